package org.zerospread.app.tracing;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.person.FormReader;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;

/// Takes down stays in an interview, puts them right and withdraws them. Nothing is overwritten: what was told before stays on record, with who put it right, when and why.
@Component
public class TrackDesk {

    private static final int SHORTEST_REASON = 2;
    private static final int LONGEST_REASON = 200;

    private final JdbcClient sql;
    private final TrackIntake intake;
    private final Places places;
    private final Regions regions;
    private final AuditTrail audit;
    private final DistrictClock clock;

    TrackDesk(JdbcClient sql, TrackIntake intake, Places places, Regions regions, AuditTrail audit, DistrictClock clock) {
        this.sql = sql;
        this.intake = intake;
        this.places = places;
        this.regions = regions;
        this.audit = audit;
        this.clock = clock;
    }

    /// Takes down a stay.
    @Transactional
    public TrackAnswer tell(PersonId person, TrackForm form) {
        FormReader reader = new FormReader(regions, clock);
        TrackDraft draft = new TrackReader(reader, places).read(person, form);
        return draft == null ? new TrackAnswer.Refused(reader.faults()) : take(draft);
    }

    /// Puts a stay right: the new one takes its place.
    @Transactional
    public TrackAnswer correct(PersonId person, UUID track, TrackForm form) {
        FormReader reader = new FormReader(regions, clock);
        TrackDraft draft = new TrackReader(reader, places).read(person, form);
        String reason = reason(reader, form.reason());
        if (draft == null || reason == null) {
            return new TrackAnswer.Refused(reader.faults());
        }
        if (find(person, track).isEmpty()) {
            return gone();
        }
        return switch (take(draft)) {
            case TrackAnswer.Refused refused -> refused;
            case TrackAnswer.Done done -> {
                revise(person, track, done.track(), reason);
                yield done;
            }
        };
    }

    /// Withdraws a stay that was never so.
    @Transactional
    public TrackAnswer withdraw(PersonId person, UUID track, @Nullable String why) {
        FormReader reader = new FormReader(regions, clock);
        String reason = reason(reader, why);
        if (reason == null) {
            return new TrackAnswer.Refused(reader.faults());
        }
        if (find(person, track).isEmpty()) {
            return gone();
        }
        revise(person, track, null, reason);
        return new TrackAnswer.Done(track);
    }

    private static @Nullable String reason(FormReader reader, @Nullable String typed) {
        String reason = reader.text("reason", typed, LONGEST_REASON);
        if (reason == null || reason.codePointCount(0, reason.length()) < SHORTEST_REASON) {
            reader.add("reason", "TRK-008", "请写明原因", "say why");
            return null;
        }
        return reason;
    }

    private static TrackAnswer gone() {
        return TrackAnswer.Refused.of("track", "TRK-005", "没有这段轨迹,或已更正、撤回:请刷新页面", "no such stay, or it was put right or withdrawn already: load the page again");
    }

    /// The region of a stay that still stands; it is held until the end of the transaction, so that two people do not put it right at once.
    private Optional<Long> find(PersonId person, UUID track) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended(:track::text, 360))").param("track", track).query((row, index) -> 0).list();
        return sql.sql("""
                select t.region from tracing.track t
                where t.id = :track and t.person_id = :person and t.region between store.low() and store.high() and not exists (select from tracing.revision v where v.track_id = t.id)
                """).param("track", track).param("person", person.value()).query(Long.class).optional();
    }

    private TrackAnswer take(TrackDraft draft) {
        List<TrackIntake.Refusal> refused = intake.receive(List.of(draft)).refused();
        return refused.isEmpty() ? new TrackAnswer.Done(draft.id())
                : TrackAnswer.Refused.of(refused.getFirst().code().equals("TRK-002") ? "from" : "person", refused.getFirst().code(), refused.getFirst().zh(), refused.getFirst().en());
    }

    private void revise(PersonId person, UUID track, @Nullable UUID successor, String reason) {
        long region = sql.sql("""
                insert into tracing.revision (track_id, successor_id, region, reason, recorded_at, recorded_by)
                select t.id, :successor, t.region, :reason, :at, :by from tracing.track t where t.id = :track
                returning region
                """).param("successor", successor).param("reason", reason).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).param("track", track)
                .query(Long.class).single();
        audit.record(successor == null ? "track.withdrawn" : "track.corrected", region, person.toString(), track + (successor == null ? "" : " by " + successor) + ", " + reason);
    }
}
