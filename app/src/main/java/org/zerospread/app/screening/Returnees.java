package org.zerospread.app.screening;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.Masking;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.person.ArrivalForm;
import org.zerospread.app.person.Arrivals;
import org.zerospread.app.person.FoundBy;
import org.zerospread.app.person.PersonDesk;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.grading.OriginClass;

/// A returnee found at the door: his journey is registered, its origin classified, and his quarantine proposed, in one step and one transaction.
///
/// Whoever has the right to quarantine accepts or declines. Until then, or where no stay is asked for, the finder can withdraw what he registered by
/// mistake: proposal and journey stay on record, and the journey counts no longer from then on.
@Component
public class Returnees {

    private final JdbcClient sql;
    private final PersonDesk persons;
    private final Arrivals arrivals;
    private final StayProposer quarantine;
    private final AuditTrail audit;
    private final DistrictClock clock;

    Returnees(JdbcClient sql, PersonDesk persons, Arrivals arrivals, StayProposer quarantine, AuditTrail audit, DistrictClock clock) {
        this.sql = sql;
        this.persons = persons;
        this.arrivals = arrivals;
        this.quarantine = quarantine;
        this.audit = audit;
        this.clock = clock;
    }

    /// What was decided on a proposal.
    public enum Decision {
        ACCEPTED, DECLINED, WITHDRAWN
    }

    /// A returnee as just registered.
    ///
    /// @param proposal null when no stay is asked for
    public record Found(UUID id, PersonId person, UUID arrival, OriginClass originClass, StayProposer.@Nullable ProposedStay proposal) {
    }

    /// A proposal that waits, or was decided.
    ///
    /// @param name masked
    public record Proposal(UUID id, PersonId person, String name, String place, OriginClass originClass, @Nullable String origin, LocalDate foundOn, String foundBy, @Nullable String plan,
            @Nullable LocalDate startsOn, @Nullable LocalDate releaseOn, String state, Instant recordedAt) {
    }

    /// Registers a journey of a person and proposes what follows from it.
    @Transactional
    public ScreeningAnswer<Found> register(PersonId person, ArrivalForm typed) {
        ArrivalForm form = new ArrivalForm(typed.origin(), typed.departedAt(), typed.arrivedAt(), typed.transport(), typed.service(), FoundBy.SCREENING.name(), typed.stays(),
                typed.companions());
        return switch (persons.registerArrival(person, form)) {
            case PersonDesk.Answer.Refused(var faults) -> new ScreeningAnswer.Refused<>(faults);
            case PersonDesk.Answer.Registered(PersonId of, UUID arrival) -> new ScreeningAnswer.Done<>(propose(of, Objects.requireNonNull(arrival)));
        };
    }

    private Found propose(PersonId person, UUID arrival) {
        LocalDate today = clock.today();
        OriginClass origin = OriginClass.valueOf(sql.sql("select origin_class from person.arrival where id = :id").param("id", arrival).query(String.class).single());
        StayProposer.ProposedStay proposal = quarantine.propose(person, origin, today).orElse(null);
        UUID id = UUID.randomUUID();
        long region = sql.sql("""
                insert into screening.returnee (id, person_id, region, arrival_id, origin_class, found_on, found_by, plan_code, starts_on, release_on, state, recorded_at)
                select :id, :person, p.region, :arrival, :origin, :on, :by, :plan, :starts, :release, :state, :at from person.person p where p.id = :person returning region
                """).param("id", id).param("person", person.value()).param("arrival", arrival).param("origin", origin.name()).param("on", today).param("by", Jurisdiction.actorNow())
                .param("plan", proposal == null ? null : proposal.planCode()).param("starts", proposal == null ? null : proposal.startsOn())
                .param("release", proposal == null ? null : proposal.releaseOn()).param("state", proposal == null ? "NOT_NEEDED" : "PROPOSED")
                .param("at", clock.instant().atOffset(ZoneOffset.UTC)).query(Long.class).single();
        audit.record("returnee.found", region, person.toString(), origin + (proposal == null ? "" : ", proposed " + proposal.planCode() + " from " + proposal.startsOn()));
        return new Found(id, person, arrival, origin, proposal);
    }

