package org.zerospread.app.surveillance.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.zerospread.app.access.Exports;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.access.SignedIn;

/// The line list of cases, on the page, as a file and by the API.
@Controller
class CasesController {

    private static final int MOST_BY_API = 2_000;

    private final CaseListView view;
    private final CaseListQuery cases;
    private final ListChoices choices;
    private final Exports exports;

    CasesController(CaseListView view, CaseListQuery cases, ListChoices choices, Exports exports) {
        this.view = view;
        this.cases = cases;
        this.choices = choices;
        this.exports = exports;
    }

    @Requires(Right.CASE_READ)
    @GetMapping("/cases")
    String list(@ModelAttribute CaseFilter asked, @Nullable @RequestParam(required = false) Integer changed, HttpServletRequest request, Model model) {
        CaseFilter filter = asked.checked();
        model.addAttribute("page", view.page(filter, SignedIn.get(request).accountId(), changed, null));
        return "surveillance/cases";
    }

    @Requires({Right.CASE_READ, Right.EXPORT})
    @GetMapping({"/cases.csv", "/cases.xlsx"})
    void export(@ModelAttribute CaseFilter asked, HttpServletRequest request, HttpServletResponse response) {
        CaseFilter filter = asked.checked();
        List<CaseColumn> columns = choices.columns(SignedIn.get(request).accountId());
        List<String> header = new ArrayList<>(List.of("number", "name"));
        columns.forEach(column -> header.add(column.heading()));
        String name = request.getRequestURI().endsWith(".xlsx") ? "cases.xlsx" : "cases.csv";
        exports.send(request, response, name, header, 1, cases.list(filter, view.place(filter), Exports.MOST_ROWS + 1).stream().map(row -> cells(row, columns)).toList());
    }

    private static List<@Nullable Object> cells(CasesPage.Row row, List<CaseColumn> columns) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(row.number());
        cells.add(row.name());
        columns.forEach(column -> cells.add(column.valueOf(row)));
        return cells;
    }

    @Requires(Right.CASE_READ)
    @ResponseBody
    @GetMapping("/api/v1/cases")
    List<CasesPage.Row> cases(@ModelAttribute CaseFilter asked) {
        CaseFilter filter = asked.checked();
        return cases.list(filter, view.place(filter), MOST_BY_API);
    }
}
