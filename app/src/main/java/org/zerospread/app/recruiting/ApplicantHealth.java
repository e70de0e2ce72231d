package org.zerospread.app.recruiting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.enterprise.ReturnFacts;
import org.zerospread.app.enterprise.StaffMeasures;
import org.zerospread.app.grading.Measures;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.matrix.Subject;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.region.RegionRange;
import org.zerospread.engine.resumption.ReturnRule;
import org.zerospread.engine.resumption.ReturnRule.Facts;

/// Whether applicants may start work on a day: by the rule of the staff of firms, from the register for whoever is registered in the district, and from what he declared for the others.
///
/// What an applicant declares against himself, fever or a contact, counts in either case.
@Component
public class ApplicantHealth {

    private final JdbcClient sql;
    private final ReturnRule rule;
    private final ObjectProvider<StaffMeasures> asked;
    private final Measures measures;
    private final DistrictClock clock;

    ApplicantHealth(JdbcClient sql, ReturnRule rule, ObjectProvider<StaffMeasures> asked, Measures measures, DistrictClock clock) {
        this.sql = sql;
        this.rule = rule;
        this.asked = asked;
        this.measures = measures;
        this.clock = clock;
    }

    /// Why somebody may not start.
    ///
    /// @param code of [ReturnRule.Cause], or `DECLARED_FEVER`, `DECLARED_CONTACT`
    /// @param until first day on which it no longer holds; null where no day is known
    public record Reason(String code, String zh, String en, @Nullable LocalDate until) {
    }

    /// Whether somebody may start work.
    ///
    /// @param registered whether it was looked up in the register; else it rests on what he declared
    public record Health(UUID application, boolean registered, List<Reason> reasons) {

        public Health {
            reasons = List.copyOf(reasons);
        }

        /// Whether nothing stands against it.
        public boolean may() {
            return reasons.isEmpty();
        }

        /// From which day he may, if all goes as planned; empty when he may at once or no day is known.
        public Optional<LocalDate> from() {
            return reasons.stream().anyMatch(reason -> reason.until() == null) ? Optional.empty() : reasons.stream().map(Reason::until).max(LocalDate::compareTo);
        }
    }

    private record Declared(UUID id, long region, @Nullable UUID person, RegionCode origin, @Nullable LocalDate arrivedOn, boolean fever, boolean contact, LocalDate on) {
    }

    private record Known(UUID person, Facts facts) {
    }

    private record Passage(long region, RegionCode origin, LocalDate on) {
    }

    /// Judges one.
    @Transactional(readOnly = true)
    public Health judge(UUID application, LocalDate on) {
        return Optional.ofNullable(judgeAll(List.of(application), on).get(application)).orElseThrow(() -> new IllegalArgumentException("no such application: " + application));
    }

    /// Those of many who may start.
    @Transactional(readOnly = true)
    public List<UUID> listFit(Collection<UUID> applications, LocalDate on) {
        Map<UUID, Health> judged = judgeAll(applications, on);
        return applications.stream().filter(id -> judged.containsKey(id) && judged.get(id).may()).toList();
    }