    /// Decides on a proposal that waits. What follows from acceptance is done by the caller, in the same transaction.
    ///
    /// @param reason needed to decline or withdraw
    @Transactional
    public ScreeningAnswer<Proposal> decide(UUID id, Decision decision, @Nullable String reason) {
        if (decision != Decision.ACCEPTED && (reason == null || reason.isBlank() || reason.length() > 200)) {
            return ScreeningAnswer.refuse("reason", "SCR-014", "请写明原因,不超过 200 字", "give the reason, at most 200 characters");
        }
        Optional<Long> region = sql.sql("""
                update screening.returnee set state = :state, decided_at = :at, decided_by = :by, reason = :reason
                where id = :id and (state = 'PROPOSED' and :state <> 'WITHDRAWN' or state in ('PROPOSED', 'NOT_NEEDED') and :state = 'WITHDRAWN' and found_by = :by) returning region
                """).param("state", decision.name()).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow())
                .param("reason", reason == null ? null : reason.strip()).param("id", id).query(Long.class).optional();
        if (region.isEmpty()) {
            return ScreeningAnswer.refuse("returnee", "SCR-016", "没有这项建议,或已处理", "no such proposal here, or it is decided");
        }
        if (decision == Decision.WITHDRAWN) {
            arrivals.withdraw(sql.sql("select arrival_id from screening.returnee where id = :id").param("id", id).query(UUID.class).single(), String.valueOf(reason).strip());
        }
        audit.record("returnee." + decision.name().toLowerCase(java.util.Locale.ROOT), region.get(), id.toString(), reason);
        return new ScreeningAnswer.Done<>(find(id).orElseThrow());
    }

    /// A returnee with his proposal.
    @Transactional(readOnly = true)
    public Optional<Proposal> find(UUID id) {
        return list(id, null, "").stream().findFirst();
    }

    /// The masked name of a registered person.
    @Transactional(readOnly = true)
    public Optional<String> findName(PersonId person) {
        return sql.sql("select name from person.person where id = :id").param("id", person.value()).query(String.class).optional().map(Masking::name);
    }

    /// Proposals that wait, the oldest first.
    @Transactional(readOnly = true)
    public List<Proposal> listWaiting() {
        return list(null, null, "PROPOSED");
    }

    /// Whom a worker found today.
    @Transactional(readOnly = true)
    public List<Proposal> listFoundBy(String worker) {
        return list(null, worker, "");
    }

    private List<Proposal> list(@Nullable UUID id, @Nullable String foundBy, String state) {
        return sql.sql("""
                select t.id, t.person_id, p.name, t.origin_class, o.name as origin, t.found_on, t.found_by, t.plan_code, t.starts_on, t.release_on, t.state, t.recorded_at,
                       coalesce((select string_agg(r.name, ' ' order by r.level) from region.region r
                          where r.code in (t.region - t.region % 1000000, t.region - t.region % 1000) and r.level in (3, 4)), '') as place
                from screening.returnee t join person.person p on p.id = t.person_id join person.arrival a on a.id = t.arrival_id left join region.region o on o.code = a.origin
                where (:id::uuid is null or t.id = :id) and (:state = '' or t.state = :state)
                  and (:foundBy::text is null or t.found_by = :foundBy and t.found_on = :today)
                order by t.recorded_at, t.id limit 500
                """).param("id", id).param("state", state).param("foundBy", foundBy).param("today", clock.today()).query(Returnees::proposal).list();
    }

    private static Proposal proposal(ResultSet row, int index) throws SQLException {
        return new Proposal(row.getObject("id", UUID.class), new PersonId(row.getObject("person_id", UUID.class)), Masking.name(row.getString("name")), row.getString("place"),
                OriginClass.valueOf(row.getString("origin_class")), row.getString("origin"), row.getObject("found_on", LocalDate.class), row.getString("found_by"),
                row.getString("plan_code"), row.getObject("starts_on", LocalDate.class), row.getObject("release_on", LocalDate.class), row.getString("state"),
                Objects.requireNonNull(row.getObject("recorded_at", OffsetDateTime.class)).toInstant());
    }
}
