package org.zerospread.app.surveillance;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import tools.jackson.databind.json.JsonMapper;

/// Corrects what is on record of cases: the old value stays with who changed it and why, and a bulletin as known before counts it still.
@Component
public class CaseCorrections {

    private static final int LONGEST_TEXT = 2_000;
    private static final int LONGEST_REASON = 500;
    private static final int MOST_CASES = 1_000;

    private final JdbcClient sql;
    private final AuditTrail audit;
    private final DistrictClock clock;
    private final JsonMapper json;

    CaseCorrections(JdbcClient sql, AuditTrail audit, DistrictClock clock, JsonMapper json) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
        this.json = json;
    }

    /// What became of a correction.
    public sealed interface Answer {

        /// It was done.
        ///
        /// @param changes values that are other ones now
        record Done(int changes) implements Answer {
        }

        /// Nothing was changed: `CAS-001` no such case here, `CAS-005` a day that cannot be, `CAS-006` a value not understood, `CAS-008` reason missing, `CAS-009` not for many at once.
        ///
        /// @param field the field that is wrong; null for the whole
        record Refused(@Nullable CaseField field, String code, String zh, String en) implements Answer {
        }
    }

    /// Gives fields of cases other values; an empty value clears the field.
    ///
    /// @param typed only fields to be changed
    /// @param reason needed where a value is replaced; not where a blank one is filled in
    @Transactional
    public Answer correct(List<CaseId> cases, Map<CaseField, String> typed, @Nullable String reason) {
        UUID[] ids = cases.stream().map(CaseId::value).distinct().toArray(UUID[]::new);
        String why = reason == null ? "" : reason.strip();
        if (ids.length > 1 && typed.keySet().stream().anyMatch(field -> !field.isForMany()) || ids.length > MOST_CASES) {
            return new Answer.Refused(null, "CAS-009", "这一项只能逐例改, 一次最多 " + MOST_CASES + " 例", "that is changed case by case, and at most " + MOST_CASES + " cases at once");
        }
        if (why.length() > LONGEST_REASON) {
            return new Answer.Refused(null, "CAS-008", "理由最多 " + LONGEST_REASON + " 字", "a reason of at most " + LONGEST_REASON + " characters");
        }
        Map<CaseField, @Nullable String> fresh = new EnumMap<>(CaseField.class);
        for (Map.Entry<CaseField, String> one : typed.entrySet()) {
            Optional<Answer.Refused> fault = fault(one.getKey(), one.getValue().strip());
            if (fault.isPresent()) {
                return fault.get();
            }
            fresh.put(one.getKey(), one.getValue().isBlank() ? null : one.getValue().strip());
        }
        if (lock(ids) < ids.length || ids.length == 0) {
            return new Answer.Refused(null, "CAS-001", "本辖区没有这个病例", "no such case here");
        }
        return written(ids, fresh, why);
    }

    private Answer written(UUID[] ids, Map<CaseField, @Nullable String> fresh, String why) {
        if (why.isEmpty() && replaces(ids, fresh)) {
            return new Answer.Refused(null, "CAS-008", "原来有值, 更正须写明理由", "there was a value: say why it is corrected");
        }
        if (endsBeforeItBegins(ids, fresh)) {
            return new Answer.Refused(CaseField.EXPOSED_TO, "CAS-005", "暴露止日早于起日", "the exposure ends before it begins");
        }
        int changes = keepOld(ids, fresh, why);
        if (changes > 0) {
            update(ids, fresh);
            audit.record("case.corrected", Jurisdiction.find().orElseThrow().range().low(), ids.length == 1 ? ids[0].toString() : null,
                    changes + " values of " + ids.length + " cases: " + String.join(", ", fresh.keySet().stream().map(Enum::name).toList()));
        }
        return new Answer.Done(changes);
    }

    private Optional<Answer.Refused> fault(CaseField field, String value) {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        return switch (field.form()) {
            case DAY -> {
                try {
                    yield LocalDate.parse(value).isAfter(clock.today()) ? Optional.of(new Answer.Refused(field, "CAS-005", "日期晚于今天", "the day is in the future")) : Optional.empty();
                } catch (DateTimeParseException e) {
                    yield Optional.of(new Answer.Refused(field, "CAS-006", "日期应写成 2020-02-14", "write the day as 2020-02-14"));
                }
            }
            case NUMBER -> value.matches("\\d{1,3}") && Integer.parseInt(value) <= 150 ? Optional.empty() : Optional.of(new Answer.Refused(field, "CAS-006", "年龄为 0 至 150", "an age from 0 to 150"));
            case WORD -> Arrays.stream(Severity.values()).anyMatch(one -> one.name().equals(value)) ? Optional.empty()
                    : Optional.of(new Answer.Refused(field, "CAS-006", "没有这个选项", "one of " + Arrays.toString(Severity.values())));
            case TEXT -> value.length() <= LONGEST_TEXT ? Optional.empty() : Optional.of(new Answer.Refused(field, "CAS-006", "最多 " + LONGEST_TEXT + " 字", "at most " + LONGEST_TEXT + " characters"));
        };
    }

    private int lock(UUID[] ids) {
        return sql.sql("select id from surveillance.case_file where id = any(:ids) and region between store.low() and store.high() order by id for update").param("ids", ids).query(UUID.class).list().size();
    }

    private boolean replaces(UUID[] ids, Map<CaseField, @Nullable String> fresh) {
        return sql.sql("""
                with fresh as (select key as field, value from jsonb_each_text(:fresh::jsonb)),
                now as (
                    select f.field, f.value, to_jsonb(c) ->> lower(f.field) as old from surveillance.case_file c cross join fresh f where c.id = any(:ids)
                )
                select exists (select from now where old is not null and old is distinct from value)
                """).param("fresh", json.writeValueAsString(fresh)).param("ids", ids).query(Boolean.class).single();
    }

    private boolean endsBeforeItBegins(UUID[] ids, Map<CaseField, @Nullable String> fresh) {
        return sql.sql("""
                select exists (select from surveillance.case_file c cross join (select :fresh::jsonb as j) f where c.id = any(:ids)
                    and case when jsonb_exists(f.j, 'EXPOSED_FROM') then (f.j ->> 'EXPOSED_FROM')::date else c.exposed_from end
                        > case when jsonb_exists(f.j, 'EXPOSED_TO') then (f.j ->> 'EXPOSED_TO')::date else c.exposed_to end)
                """).param("fresh", json.writeValueAsString(fresh)).param("ids", ids).query(Boolean.class).single();
    }

    /// The columns bear the names of the fields.
    private int keepOld(UUID[] ids, Map<CaseField, @Nullable String> fresh, String why) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return sql.sql("""
                with fresh as (select key as field, value from jsonb_each_text(:fresh::jsonb)),
                changed as (
                    select c.id, c.person_id, c.region, f.field, to_jsonb(c) ->> lower(f.field) as old, f.value from surveillance.case_file c cross join fresh f
                    where c.id = any(:ids) and to_jsonb(c) ->> lower(f.field) is distinct from f.value
                ),
                course as (
                    insert into surveillance.course (id, case_id, person_id, region, kind, severity, note, happened_at, recorded_at, recorded_by)
                    select gen_random_uuid(), id, person_id, region, 'SEVERITY', value, nullif(:reason, ''), :at, :at, :by from changed where field = 'SEVERITY' and value is not null
                )
                insert into surveillance.correction (id, case_id, person_id, region, field, old_value, new_value, reason, recorded_at, recorded_by)
                select gen_random_uuid(), id, person_id, region, field, old, value, nullif(:reason, ''), :at, :by from changed
                """).param("fresh", json.writeValueAsString(fresh)).param("ids", ids).param("reason", why).param("at", now).param("by", Jurisdiction.actorNow()).update();
    }

    private void update(UUID[] ids, Map<CaseField, @Nullable String> fresh) {
        sql.sql("""
                update surveillance.case_file c set
                    onset_on = case when jsonb_exists(f.j, 'ONSET_ON') then (f.j ->> 'ONSET_ON')::date else onset_on end,
                    exposed_from = case when jsonb_exists(f.j, 'EXPOSED_FROM') then (f.j ->> 'EXPOSED_FROM')::date else exposed_from end,
                    exposed_to = case when jsonb_exists(f.j, 'EXPOSED_TO') then (f.j ->> 'EXPOSED_TO')::date else exposed_to end,
                    age = case when jsonb_exists(f.j, 'AGE') then (f.j ->> 'AGE')::smallint else age end,
                    symptoms = case when jsonb_exists(f.j, 'SYMPTOMS') then f.j ->> 'SYMPTOMS' else symptoms end,
                    severity = case when jsonb_exists(f.j, 'SEVERITY') then f.j ->> 'SEVERITY' else severity end,
                    hospital = case when jsonb_exists(f.j, 'HOSPITAL') then f.j ->> 'HOSPITAL' else hospital end,
                    infected_by = case when jsonb_exists(f.j, 'INFECTED_BY') then f.j ->> 'INFECTED_BY' else infected_by end,
                    source_reason = case when jsonb_exists(f.j, 'SOURCE_REASON') then f.j ->> 'SOURCE_REASON' else source_reason end,
                    remarks = case when jsonb_exists(f.j, 'REMARKS') then f.j ->> 'REMARKS' else remarks end
                from (select :fresh::jsonb as j) f where c.id = any(:ids)
                """).param("fresh", json.writeValueAsString(fresh)).param("ids", ids).update();
    }
}
