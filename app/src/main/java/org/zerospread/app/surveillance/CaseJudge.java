package org.zerospread.app.surveillance;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.disease.Disease;
import org.zerospread.engine.disease.Edition;
import org.zerospread.engine.disease.Evidence;
import org.zerospread.engine.disease.Fact;
import org.zerospread.engine.disease.FactValue;
import org.zerospread.engine.disease.Judgement;
import org.zerospread.engine.region.RegionCode;
import tools.jackson.databind.json.JsonMapper;

/// Judges a case by the definitions of its disease. What triage, course and tests say already answers by itself; what was answered last is remembered, and what is typed now goes before both.
@Component
public class CaseJudge {

    /// Records of so many days before the case began speak of it.
    private static final Duration BEFORE = Duration.ofDays(14);

    private final JdbcClient sql;
    private final DiseaseBook diseases;
    private final AuditTrail audit;
    private final DistrictClock clock;
    private final JsonMapper json;

    CaseJudge(JdbcClient sql, DiseaseBook diseases, AuditTrail audit, DistrictClock clock, JsonMapper json) {
        this.sql = sql;
        this.diseases = diseases;
        this.audit = audit;
        this.clock = clock;
        this.json = json;
    }

    /// What is known of a case, and what it is by that.
    ///
    /// @param fromRecords the answers that records give
    /// @param answers these and those given before
    /// @param judgement null where no edition is in force
    public record Known(Disease disease, Map<String, FactValue> fromRecords, Map<String, FactValue> answers, @Nullable Judgement judgement) {
    }

    private record Subject(PersonId person, RegionCode region, Disease disease, Instant since) {
    }

    /// The present knowledge of a case, by the edition of today.
    @Transactional(readOnly = true)
    public Optional<Known> find(CaseId caseId) {
        return subject(caseId).map(subject -> {
            Map<String, FactValue> records = fromRecords(subject.disease(), subject.person(), subject.since());
            Map<String, FactValue> answers = new LinkedHashMap<>(last(caseId, subject.disease()));
            answers.putAll(records);
            return known(subject.disease(), subject.region(), records, answers, clock.today());
        });
    }

    /// What the records say of somebody at the fever clinic, by the disease of the outbreak.
    @Transactional(readOnly = true)
    public Optional<Known> findOf(PersonId person, Instant since) {
        Map<String, FactValue> records = fromRecords(diseases.outbreak(), person, since);
        return sql.sql("select region from person.person where id = :id").param("id", person.value()).query(Long.class).optional()
                .map(region -> known(diseases.outbreak(), new RegionCode(region), records, records, clock.today()));
    }

    private static Known known(Disease disease, RegionCode place, Map<String, FactValue> records, Map<String, FactValue> answers, LocalDate day) {
        return new Known(disease, records, answers, disease.findEdition(day).map(edition -> disease.judge(edition, place, answers)).orElse(null));
    }

    /// What became of an order to judge.
    public sealed interface Answer {

        /// It was judged and kept.
        record Judged(Judgement judgement) implements Answer {
        }

        /// It was not: `CAS-001` no such case here, `DIS-020` to `DIS-022`.
        record Refused(List<org.zerospread.app.person.FormFault> faults) implements Answer {
        }
    }

    /// Judges a case with the answers typed and keeps the judgement; the state of the case stays as it is.
    @Transactional
    public Answer judge(CaseId caseId, Map<String, String> typed) {
        Optional<Subject> found = subject(caseId);
        if (found.isEmpty()) {
            return refused("case", "CAS-001", "本辖区没有这个病例", "no such case here");
        }
        Subject subject = found.get();
        FactAnswers answers = FactAnswers.read(subject.disease(), typed);
        Optional<Edition> edition = subject.disease().findEdition(clock.today());
        if (!answers.faults().isEmpty()) {
            return new Answer.Refused(answers.faults());
        }
        if (edition.isEmpty()) {
            return refused("edition", "DIS-022", "今天没有有效的版本", "no edition is in force today");
        }
        Judgement judgement = subject.disease().judge(edition.get(), subject.region(), answers.values());
        keep(caseId, subject, judgement, answers.values());
        return new Answer.Judged(judgement);
    }

    private static Answer refused(String field, String code, String zh, String en) {
        return new Answer.Refused(List.of(new org.zerospread.app.person.FormFault(field, code, zh, en)));
    }

