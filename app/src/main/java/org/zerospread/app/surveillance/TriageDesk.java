package org.zerospread.app.surveillance;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.grading.OriginClass;
import org.zerospread.engine.grading.OriginPolicy;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.triage.TriageDecision;
import org.zerospread.engine.triage.TriageFacts;
import org.zerospread.engine.triage.TriagePolicy;

/// The desk of the fever clinic: takes down who came and what he answered, says to which desk he goes, leads him through, and makes a suspected case of a visit.
@Component
public class TriageDesk {

    private final TriageReader reader;
    private final TriageRows rows;
    private final Rules rules;
    private final CaseDesk cases;
    private final AuditTrail audit;
    private final DistrictClock clock;
    private final TransactionTemplate transaction;

    TriageDesk(TriageReader reader, TriageRows rows, TriagePolicy policy, OriginPolicy origins, CaseDesk cases, AuditTrail audit, DistrictClock clock,
            PlatformTransactionManager transactions) {
        this.reader = reader;
        this.rows = rows;
        this.rules = new Rules(policy, origins);
        this.cases = cases;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// What the desk judges by.
    private record Rules(TriagePolicy policy, OriginPolicy origins) {
    }

    /// What became of an order.
    public sealed interface Answer {

        /// It was done.
        record Done(UUID visit) implements Answer {
        }

        /// Nothing was done: `TRI-001` no such visit here, `TRI-002` that step cannot follow, `TRI-003` nobody named, `TRI-004` he may be somebody registered, `TRI-005` an answer missing or not
        /// understood, and the codes of persons and cases.
        ///
        /// @param maybe the person registered who may be meant
        record Refused(List<FormFault> faults, @Nullable PersonId maybe) implements Answer {
        }
    }

    /// Takes a form: finds or registers the person, judges, and gives him his number; all of it or nothing.
    public Answer take(TriageForm form) {
        return whole(() -> switch (reader.read(form)) {
            case TriageReader.Read.Sound(PersonId person, TriageAnswers answers) -> received(UUID.randomUUID(), person, answers);
            case TriageReader.Read.Faulty(List<FormFault> faults, PersonId maybe) -> new Answer.Refused(faults, maybe);
        });
    }

    /// Takes the answers of a person who is registered.
    ///
    /// @param id of the visit, not used before
    public Answer receive(UUID id, PersonId person, TriageAnswers answers) {
        return whole(() -> received(id, person, answers));
    }

    private Answer received(UUID id, PersonId person, TriageAnswers answers) {
        Optional<RegionCode> home = rows.findRegion(person);
        if (home.isEmpty()) {
            return refused("person", "CAS-004", "本辖区没有登记此人", "the person is not registered here");
        }
        RegionCode region = home.get();
        OriginClass origin = answers.origin() == null ? OriginClass.LOCAL : rules.origins().classify(answers.origin(), region, clock.today()).originClass();
        TriageDecision decision = rules.policy().decide(new TriageFacts(origin, answers.exposures(), answers.symptoms(), answers.temperatureCelsius()));
        rows.insert(id, person, region, answers, origin, decision, rules.policy().code() + "/" + rules.policy().version());
        audit.record("triage.taken", region.value(), person.toString(), decision.route().desk() + " by " + decision.ruleId());
        return new Answer.Done(id);
    }

    /// Leads somebody a step further: called, seen, tested, medicine, to hospital, gone.
    public Answer step(UUID visit, TriageState to) {
        return whole(() -> {
            Optional<TriageRows.Visit> found = rows.find(visit);
            if (found.isEmpty()) {
                return unknown();
            }
            TriageState now = found.get().state();
            if (!now.next().contains(to)) {
                return refused("state", "TRI-002", "现在的状态不能这样转,请刷新后再办", "that cannot follow " + now + ": load the page again");
            }
            rows.step(found.get(), to);
            audit.record("triage." + to.name().toLowerCase(java.util.Locale.ROOT), found.get().region().value(), found.get().person().toString(), null);
            return new Answer.Done(visit);
        });
    }

    /// Makes a suspected case of a visit; with it the clock of its report begins to run.
    public Answer suspect(UUID visit, @Nullable LocalDate onset, @Nullable String note) {
        return whole(() -> {
            Optional<TriageRows.Visit> found = rows.find(visit);
            if (found.isEmpty()) {
                return unknown();
            }
            return switch (cases.suspect(found.get().person(), onset, clock.instant(), note == null || note.isBlank() ? "发热门诊预检" : note.strip())) {
                case CaseAnswer.Done(CaseId caseId) -> {
                    rows.keepCase(found.get(), caseId);
                    yield new Answer.Done(visit);
                }
                case CaseAnswer.Refused(String code, String zh, String en) -> refused("case", code, zh, en);
            };
        });
    }

    private Answer whole(Supplier<Answer> work) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Answer answer = work.get();
            if (answer instanceof Answer.Refused) {
                status.setRollbackOnly();
            }
            return answer;
        }));
    }

    private static Answer unknown() {
        return refused("visit", "TRI-001", "没有这次就诊", "no such visit here");
    }

    private static Answer refused(String field, String code, String zh, String en) {
        return new Answer.Refused(List.of(new FormFault(field, code, zh, en, List.of())), null);
    }
}
