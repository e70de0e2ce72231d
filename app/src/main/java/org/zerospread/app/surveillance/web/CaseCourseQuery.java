package org.zerospread.app.surveillance.web;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The clinical course of a case, its samples and tests.
@Component
@Transactional(readOnly = true)
class CaseCourseQuery {

    private static final int MOST_TESTS = 100;

    private final JdbcClient sql;

    CaseCourseQuery(JdbcClient sql) {
        this.sql = sql;
    }

    /// The course, struck entries among it.
    List<CaseFilePage.Course> listCourse(UUID id) {
        return sql.sql("""
                select id, kind, severity, temperature_tenths, note, happened_at, recorded_by, struck_by, struck_reason from surveillance.course where case_id = :id order by happened_at, seq
                """).param("id", id).query((row, index) -> {
            int tenths = row.getInt("temperature_tenths");
            String temperature = row.wasNull() ? null : "%d.%d".formatted(tenths / 10, tenths % 10);
            return new CaseFilePage.Course(row.getObject("id", UUID.class), row.getString("kind"), row.getString("severity"), temperature, row.getString("note"), ClinicQuery.instant(row, "happened_at"),
                    row.getString("recorded_by"), row.getString("struck_by"), row.getString("struck_reason"));
        }).list();
    }

    /// Tests of the person, from 30 days before the case on, the latest first.
    List<CaseFilePage.Test> listTests(UUID id) {
        return sql.sql("""
                select t.method, t.purpose, t.sampled_at, t.result, t.resulted_at, t.recorded_by
                from surveillance.case_file c join surveillance.test t on t.person_id = c.person_id
                where c.id = :id and t.sampled_at >= (select min(e.happened_at) from surveillance.case_step e where e.case_id = c.id) - interval '30 days'
                order by t.sampled_at desc, t.resulted_at desc limit :most
                """).param("id", id).param("most", MOST_TESTS).query((row, index) -> new CaseFilePage.Test(row.getString("method"), row.getString("purpose"), ClinicQuery.instant(row, "sampled_at"),
                        row.getString("result"), ClinicQuery.instant(row, "resulted_at"), row.getString("recorded_by"))).list();
    }

    /// Samples that wait.
    List<CaseFilePage.Sample> listWaiting(UUID id) {
        return sql.sql("""
                select s.id, s.method, s.purpose, s.sampled_at, s.laboratory from surveillance.sample s
                where s.case_id = :id and not exists (select from surveillance.test t where t.id = s.id) order by s.sampled_at
                """).param("id", id).query((row, index) -> new CaseFilePage.Sample(row.getObject("id", UUID.class), row.getString("method"), row.getString("purpose"), ClinicQuery.instant(row, "sampled_at"),
                        row.getString("laboratory"))).list();
    }
}