    /// Judges many at once.
    @Transactional(readOnly = true)
    public Map<UUID, Health> judgeAll(Collection<UUID> applications, LocalDate on) {
        if (applications.isEmpty()) {
            return Map.of();
        }
        UUID[] ids = applications.toArray(UUID[]::new);
        List<Declared> declared = sql.sql("""
                select a.id, a.region, a.person_id, a.origin, a.arrived_on, a.fever, a.contact, (a.recorded_at at time zone :zone)::date as declared_on
                from recruiting.application a where a.id = any (:ids::uuid[]) and a.region between store.low() and store.high()
                """).param("ids", ids).param("zone", clock.getZone().getId())
                .query((row, index) -> new Declared(row.getObject("id", UUID.class), row.getLong("region"), row.getObject("person_id", UUID.class), new RegionCode(row.getLong("origin")),
                        row.getObject("arrived_on", LocalDate.class), row.getBoolean("fever"), row.getBoolean("contact"), row.getObject("declared_on", LocalDate.class))).list();
        Map<UUID, Known> known = known(ids, on);
        Map<UUID, StaffMeasures.Asked> ofPersons = known.isEmpty() ? Map.of()
                : asked.getIfAvailable(() -> (persons, day) -> Map.of()).of(known.values().stream().map(Known::person).distinct().toList(), on);
        Map<Passage, ReturnRule.Measures> ofPassages = new HashMap<>();
        Map<Facts, ReturnRule.Answer> judged = new HashMap<>();
        Map<UUID, Health> answers = new HashMap<>();
        for (Declared one : declared) {
            Known register = known.get(one.id());
            Facts facts = register == null ? told(one, ofPassages, on) : asked(register, ofPersons.getOrDefault(register.person(), StaffMeasures.Asked.NOTHING));
            answers.put(one.id(), new Health(one.id(), register != null, reasons(one, judged.computeIfAbsent(facts, each -> rule.judge(each, on)), on)));
        }
        return answers;
    }

    private Map<UUID, Known> known(UUID[] ids, LocalDate on) {
        RegionRange range = Jurisdiction.find().orElseThrow(() -> new IllegalStateException("no jurisdiction")).range();
        Map<UUID, Known> known = new HashMap<>();
        sql.sql("select * from recruiting.applicant_facts(:ids, :low, :high, :on, :zone)").param("ids", ids).param("low", range.low()).param("high", range.high()).param("on", on)
                .param("zone", clock.getZone().getId()).query((row, index) -> known.put(row.getObject("application_id", UUID.class), new Known(row.getObject("person_id", UUID.class), ReturnFacts.read(row, on)))).list();
        return known;
    }

    private static Facts asked(Known register, StaffMeasures.Asked of) {
        return register.facts().asked(of.measures(), of.certifiedTo());
    }

    /// What he says of himself: who lives in the district has not travelled; anybody else is asked what the matrix asks of a person of his origin in the town where the firm is, from his arrival, or from now while he has not come.
    private Facts told(Declared one, Map<Passage, ReturnRule.Measures> ofPassages, LocalDate on) {
        if (RegionCode.parse(Long.toString(one.region()).substring(0, 6)).contains(one.origin())) {
            return new Facts(null, ReturnRule.Illness.NONE, ReturnRule.Measures.NONE, null, null, null, null, one.on(), null);
        }
        LocalDate arrived = one.arrivedOn() == null ? on : one.arrivedOn();
        ReturnRule.Measures asked = ofPassages.computeIfAbsent(new Passage(one.region(), one.origin(), arrived),
                passage -> ReturnRule.Measures.of(measures.ofFacts(Subject.PERSON, measures.ofPassage(new RegionCode(passage.region()), passage.origin(), passage.on()).facts(), passage.on()).measures()));
        return new Facts(null, ReturnRule.Illness.NONE, asked, arrived, null, null, null, on, null);
    }

    private List<Reason> reasons(Declared one, ReturnRule.Answer answer, LocalDate on) {
        List<Reason> reasons = new ArrayList<>();
        if (answer instanceof ReturnRule.Answer.MayNot(List<ReturnRule.Reason> against)) {
            against.forEach(reason -> reasons.add(new Reason(reason.code(), reason.zh(), reason.en(), reason.until())));
        }
        if (one.fever()) {
            reasons.add(new Reason("DECLARED_FEVER", "本人申报发热或咳嗽,须先到发热门诊", "he declares fever or cough: to the fever clinic first", null));
        }
        LocalDate until = one.on().plusDays(rule.contactDays());
        if (one.contact() && until.isAfter(on)) {
            reasons.add(new Reason("DECLARED_CONTACT", "本人申报 14 天内接触过病例或到过重点地区, 到 " + until, "he declares a contact or a key area within 14 days, until " + until, until));
        }
        return reasons;
    }
}
