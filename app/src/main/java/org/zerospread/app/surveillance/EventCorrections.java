package org.zerospread.app.surveillance;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;

/// Corrects when an event of a case was, or where the person was infected: a new event takes the place of the old one from now on, and the old one counts for every bulletin as known before.
@Component
public class EventCorrections {

    private static final int LONGEST_REASON = 500;

    private final JdbcClient sql;
    private final AuditTrail audit;
    private final DistrictClock clock;

    EventCorrections(JdbcClient sql, AuditTrail audit, DistrictClock clock) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
    }

    /// An event with those beside it.
    private record Event(UUID id, UUID caseId, UUID person, long region, CaseState kind, @Nullable Source source, @Nullable String note, Instant at, @Nullable Instant before, @Nullable Instant after) {
    }

    /// Corrects an event that is not corrected yet.
    ///
    /// @param at when it was
    /// @param source for a confirmation or an infection without symptoms; null leaves it
    @Transactional
    public CaseAnswer correct(UUID event, Instant at, @Nullable Source source, @Nullable String reason) {
        String why = reason == null ? "" : reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            return new CaseAnswer.Refused("CAS-008", "更正须写明理由, 最多 " + LONGEST_REASON + " 字", "say why it is corrected, in at most " + LONGEST_REASON + " characters");
        }
        Optional<Event> found = find(event);
        if (found.isEmpty()) {
            return new CaseAnswer.Refused("CAS-010", "没有这一事件, 或它已被更正", "no such event here, or it is corrected already");
        }
        Event old = found.get();
        Source fresh = old.kind().hasSource() && source != null ? source : old.source();
        if (at.isAfter(clock.instant()) || old.before() != null && at.isBefore(old.before()) || old.after() != null && at.isAfter(old.after())) {
            return new CaseAnswer.Refused("CAS-005", "时间须在前后两个事件之间, 且不晚于现在", "the time must lie between the events before and after, and not be in the future");
        }
        if (at.equals(old.at()) && fresh == old.source()) {
            return new CaseAnswer.Done(new CaseId(old.caseId()));
        }
        replace(old, at, fresh);
        keepOld(old, "HAPPENED_AT", old.at().toString(), at.toString(), why);
        keepOld(old, "SOURCE", name(old.source()), name(fresh), why);
        audit.record("case.event_corrected", old.region(), old.caseId().toString(), old.kind() + ", " + why);
        return new CaseAnswer.Done(new CaseId(old.caseId()));
    }

    private Optional<Event> find(UUID event) {
        return sql.sql("""
                select e.id, e.case_id, e.person_id, e.region, e.kind, e.source, e.note, e.happened_at,
                       (select max(b.happened_at) from surveillance.case_step b where b.case_id = e.case_id and b.id <> e.id and (b.happened_at, b.recorded_at) < (e.happened_at, e.recorded_at)) as before,
                       (select min(b.happened_at) from surveillance.case_step b where b.case_id = e.case_id and b.id <> e.id and (b.happened_at, b.recorded_at) > (e.happened_at, e.recorded_at)) as after
                from surveillance.case_step e join surveillance.case_file c on c.id = e.case_id
                where e.id = :id and c.region between store.low() and store.high() for update of c
                """).param("id", event).query((row, index) -> new Event(row.getObject("id", UUID.class), row.getObject("case_id", UUID.class), row.getObject("person_id", UUID.class), row.getLong("region"),
                        CaseState.valueOf(row.getString("kind")), row.getString("source") == null ? null : Source.valueOf(row.getString("source")), row.getString("note"),
                        Objects.requireNonNull(instant(row.getObject("happened_at", OffsetDateTime.class))), instant(row.getObject("before", OffsetDateTime.class)),
                        instant(row.getObject("after", OffsetDateTime.class)))).optional();
    }

    private void replace(Event old, Instant at, @Nullable Source source) {
        sql.sql("""
                insert into surveillance.case_event (id, case_id, person_id, region, kind, source, note, happened_at, recorded_at, recorded_by, corrects)
                values (:id, :case, :person, :region, :kind, :source, :note, :at, :recorded, :by, :corrects)
                """).param("id", UUID.randomUUID()).param("case", old.caseId()).param("person", old.person()).param("region", old.region()).param("kind", old.kind().name())
                .param("source", name(source)).param("note", old.note()).param("at", at.atOffset(ZoneOffset.UTC)).param("recorded", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", Jurisdiction.actorNow()).param("corrects", old.id()).update();
        sql.sql("""
                update surveillance.case_file c set source = coalesce(:source, c.source), state_since = case when c.state = :kind and :last then :at else c.state_since end where c.id = :case
                """).param("source", name(source)).param("kind", old.kind().name()).param("last", old.after() == null).param("at", at.atOffset(ZoneOffset.UTC)).param("case", old.caseId()).update();
    }

    private void keepOld(Event event, String field, @Nullable String before, @Nullable String after, String why) {
        if (Objects.equals(before, after)) {
            return;
        }
        sql.sql("""
                insert into surveillance.correction (id, case_id, person_id, region, field, old_value, new_value, reason, recorded_at, recorded_by)
                values (:id, :case, :person, :region, :field, :old, :new, :reason, :at, :by)
                """).param("id", UUID.randomUUID()).param("case", event.caseId()).param("person", event.person()).param("region", event.region()).param("field", field + "." + event.kind())
                .param("old", before).param("new", after).param("reason", why).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).update();
    }

    private static @Nullable String name(@Nullable Source source) {
        return source == null ? null : source.name();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