    private void keep(CaseId caseId, Subject subject, Judgement judgement, Map<String, FactValue> answers) {
        Map<String, String> facts = new LinkedHashMap<>();
        answers.forEach((id, value) -> facts.put(id, value.written()));
        sql.sql("""
                insert into surveillance.judgement (id, case_id, person_id, region, disease, edition, class, facts, recorded_at, recorded_by)
                values (:id, :case, :person, :region, :disease, :edition, :class, :facts::jsonb, :at, :by)
                """).param("id", UUID.randomUUID()).param("case", caseId.value()).param("person", subject.person().value()).param("region", subject.region().value())
                .param("disease", subject.disease().code()).param("edition", judgement.edition().id()).param("class", judgement.caseClass() == null ? null : judgement.caseClass().name())
                .param("facts", json.writeValueAsString(facts)).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).update();
        audit.record("case.judged", subject.region().value(), caseId.toString(), judgement.edition().id() + " " + judgement.caseClass());
    }

    private Optional<Subject> subject(CaseId caseId) {
        return sql.sql("""
                select c.person_id, c.region, c.disease, (select min(e.happened_at) from surveillance.case_step e where e.case_id = c.id) as since
                from surveillance.case_file c where c.id = :id and c.region between store.low() and store.high()
                """).param("id", caseId.value()).query((row, index) -> new Subject(new PersonId(row.getObject("person_id", UUID.class)), new RegionCode(row.getLong("region")),
                        diseases.get(row.getString("disease")), row.getObject("since", OffsetDateTime.class).toInstant().minus(BEFORE))).optional();
    }

    private Map<String, FactValue> last(CaseId caseId, Disease disease) {
        Map<String, String> typed = new LinkedHashMap<>();
        sql.sql("""
                select f.key, f.value from (select facts from surveillance.judgement where case_id = :case and disease = :disease order by seq desc limit 1) j cross join jsonb_each_text(j.facts) f
                """).param("case", caseId.value()).param("disease", disease.code()).query(row -> {
            typed.put(row.getString("key"), row.getString("value"));
        });
        return FactAnswers.read(disease, typed).values();
    }

    private Map<String, FactValue> fromRecords(Disease disease, PersonId person, Instant since) {
        Map<Evidence, FactValue> known = evidence(person, since);
        Map<String, FactValue> values = new LinkedHashMap<>();
        for (Fact fact : disease.facts().values()) {
            List<FactValue> said = fact.knownFrom().stream().filter(known::containsKey).map(known::get).filter(fact::takes).toList();
            said.stream().filter(value -> !value.equals(new FactValue.Flag(false))).findFirst().or(() -> said.stream().findFirst()).ifPresent(value -> values.put(fact.id(), value));
        }
        return values;
    }

    /// A sign that was not ticked was perhaps not asked; a test that was negative is an answer.
    private Map<Evidence, FactValue> evidence(PersonId person, Instant since) {
        Map<Evidence, FactValue> known = new EnumMap<>(Evidence.class);
        sql.sql("""
                select 'EXPOSURE_' || x.word as evidence, null::int as tenths, true as yes from surveillance.triage v cross join unnest(v.exposures) x (word) where v.person_id = :person and v.happened_at >= :since
                union all select 'SYMPTOM_' || x.word, null, true from surveillance.triage v cross join unnest(v.symptoms) x (word) where v.person_id = :person and v.happened_at >= :since
                union all select 'SYMPTOM_FEVER', null, true from surveillance.course k where k.person_id = :person and k.happened_at >= :since and k.kind = 'FEVER' and k.struck_at is null
                union all select 'TEMPERATURE', max(t.tenths), true from (
                    select temperature_tenths as tenths from surveillance.triage where person_id = :person and happened_at >= :since
                    union all select temperature_tenths from surveillance.course where person_id = :person and happened_at >= :since and struck_at is null) t having max(t.tenths) is not null
                union all select method || '_POSITIVE', null, bool_or(result = 'POSITIVE') from surveillance.test
                    where person_id = :person and sampled_at >= :since and result <> 'INCONCLUSIVE' group by method
                """).param("person", person.value()).param("since", since.atOffset(ZoneOffset.UTC)).query(row -> {
            String word = row.getString("evidence");
            FactValue value = word.equals("TEMPERATURE") ? new FactValue.Measured(BigDecimal.valueOf(row.getInt("tenths"), 1)) : new FactValue.Flag(row.getBoolean("yes"));
            for (Evidence one : Evidence.values()) {
                if (one.name().equals(word)) {
                    known.put(one, value);
                }
            }
        });
        return known;
    }
}
