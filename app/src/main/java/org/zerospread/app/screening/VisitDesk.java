package org.zerospread.app.screening;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.HouseholdId;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.DistrictClock;

/// Takes one visit at a time, as a worker fills in the form at a household of his list: through the same intake as the batches.
@Component
public class VisitDesk {

    private static final int LONGEST_REMARK = 200;
    private static final int HIGHEST_SYMPTOMS = 31;
    private static final BigDecimal COLDEST = new BigDecimal("30");
    private static final BigDecimal HOTTEST = new BigDecimal("45");
    private static final String TRAVELLED = "travelled";

    private final DayList list;
    private final VisitIntake intake;
    private final ScreeningPolicy policy;
    private final DistrictClock clock;

    VisitDesk(DayList list, VisitIntake intake, ScreeningPolicy policy, DistrictClock clock) {
        this.list = list;
        this.intake = intake;
        this.policy = policy;
        this.clock = clock;
    }

    /// A visit as typed.
    ///
    /// @param id made with the form, so that the same form sent twice is taken once
    public record VisitForm(@Nullable UUID id, @Nullable UUID household, VisitDraft.@Nullable Outcome outcome, @Nullable List<CheckForm> checks) {
    }

    /// What was typed of one member; one who was not there has nothing ticked or typed.
    ///
    /// @param temperature in degrees Celsius, such as 36.6
    /// @param symptoms the bits of [VisitDraft.CheckDraft#symptoms]
    /// @param answers `YES`, `NO` or `UNKNOWN` under the question's code
    public record CheckForm(@Nullable UUID person, @Nullable String temperature, @Nullable List<Integer> symptoms, @Nullable Map<String, String> answers, @Nullable String remark,
            @Nullable Boolean met) {

        /// Whether the member was there: ticked, or something is told of him.
        boolean wasMet() {
            return Boolean.TRUE.equals(met) || temperature != null && !temperature.isBlank() || symptoms != null && !symptoms.isEmpty()
                    || answers != null && answers.values().stream().anyMatch(said -> said != null && !said.isBlank());
        }
    }

    /// Takes the visit that the form tells of.
    ///
    /// @param account of the worker, on whose list the household must be
    @Transactional
    public ScreeningAnswer<VisitIntake.Receipt> take(UUID account, String worker, VisitForm form) {
        DayList.Household household = form.household() == null ? null : list.find(account, form.household()).orElse(null);
        if (household == null || form.id() == null || form.outcome() == null) {
            return ScreeningAnswer.refuse("household", "SCR-009", "这一户不在您的走访名单上", "the household is not on your list");
        }
        List<FormFault> faults = new ArrayList<>();
        List<VisitDraft.CheckDraft> checks = form.outcome() == VisitDraft.Outcome.MET ? checks(form, household, faults) : List.of();
        if (form.outcome() == VisitDraft.Outcome.MET && checks.isEmpty() && faults.isEmpty()) {
            faults.add(ScreeningAnswer.fault("checks", "SCR-017", "见到人就要至少查一人;一个都没见到请点“无人在家”", "somebody was met: check one at least, or choose nobody home"));
        }
        if (!faults.isEmpty()) {
            return new ScreeningAnswer.Refused<>(faults);
        }
        VisitDraft draft = new VisitDraft(form.id(), new HouseholdId(household.id()), worker, form.outcome(), clock.instant(), checks);
        return new ScreeningAnswer.Done<>(intake.receive(List.of(draft)));
    }

    private List<VisitDraft.CheckDraft> checks(VisitForm form, DayList.Household household, List<FormFault> faults) {
        Set<UUID> members = household.members().stream().map(DayList.Member::id).collect(Collectors.toSet());
        Set<String> asked = policy.questions(ScreeningPolicy.Kind.ANSWER).stream().map(ScreeningPolicy.Question::code).collect(Collectors.toSet());
        List<VisitDraft.CheckDraft> checks = new ArrayList<>();
        List<CheckForm> typed = form.checks() == null ? List.of() : form.checks();
        for (int i = 0; i < typed.size(); i++) {
            CheckForm check = typed.get(i);
            if (!check.wasMet()) {
                continue;
            }
            String at = "checks[" + i + "]";
            if (check.person() == null || !members.remove(check.person())) {
                faults.add(ScreeningAnswer.fault(at + ".person", "SCR-015", "此人不在这一户,或写了两次", "not a member of this household, or written twice"));
                continue;
            }
            Map<String, VisitDraft.Answer> answers = answers(check, asked, at, faults);
            Short temperature = temperature(check.temperature(), at, faults);
            int symptoms = check.symptoms() == null ? 0 : check.symptoms().stream().mapToInt(bit -> bit & HIGHEST_SYMPTOMS).reduce(0, (one, other) -> one | other);
            String remark = check.remark() == null || check.remark().isBlank() ? null : check.remark().strip();
            if (remark != null && remark.length() > LONGEST_REMARK) {
                faults.add(ScreeningAnswer.fault(at + ".remark", "SCR-015", "说明不超过 200 字", "at most 200 characters"));
            }
            checks.add(new VisitDraft.CheckDraft(new PersonId(check.person()), temperature, symptoms, answers.get(TRAVELLED) == VisitDraft.Answer.YES, remark, answers));
        }
        return checks;
    }

    private static Map<String, VisitDraft.Answer> answers(CheckForm check, Set<String> asked, String at, List<FormFault> faults) {
        Map<String, VisitDraft.Answer> answers = new HashMap<>();
        (check.answers() == null ? Map.<String, String>of() : check.answers()).forEach((code, said) -> {
            if (said == null || said.isBlank()) {
                return;
            }
            try {
                if (!asked.contains(code)) {
                    throw new IllegalArgumentException(code);
                }
                answers.put(code, VisitDraft.Answer.valueOf(said));
            } catch (IllegalArgumentException e) {
                faults.add(ScreeningAnswer.fault(at + ".answers", "SCR-015", "没有这个问题或这个回答", "no such question or answer"));
            }
        });
        return answers;
    }

    private static @Nullable Short temperature(@Nullable String typed, String at, List<FormFault> faults) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            BigDecimal degrees = new BigDecimal(typed.strip());
            if (degrees.compareTo(COLDEST) >= 0 && degrees.compareTo(HOTTEST) <= 0 && degrees.stripTrailingZeros().scale() <= 1) {
                return degrees.movePointRight(1).shortValueExact();
            }
        } catch (NumberFormatException e) {
            // Told below, like a number that is no temperature.
        }
        faults.add(ScreeningAnswer.fault(at + ".temperature", "SCR-015", "体温应为摄氏 30.0 到 45.0,一位小数", "degrees Celsius from 30.0 to 45.0, one decimal"));
        return null;
    }
}
