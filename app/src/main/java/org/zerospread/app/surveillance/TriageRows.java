package org.zerospread.app.surveillance;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.grading.OriginClass;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.triage.TriageDecision;

/// Visits to the fever clinic as rows, each with the steps of its way.
@Component
class TriageRows {

    private static final BigDecimal TEN = BigDecimal.TEN;

    private final JdbcClient sql;
    private final DistrictClock clock;

    TriageRows(JdbcClient sql, DistrictClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// What a step needs to know of a visit.
    record Visit(UUID id, PersonId person, RegionCode region, Instant at, TriageState state, @Nullable UUID caseId) {
    }

    /// Where a person of this jurisdiction is registered.
    Optional<RegionCode> findRegion(PersonId person) {
        return sql.sql("select region from person.person where id = :id and region between store.low() and store.high()").param("id", person.value()).query(Long.class).optional().map(RegionCode::new);
    }

    void insert(UUID id, PersonId person, RegionCode region, TriageAnswers answers, @Nullable OriginClass originClass, TriageDecision decision, String policy) {
        LocalDate today = clock.today();
        BigDecimal temperature = answers.temperatureCelsius();
        sql.sql("""
                insert into surveillance.triage (id, person_id, region, day, ticket, happened_at, origin, origin_class, exposures, symptoms, temperature_tenths, desk, measure, rule, policy,
                    state, state_since, recorded_at, recorded_by)
                values (:id, :person, :region, :day, :ticket, :at, :origin, :class, :exposures, :symptoms, :tenths, :desk, :measure, :rule, :policy, 'WAITING', :at, :at, :by)
                """).param("id", id).param("person", person.value()).param("region", region.value()).param("day", today).param("ticket", ticket(region, today, decision)).param("at", now())
                .param("origin", answers.origin() == null ? null : answers.origin().value()).param("class", originClass == null ? null : originClass.name())
                .param("exposures", names(answers.exposures())).param("symptoms", names(answers.symptoms()))
                .param("tenths", temperature == null ? null : temperature.multiply(TEN).shortValue()).param("desk", decision.route().desk().name()).param("measure", decision.measure().name())
                .param("rule", decision.ruleId()).param("policy", policy).param("by", Jurisdiction.actorNow()).update();
        keepStep(id, region, TriageState.WAITING);
    }

    private int ticket(RegionCode region, LocalDate day, TriageDecision decision) {
        return sql.sql("""
                insert into surveillance.ticket as t (district, day, desk, last) values (:district, :day, :desk, 1)
                on conflict (district, day, desk) do update set last = t.last + 1 returning last
                """).param("district", region.value() / 1_000_000_000L).param("day", day).param("desk", decision.route().desk().name()).query(Integer.class).single();
    }

    Optional<Visit> find(UUID id) {
        return sql.sql("select id, person_id, region, happened_at, state, case_id from surveillance.triage where id = :id and region between store.low() and store.high() for update").param("id", id)
                .query((row, index) -> new Visit(row.getObject("id", UUID.class), new PersonId(row.getObject("person_id", UUID.class)), new RegionCode(row.getLong("region")),
                        row.getObject("happened_at", OffsetDateTime.class).toInstant(), TriageState.valueOf(row.getString("state")), row.getObject("case_id", UUID.class))).optional();
    }

    void step(Visit visit, TriageState to) {
        sql.sql("update surveillance.triage set state = :to, state_since = :at where id = :id").param("to", to.name()).param("at", now()).param("id", visit.id()).update();
        keepStep(visit.id(), visit.region(), to);
    }

    void keepCase(Visit visit, CaseId caseId) {
        sql.sql("update surveillance.triage set case_id = :case where id = :id").param("case", caseId.value()).param("id", visit.id()).update();
    }

    private void keepStep(UUID visit, RegionCode region, TriageState state) {
        sql.sql("insert into surveillance.triage_step (id, triage_id, region, state, happened_at, recorded_by) values (:id, :visit, :region, :state, :at, :by)")
                .param("id", UUID.randomUUID()).param("visit", visit).param("region", region.value()).param("state", state.name()).param("at", now()).param("by", Jurisdiction.actorNow()).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static String[] names(Collection<? extends Enum<?>> words) {
        return words.stream().map(Enum::name).sorted().toArray(String[]::new);
    }
}
