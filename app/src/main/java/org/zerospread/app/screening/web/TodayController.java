package org.zerospread.app.screening.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.access.SignedIn;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.screening.DayList;
import org.zerospread.app.screening.Returnees;
import org.zerospread.app.screening.ScreeningAnswer;
import org.zerospread.app.screening.ScreeningPolicy;
import org.zerospread.app.screening.VisitDesk;
import org.zerospread.app.screening.VisitIntake;

/// A worker's list of the day, and the form at the door; the same list for the phone.
@Controller
class TodayController {

    private final DayList list;
    private final VisitDesk desk;
    private final ScreeningPolicy policy;
    private final Returnees returnees;

    TodayController(DayList list, VisitDesk desk, ScreeningPolicy policy, Returnees returnees) {
        this.list = list;
        this.desk = desk;
        this.policy = policy;
        this.returnees = returnees;
    }

    @Requires(Right.SCREENING_WRITE)
    @GetMapping("/screening/today")
    String today(@RequestParam(defaultValue = "") String done, HttpServletRequest request, Model model) {
        SignedIn who = SignedIn.get(request);
        model.addAttribute("page", new TodayPage(list.read(who.accountId()), returnees.listFoundBy(who.username()), done, List.of()));
        return "screening/today";
    }

    /// The households of the signed-in worker's own assignment that are due, with the least that the door needs.
    @Requires(Right.SCREENING_WRITE)
    @ResponseBody
    @GetMapping("/api/v1/screening/assignment")
    Map<String, @Nullable Object> assignment(HttpServletRequest request) {
        return Answers.today(list.read(SignedIn.get(request).accountId()));
    }

    @Requires(Right.SCREENING_WRITE)
    @GetMapping("/screening/today/{household}")
    String form(@PathVariable UUID household, HttpServletRequest request, Model model) {
        return show(model, request, household, new VisitDesk.VisitForm(UUID.randomUUID(), household, null, List.of()), List.of());
    }

    @Requires(Right.SCREENING_WRITE)
    @PostMapping("/screening/today/{household}")
    String take(@PathVariable UUID household, @ModelAttribute VisitDesk.VisitForm typed, HttpServletRequest request, Model model) {
        SignedIn who = SignedIn.get(request);
        VisitDesk.VisitForm form = new VisitDesk.VisitForm(typed.id(), household, typed.outcome(), typed.checks());
        return switch (desk.take(who.accountId(), who.username(), form)) {
            case ScreeningAnswer.Done<VisitIntake.Receipt> _ -> "redirect:/screening/today?done=" + form.outcome();
            case ScreeningAnswer.Refused<VisitIntake.Receipt>(List<FormFault> faults) -> show(model, request, household, form, faults);
        };
    }

    private String show(Model model, HttpServletRequest request, UUID household, VisitDesk.VisitForm form, List<FormFault> faults) {
        DayList.Household home = list.find(SignedIn.get(request).accountId(), household).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("page", new VisitPage(home, policy, form, faults));
        return "screening/visit";
    }
}
