package org.zerospread.app.tracing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.person.TimelineEntry;
import org.zerospread.app.person.TimelineSource;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.track.Position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Tracks come in once, at one place each.
class TrackIntakeTest extends SmallDistrict {

    @Autowired
    TrackIntake intake;

    @Autowired
    List<TimelineSource> timeline;

    private static TrackDraft stay(PersonId person, String place, Instant from) {
        return new TrackDraft(UUID.randomUUID(), person, new TrackDraft.Place(RegionCode.parse("420103"), PlaceKind.MARKET, place, new Position(30.6, 114.3)), from,
                from.plus(Duration.ofHours(1)), TrackDraft.Certainty.CERTAIN, TrackDraft.Source.INTERVIEW, null, null, null);
    }

    @Test
    void takesATrackOnceAndOnePlaceForAllWhoWereThere() {
        String market = "市场" + UUID.randomUUID();
        PersonId one = somebody();
        List<TrackDraft> sent = List.of(stay(one, market, NOW.minusSeconds(9000)), stay(somebody(), market + " ", NOW.minusSeconds(8000)));
        assertThat(OFFICE.call(() -> intake.receive(sent))).isEqualTo(new TrackIntake.Receipt(2, List.of()));
        assertThat(OFFICE.call(() -> intake.receive(sent))).isEqualTo(new TrackIntake.Receipt(0, List.of()));
        assertThat(count("select count(*) from tracing.place where name = ?", market)).isEqualTo(1);
        List<TimelineEntry> told = OFFICE.call(() -> transaction.execute(status -> timeline.stream().flatMap(source -> source.listEntries(one).stream())
                .filter(entry -> entry.kind() == TimelineEntry.Kind.TRACK).toList()));
        assertThat(told).hasSize(1);
    }

    @Test
    void tellsWhichTracksItDoesNotTakeAndWhy() {
        TrackDraft stranger = stay(new PersonId(UUID.randomUUID()), "市场", NOW.minusSeconds(9000));
        TrackDraft future = stay(somebody(), "市场", NOW.plusSeconds(60));
        TrackIntake.Receipt receipt = OFFICE.call(() -> intake.receive(List.of(stranger, future, stay(somebody(), "市场", NOW.minusSeconds(9000)))));
        assertThat(receipt.tracks()).isEqualTo(1);
        assertThat(receipt.refused()).extracting(TrackIntake.Refusal::track, TrackIntake.Refusal::code)
                .containsExactlyInAnyOrder(org.assertj.core.groups.Tuple.tuple(stranger.id(), "TRK-001"), org.assertj.core.groups.Tuple.tuple(future.id(), "TRK-002"));
    }

    @Test
    void anotherDistrictNeitherAddsNorSeesTracks() {
        PersonId person = somebody();
        Jurisdiction elsewhere = new Jurisdiction("elsewhere", RegionCode.parse("500118").range());
        assertThat(elsewhere.call(() -> intake.receive(List.of(stay(person, "市场", NOW.minusSeconds(9000))))).refused()).hasSize(1);
        OFFICE.run(() -> intake.receive(List.of(stay(person, "市场", NOW.minusSeconds(9000)))));
        Long seen = elsewhere.call(() -> transaction.execute(status -> sql.sql("select count(*) from tracing.track").query(Long.class).single()));
        assertThat(seen).isZero();
    }

    @Test
    void refusesAStayThatEndsBeforeItBegins() {
        PersonId person = somebody();
        assertThatThrownBy(() -> new TrackDraft(UUID.randomUUID(), person, new TrackDraft.Place(DISTRICT, PlaceKind.HOME, "家", null), NOW, NOW, TrackDraft.Certainty.CERTAIN,
                TrackDraft.Source.VISIT, null, null, null)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("must end after");
        assertThatThrownBy(() -> new Position(114.3, 300)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("outside the world");
    }
}
