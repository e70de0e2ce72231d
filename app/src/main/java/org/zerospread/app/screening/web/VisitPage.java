package org.zerospread.app.screening.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.screening.DayList;
import org.zerospread.app.screening.ScreeningPolicy;
import org.zerospread.app.screening.VisitDesk;

/// The form at the door of one household.
public record VisitPage(DayList.Household household, ScreeningPolicy policy, VisitDesk.VisitForm form, List<FormFault> faults) {

    /// The bits of the symptoms, in the order of [org.zerospread.app.screening.VisitDraft.CheckDraft].
    public static final List<Integer> SYMPTOMS = List.of(1, 2, 4, 8, 16);

    /// Questions answered by yes, no or not known.
    public List<ScreeningPolicy.Question> questions() {
        return policy.questions(ScreeningPolicy.Kind.ANSWER);
    }

    /// What was typed of a member before; null at first.
    public VisitDesk.@Nullable CheckForm typed(UUID person) {
        return form.checks() == null ? null : form.checks().stream().filter(check -> person.equals(check.person())).findFirst().orElse(null);
    }

    /// What is wrong with a field.
    public Optional<FormFault> fault(String field) {
        return faults.stream().filter(fault -> fault.field().equals(field)).findFirst();
    }

    /// Whether an answer was given before.
    public boolean said(UUID person, String code, String answer) {
        VisitDesk.CheckForm typed = typed(person);
        return typed != null && typed.answers() != null && answer.equals(typed.answers().get(code));
    }

    /// Whether a symptom was ticked before.
    public boolean ticked(UUID person, int symptom) {
        VisitDesk.CheckForm typed = typed(person);
        return typed != null && typed.symptoms() != null && typed.symptoms().contains(symptom);
    }
}
