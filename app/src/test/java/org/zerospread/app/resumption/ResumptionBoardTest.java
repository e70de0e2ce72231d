package org.zerospread.app.resumption;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zerospread.app.board.ResumptionBoard;
import org.zerospread.app.enterprise.Firm;
import org.zerospread.app.enterprise.FirmRegister;
import org.zerospread.app.enterprise.Firms;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.quarantine.StayDraft;
import org.zerospread.app.quarantine.StayReason;
import org.zerospread.app.quarantine.Stays;
import org.zerospread.app.situation.Bulletin;
import org.zerospread.app.situation.BulletinDesk;
import org.zerospread.app.situation.BulletinText;
import org.zerospread.engine.region.RegionRange;
import org.zerospread.engine.resumption.Bottleneck;

import static org.assertj.core.api.Assertions.assertThat;

/// What the board and the bulletin say of firms in the loop.
class ResumptionBoardTest extends FirmOfTests {

    private static final LocalDate TODAY = LocalDate.parse("2020-02-10");

    @Autowired
    ResumptionBoard board;
    @Autowired
    BulletinDesk bulletins;
    @Autowired
    FirmRegister register;
    @Autowired
    Firms firms;
    @Autowired
    Stays stays;

    private ResumptionBoard.Waiting waiting(UUID firm) {
        return OFFICE.call(() -> board.waiting(DISTRICT.range())).stream().filter(one -> one.firm().equals(firm)).findFirst().orElseThrow();
    }

    private ResumptionBoard.Group group(RegionRange inside, LocalDate on, ResumptionBoard.Dimension dimension, String value) {
        return OFFICE.call(() -> board.groups(inside, on)).stream().filter(one -> one.dimension() == dimension && one.value().equals(value)).findFirst().orElseThrow();
    }

    private Bulletin bulletin(Instant knownAt) {
        return OFFICE.call(() -> bulletins.draw(DISTRICT, TODAY, knownAt));
    }

    @Test
    void aFirmAtWorkCountsInEveryGroupAndItsDay() {
        ResumptionBoard.Group before = OFFICE.call(() -> board.groups(DISTRICT.range(), TODAY)).getFirst();
        UUID firm = working(10);
        ResumptionBoard.Group all = group(DISTRICT.range(), TODAY, ResumptionBoard.Dimension.ALL, "");
        assertThat(all.rate().firms() - before.rate().firms()).isEqualTo(1);
        assertThat(all.rate().working() - before.rate().working()).isEqualTo(1);
        assertThat(all.rate().largeWorking() - before.rate().largeWorking()).isEqualTo(1);
        assertThat(all.rate().staffReturned() - before.rate().staffReturned()).isEqualTo(10);
        for (ResumptionBoard.Dimension dimension : List.of(ResumptionBoard.Dimension.INDUSTRY, ResumptionBoard.Dimension.SIZE, ResumptionBoard.Dimension.PRIORITY, ResumptionBoard.Dimension.TOWN)) {
            String value = switch (dimension) {
                case INDUSTRY -> "C";
                case SIZE -> "MEDIUM";
                case PRIORITY -> "ESSENTIAL";
                default -> "500153101000000";
            };
            assertThat(group(DISTRICT.range(), TODAY, dimension, value).rate().working()).as(dimension.name()).isPositive();
        }
        assertThat(group(DISTRICT.range(), TODAY.minusDays(1), ResumptionBoard.Dimension.ALL, "").rate().working()).isEqualTo(0);
        assertThat(OFFICE.call(() -> board.days(DISTRICT.range(), TODAY.plusDays(2)))).hasSizeGreaterThanOrEqualTo(3).last().satisfies(day -> assertThat(day.working()).isEqualTo(all.rate().working()));
        assertThat(OFFICE.call(() -> board.waiting(DISTRICT.range()))).extracting(ResumptionBoard.Waiting::firm).doesNotContain(firm);
    }

