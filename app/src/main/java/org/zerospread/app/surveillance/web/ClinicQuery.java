package org.zerospread.app.surveillance.web;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.Masking;
import org.zerospread.app.surveillance.CaseState;
import org.zerospread.app.surveillance.TriageState;
import org.zerospread.engine.grading.OriginClass;
import org.zerospread.engine.triage.Exposure;
import org.zerospread.engine.triage.Symptom;
import org.zerospread.engine.triage.TriageFacts;

/// Visits to the fever clinic: the queues of a day, and one with all that hangs on it.
@Component
@Transactional(readOnly = true)
class ClinicQuery {

    private static final int MOST_ROWS = 500;

    private final JdbcClient sql;

    ClinicQuery(JdbcClient sql) {
        this.sql = sql;
    }

    /// The visits of a day, those in the clinic first: called, then by their numbers.
    List<ClinicPage.Row> list(LocalDate day, @Nullable String desk) {
        return sql.sql("""
                select v.id, v.ticket, v.desk, v.person_id, v.origin_class, v.exposures, v.symptoms, v.temperature_tenths, v.measure, v.state, v.state_since, v.happened_at, v.case_id, p.name, p.sex
                from surveillance.triage v join person.person p on p.id = v.person_id
                where v.day = :day and (:desk::text is null or v.desk = :desk)
                order by v.state in ('GONE', 'HOSPITALISED'), array_position(array['KEY_AREA', 'FEVER', 'ORDINARY'], v.desk), v.ticket limit :most
                """).param("day", day).param("desk", desk).param("most", MOST_ROWS).query(ClinicQuery::row).list();
    }

    /// How many are in the clinic, by desk.
    Map<String, Long> countWaiting(LocalDate day) {
        Map<String, Long> counts = new LinkedHashMap<>();
        sql.sql("""
                select d.desk, count(v.id) as visits from unnest(array['KEY_AREA', 'FEVER', 'ORDINARY']) with ordinality as d (desk, place)
                left join surveillance.triage v on v.desk = d.desk and v.day = :day and v.state not in ('GONE', 'HOSPITALISED')
                group by d.desk, d.place order by d.place
                """).param("day", day).query(row -> {
                    counts.put(row.getString("desk"), row.getLong("visits"));
                });
        return counts;
    }

    /// One visit.
    Optional<ClinicPage.Row> find(UUID visit) {
        return sql.sql("""
                select v.id, v.ticket, v.desk, v.person_id, v.origin_class, v.exposures, v.symptoms, v.temperature_tenths, v.measure, v.state, v.state_since, v.happened_at, v.case_id, p.name, p.sex
                from surveillance.triage v join person.person p on p.id = v.person_id where v.id = :id
                """).param("id", visit).query(ClinicQuery::row).optional();
    }

    /// Somebody registered here.
    Optional<ClinicPage.Known> findKnown(@Nullable UUID person) {
        return sql.sql("""
                select p.id, p.name, p.sex, p.birth_date, coalesce((select string_agg(r.name, ' ' order by r.level) from region.region r
                    where r.code in (p.region - p.region % 1000000, p.region - p.region % 1000) and r.level in (3, 4)), '') as place
                from person.person p where p.id = :id
                """).param("id", person).query((row, index) -> new ClinicPage.Known(row.getObject("id", UUID.class), Masking.name(row.getString("name")), row.getString("sex"),
                        row.getObject("birth_date", LocalDate.class), row.getString("place"))).optional();
    }

    /// The way of a visit so far.
    List<VisitPage.Step> listSteps(UUID visit) {
        return sql.sql("select state, happened_at, recorded_by from surveillance.triage_step where triage_id = :id order by seq").param("id", visit)
                .query((row, index) -> new VisitPage.Step(row.getString("state"), instant(row, "happened_at"), row.getString("recorded_by"))).list();
    }

    /// Tests of a person sampled since a moment, the newest first.
    List<VisitPage.Test> listTests(UUID person, Instant since) {
        return sql.sql("select method, sampled_at, result, resulted_at from surveillance.test where person_id = :person and sampled_at >= :since order by sampled_at desc, resulted_at desc")
                .param("person", person).param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, index) -> new VisitPage.Test(row.getString("method"), instant(row, "sampled_at"), row.getString("result"), instant(row, "resulted_at"))).list();
    }

    /// The case that hangs on a visit, or the person's open one.
    Optional<VisitPage.Suspicion> findSuspicion(UUID visit) {
        return sql.sql("""
                select c.id, c.number, c.state from surveillance.triage v join surveillance.case_file c on c.person_id = v.person_id
                where v.id = :id and (c.id = v.case_id or v.case_id is null and c.state not in ('EXCLUDED', 'CLOSED', 'DEAD')) limit 1
                """).param("id", visit)
                .query((row, index) -> new VisitPage.Suspicion(row.getObject("id", UUID.class), row.getString("number"), CaseState.valueOf(row.getString("state")), null)).optional();
    }

    /// What was answered, as the policy reads it.
    static TriageFacts facts(ClinicPage.Row row) {
        return new TriageFacts(row.originClass() == null ? null : OriginClass.valueOf(row.originClass()), words(row.exposures(), Exposure.class), words(row.symptoms(), Symptom.class),
                row.temperature() == null ? null : new BigDecimal(row.temperature()));
    }

    private static <E extends Enum<E>> Set<E> words(List<String> names, Class<E> of) {
        return names.stream().map(name -> Enum.valueOf(of, name)).collect(Collectors.toSet());
    }

    private static ClinicPage.Row row(ResultSet row, int index) throws SQLException {
        int tenths = row.getInt("temperature_tenths");
        String temperature = row.wasNull() ? null : "%d.%d".formatted(tenths / 10, tenths % 10);
        return new ClinicPage.Row(row.getObject("id", UUID.class), row.getInt("ticket"), row.getString("desk"), row.getObject("person_id", UUID.class), Masking.name(row.getString("name")),
                row.getString("sex"), row.getString("origin_class"), texts(row, "exposures"), texts(row, "symptoms"), temperature, row.getString("measure"),
                TriageState.valueOf(row.getString("state")), instant(row, "state_since"), instant(row, "happened_at"), row.getObject("case_id") != null);
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
