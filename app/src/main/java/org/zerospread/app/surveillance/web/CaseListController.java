package org.zerospread.app.surveillance.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.access.SignedIn;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.surveillance.CaseCorrections;
import org.zerospread.app.surveillance.CaseField;
import org.zerospread.app.surveillance.CaseId;

/// What a user makes of the line list, and what he changes in many cases at once.
@Controller
class CaseListController {

    private static final int LONGEST_NAME = 40;
    private static final int MOST_CASES = 1_001;

    private final CaseListView view;
    private final CaseListQuery cases;
    private final ListChoices choices;
    private final CaseCorrections corrections;

    CaseListController(CaseListView view, CaseListQuery cases, ListChoices choices, CaseCorrections corrections) {
        this.view = view;
        this.cases = cases;
        this.choices = choices;
        this.corrections = corrections;
    }

    @Requires(Right.CASE_READ)
    @PostMapping("/cases/columns")
    String columns(@ModelAttribute CaseFilter asked, @Nullable @RequestParam(required = false) List<String> column, HttpServletRequest request) {
        CaseFilter filter = asked.checked();
        choices.choose(SignedIn.get(request).accountId(), CaseColumn.of(column == null ? List.of() : column));
        return back(filter);
    }

    @Requires(Right.CASE_READ)
    @PostMapping("/cases/filters")
    String save(@ModelAttribute CaseFilter asked, @RequestParam(defaultValue = "") String name, HttpServletRequest request, Model model) {
        CaseFilter filter = asked.checked();
        UUID account = SignedIn.get(request).accountId();
        String clean = name.strip();
        if (clean.isEmpty() || clean.length() > LONGEST_NAME || filter.kept().length() > 500 || !choices.save(account, clean, filter.kept())) {
            return refused(filter, account, new FormFault("name", "CAS-014", "筛选名称为 1 至 40 字, 每人最多 20 个", "a name of 1 to 40 characters, and at most 20 filters"), model);
        }
        return back(filter);
    }

    @Requires(Right.CASE_READ)
    @PostMapping("/cases/filters/forget")
    String forget(@ModelAttribute CaseFilter asked, @RequestParam String name, HttpServletRequest request) {
        CaseFilter filter = asked.checked();
        choices.forget(SignedIn.get(request).accountId(), name);
        return back(filter);
    }

    /// Gives a field of many cases one value.
    ///
    /// @param ids the cases that are ticked
    /// @param all `true` for all that the filter leaves
    @Requires(Right.CASE_WRITE)
    @PostMapping("/cases/bulk")
    String bulk(@ModelAttribute CaseFilter asked, @Nullable @RequestParam(name = "case", required = false) List<UUID> ids, @RequestParam(defaultValue = "") String all, @RequestParam CaseField field,
            @RequestParam(defaultValue = "") String value, @RequestParam(defaultValue = "") String grade, @RequestParam(defaultValue = "") String reason, HttpServletRequest request, Model model) {
        CaseFilter filter = asked.checked();
        List<UUID> chosen = all.equals("true") ? cases.listIds(filter, view.place(filter), MOST_CASES) : ids == null ? List.of() : ids;
        String fresh = field.form() == CaseField.Form.WORD ? grade : value;
        return switch (corrections.correct(chosen.stream().map(CaseId::new).toList(), Map.of(field, fresh), reason)) {
            case CaseCorrections.Answer.Done(int changes) -> "redirect:/cases?" + (filter.query().isEmpty() ? "" : filter.query() + "&") + "changed=" + changes;
            case CaseCorrections.Answer.Refused(CaseField at, String code, String zh, String en) -> refused(filter, SignedIn.get(request).accountId(),
                    chosen.isEmpty() ? new FormFault("case", "CAS-015", "请先勾选病例, 或选择全部", "tick cases first, or choose all") : new FormFault("bulk", code, zh, en), model);
        };
    }

    /// Where a reload after a refusal, or a change of language, comes back to.
    @Requires(Right.CASE_READ)
    @GetMapping({"/cases/columns", "/cases/filters", "/cases/filters/forget", "/cases/bulk"})
    String back() {
        return "redirect:/cases";
    }

    private static String back(CaseFilter filter) {
        return "redirect:/cases" + (filter.query().isEmpty() ? "" : "?" + filter.query());
    }

    private String refused(CaseFilter filter, UUID account, FormFault fault, Model model) {
        model.addAttribute("page", view.page(filter, account, null, fault));
        return "surveillance/cases";
    }
}