    @Test
    void eachWaitingFirmSaysWhatKeepsItAndForHowLong() {
        UUID fresh = firm(4);
        assertThat(waiting(fresh).bottlenecks()).containsExactly(Bottleneck.NOT_SCREENED);
        UUID short4 = firm(4);
        List<PersonId> held = OFFICE.call(() -> transaction.execute(status -> sql.sql("select person_id from enterprise.staff where firm_id = :firm limit 2").param("firm", short4)
                .query((row, index) -> new PersonId(row.getObject("person_id", UUID.class))).list()));
        OFFICE.run(() -> stays.open(held.stream().map(person -> new StayDraft(UUID.randomUUID(), person, StayReason.KEY_AREA_ARRIVAL, LocalDate.parse("2020-02-08"))).toList()));
        screen(short4);
        assertThat(waiting(short4).bottlenecks()).containsExactly(Bottleneck.STAFF, Bottleneck.NOT_RETURNED);
        assertThat(waiting(short4).staffHeld()).isEqualTo(2);
        UUID poor = firm(4);
        screen(poor);
        batch(poor, staff(poor));
        OFFICE.run(() -> transaction.executeWithoutResult(status -> supply(poor, "masks", 3)));
        assertThat(waiting(poor).bottlenecks()).containsExactly(Bottleneck.SUPPLIES, Bottleneck.NOT_FILED);
        OFFICE.run(() -> transaction.executeWithoutResult(status -> supply(poor, "masks", 300)));
        show(poor);
        file(poor);
        assertThat(waiting(poor).bottlenecks()).containsExactly(Bottleneck.REVIEW);
        at("2020-02-13T02:00:00Z");
        assertThat(waiting(poor).daysWaiting()).isEqualTo(3);
        assertThat(waiting(poor).staffReturned()).isEqualTo(4);
        assertThat(OFFICE.call(() -> board.waiting(DISTRICT.range()))).extracting(ResumptionBoard.Waiting::daysWaiting).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    private List<Object> counted(Instant known) {
        Bulletin bulletin = bulletin(known);
        return List.of(bulletin.enterprisesLargeTotal(), bulletin.enterprisesLargeResumed(), bulletin.staffExpected(), bulletin.staffReturned());
    }

    @Test
    void theBulletinCountsAsKnownThenWhateverIsCorrectedLater() {
        Bulletin before = bulletin(NOW);
        UUID firm = working(10);
        Bulletin now = bulletin(NOW);
        assertThat(now.enterprisesLargeTotal() - before.enterprisesLargeTotal()).isEqualTo(1);
        assertThat(now.enterprisesLargeResumed() - before.enterprisesLargeResumed()).isEqualTo(1);
        assertThat(now.staffExpected() - before.staffExpected()).isEqualTo(10);
        assertThat(now.staffReturned() - before.staffReturned()).isEqualTo(10);
        assertThat(now.asJson()).containsEntry("enterprises_large_resumed", now.enterprisesLargeResumed()).containsKeys("enterprises_large_total", "staff_expected", "staff_returned");
        assertThat(BulletinText.of(now)).contains("复工复产:规上企业 " + now.enterprisesLargeTotal() + " 家,已复工 " + now.enterprisesLargeResumed() + " 家");
        List<Object> counted = counted(NOW);
        at("2020-02-11T02:00:00Z");
        Firm known = OFFICE.call(() -> firms.find(firm)).orElseThrow();
        Firm small = new Firm(known.id(), known.creditCode(), known.name(), known.industry(), known.size(), false, known.park(), known.priority(), known.region(), known.address(), known.contact(), known.phone(), 7, null);
        assertThat(OFFICE.call(() -> register.change(small))).isTrue();
        assertThat(counted(NOW)).as("as known before the correction").isEqualTo(counted);
        Bulletin later = bulletin(Instant.parse("2020-02-11T03:00:00Z"));
        assertThat(later.enterprisesLargeTotal()).isEqualTo(now.enterprisesLargeTotal() - 1);
        assertThat(later.staffExpected()).isEqualTo(now.staffExpected() - 3);
        assertThat(OFFICE.call(() -> register.close(known, LocalDate.parse("2020-02-11")))).isTrue();
        assertThat(counted(NOW)).isEqualTo(counted);
    }
}
