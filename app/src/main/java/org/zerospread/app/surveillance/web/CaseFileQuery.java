package org.zerospread.app.surveillance.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.Masking;
import org.zerospread.app.surveillance.CaseField;
import org.zerospread.app.surveillance.CaseState;

/// What is on record of one case.
@Component
@Transactional(readOnly = true)
class CaseFileQuery {

    private static final int MOST_CONTACTS = 300;

    private final JdbcClient sql;

    CaseFileQuery(JdbcClient sql) {
        this.sql = sql;
    }

    /// Whose case it is.
    Optional<CaseFilePage.Head> findHead(UUID id) {
        return sql.sql("""
                select c.id, c.number, c.person_id, p.name, p.sex, p.birth_date, c.age, c.state, c.state_since, c.source, c.disease,
                       c.state <> 'ASYMPTOMATIC' and exists (select from surveillance.case_step a where a.case_id = c.id and a.kind = 'ASYMPTOMATIC')
                           and exists (select from surveillance.case_step a where a.case_id = c.id and a.kind = 'CONFIRMED') as turned,
                       coalesce((select string_agg(r.name, ' ' order by r.level) from region.region r
                        where r.code in (c.region - c.region % 1000000, c.region - c.region % 1000) and r.level in (3, 4)), '') as place
                from surveillance.case_file c join person.person p on p.id = c.person_id where c.id = :id
                """).param("id", id).query((row, index) -> {
            int age = row.getInt("age");
            Integer known = row.wasNull() ? null : age;
            return new CaseFilePage.Head(row.getObject("id", UUID.class), row.getString("number"), row.getObject("person_id", UUID.class), Masking.name(row.getString("name")), row.getString("sex"),
                    row.getObject("birth_date", LocalDate.class), known, row.getString("place"), CaseState.valueOf(row.getString("state")), ClinicQuery.instant(row, "state_since"), row.getString("source"),
                    row.getString("disease"), row.getBoolean("turned"));
        }).optional();
    }

    /// What stands in its fields; those without a value are left out.
    Map<CaseField, String> fields(UUID id) {
        Map<CaseField, String> fields = new EnumMap<>(CaseField.class);
        sql.sql("""
                select f.field, to_jsonb(c) ->> lower(f.field) as value from surveillance.case_file c cross join unnest(:fields::text[]) as f (field)
                where c.id = :id and to_jsonb(c) ->> lower(f.field) is not null
                """).param("fields", java.util.Arrays.stream(CaseField.values()).map(Enum::name).toArray(String[]::new)).param("id", id).query(row -> {
            fields.put(CaseField.valueOf(row.getString("field")), row.getString("value"));
        });
        return fields;
    }

    /// Its events as they are known now.
    List<CaseFilePage.Step> listSteps(UUID id) {
        return sql.sql("select id, kind, source, note, happened_at, recorded_at, recorded_by, corrects is not null as corrected from surveillance.case_step where case_id = :id order by happened_at, recorded_at")
                .param("id", id).query((row, index) -> new CaseFilePage.Step(row.getObject("id", UUID.class), CaseState.valueOf(row.getString("kind")), row.getString("source"), row.getString("note"),
                        ClinicQuery.instant(row, "happened_at"), ClinicQuery.instant(row, "recorded_at"), row.getString("recorded_by"), row.getBoolean("corrected"))).list();
    }

    /// Who met this case: the first degree first.
    List<CaseFilePage.Contact> listContacts(UUID id) {
        return sql.sql("""
                select k.person_id, p.name, k.degree, k.setting, k.last_exposure, k.released_on, o.id as case_id, o.number
                from surveillance.contact k join person.person p on p.id = k.person_id
                left join lateral (select f.id, f.number from surveillance.case_file f where f.person_id = k.person_id and f.id <> k.case_id and f.state <> 'EXCLUDED' order by f.recorded_at desc limit 1) o on true
                where k.case_id = :id order by k.degree, k.last_exposure desc, p.pinyin limit :most
                """).param("id", id).param("most", MOST_CONTACTS).query(CaseFileQuery::contact).list();
    }

    /// Cases of whom this one was a contact before he fell ill.
    List<CaseFilePage.Contact> listSources(UUID id) {
        return sql.sql("""
                select s.person_id, p.name, k.degree, k.setting, k.last_exposure, k.released_on, s.id as case_id, s.number
                from surveillance.case_file c join surveillance.contact k on k.person_id = c.person_id join surveillance.case_file s on s.id = k.case_id join person.person p on p.id = s.person_id
                where c.id = :id order by k.degree, k.last_exposure
                """).param("id", id).query(CaseFileQuery::contact).list();
    }

    /// The case that may have infected this one.
    Optional<CaseFilePage.Infector> findInfector(UUID id) {
        return sql.sql("select i.id, i.number, p.name from surveillance.case_file c join surveillance.case_file i on i.id = c.infector_case join person.person p on p.id = i.person_id where c.id = :id").param("id", id)
                .query((row, index) -> new CaseFilePage.Infector(row.getObject("id", UUID.class), row.getString("number"), Masking.name(row.getString("name")))).optional();
    }

    private static CaseFilePage.Contact contact(ResultSet row, int index) throws SQLException {
        return new CaseFilePage.Contact(row.getObject("person_id", UUID.class), Masking.name(row.getString("name")), row.getInt("degree"), row.getString("setting"),
                row.getObject("last_exposure", LocalDate.class), row.getObject("released_on", LocalDate.class), row.getObject("case_id", UUID.class), row.getString("number"));
    }

    /// What was corrected, the latest first.
    List<CaseFilePage.Correction> listCorrections(UUID id) {
        return sql.sql("select field, old_value, new_value, reason, recorded_at, recorded_by from surveillance.correction where case_id = :id order by seq desc").param("id", id)
                .query((row, index) -> new CaseFilePage.Correction(row.getString("field"), row.getString("old_value"), row.getString("new_value"), row.getString("reason"),
                        ClinicQuery.instant(row, "recorded_at"), row.getString("recorded_by"))).list();
    }

    /// The last judgement that was kept.
    Optional<CaseFilePage.Judged> findJudged(UUID id) {
        return sql.sql("select class, edition, recorded_at, recorded_by from surveillance.judgement where case_id = :id order by seq desc limit 1").param("id", id)
                .query((row, index) -> new CaseFilePage.Judged(row.getString("class"), row.getString("edition"), ClinicQuery.instant(row, "recorded_at"), row.getString("recorded_by"))).optional();
    }

    /// From when on nobody was met any more: isolated, admitted, or confirmed.
    Optional<Instant> findIsolated(UUID id) {
        return sql.sql("""
                select min(at) as at from (
                    select happened_at as at from surveillance.course where case_id = :id and kind in ('ISOLATED', 'ADMITTED') and struck_at is null
                    union all select happened_at from surveillance.case_step where case_id = :id and kind in ('CONFIRMED', 'ASYMPTOMATIC')) i having min(at) is not null
                """).param("id", id).query((row, index) -> ClinicQuery.instant(row, "at")).optional();
    }
}
