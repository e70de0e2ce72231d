package org.zerospread.app.chain.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.zerospread.app.access.Exports;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.chain.ChainJson;
import org.zerospread.app.chain.LinkAnswer;
import org.zerospread.app.chain.LinkDesk;
import org.zerospread.engine.chain.ChainLink;

/// The page of chains, its pictures, and the links that people register.
@Controller
class ChainController {

    private final ChainView view;
    private final LinkDesk desk;
    private final Exports exports;

    ChainController(ChainView view, LinkDesk desk, Exports exports) {
        this.view = view;
        this.desk = desk;
        this.exports = exports;
    }

    @Requires(Right.CASE_READ)
    @GetMapping("/chains")
    String show(@RequestParam(defaultValue = "TREE") ChainPage.View view, @RequestParam(defaultValue = "0") int cluster, @RequestParam(defaultValue = "GENERATION") ChainPaint.By colour, Model model) {
        return page(new ChainPage.Ask(view, cluster, colour), ChainPage.Form.EMPTY, model);
    }

    /// The picture as a file; it holds numbers of cases and days, and no name.
    @Requires(Right.CASE_READ)
    @GetMapping("/chains.svg")
    ResponseEntity<String> svg(@RequestParam(defaultValue = "TREE") ChainPage.View view, @RequestParam(defaultValue = "0") int cluster, @RequestParam(defaultValue = "GENERATION") ChainPaint.By colour,
            @RequestParam(defaultValue = "false") boolean download) {
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("image/svg+xml;charset=UTF-8")).header("Content-Disposition", (download ? "attachment" : "inline") + "; filename=\"chains.svg\"")
                .body(this.view.svg(new ChainPage.Ask(view, cluster, colour)));
    }

    /// What the script of the page draws.
    @Requires(Right.CASE_READ)
    @ResponseBody
    @GetMapping("/chains/network")
    Map<String, Object> network(@RequestParam(defaultValue = "0") int cluster, @RequestParam(defaultValue = "GENERATION") ChainPaint.By colour) {
        return view.network(new ChainPage.Ask(ChainPage.View.NETWORK, cluster, colour));
    }

    @Requires({Right.CASE_READ, Right.EXPORT})
    @GetMapping("/chains.csv")
    void csv(HttpServletRequest request, HttpServletResponse response) {
        exports.send(request, response, "chains.csv", ChainJson.COLUMNS, 0, ChainJson.rows(view.answer()));
    }

    @Requires(Right.CASE_WRITE)
    @PostMapping("/chains/links")
    String register(@RequestParam(defaultValue = "") String infector, @RequestParam(defaultValue = "") String infectee, @RequestParam(defaultValue = "ESTABLISHED") ChainLink.Certainty certainty,
            @RequestParam(defaultValue = "") String evidence, Model model) {
        return switch (desk.register(infector, infectee, certainty, evidence)) {
            case LinkAnswer.Done done -> "redirect:/chains#links";
            case LinkAnswer.Refused(var fault) -> page(new ChainPage.Ask(ChainPage.View.TREE, 0, ChainPaint.By.GENERATION), new ChainPage.Form(infector, infectee, certainty.name(), evidence, fault), model);
        };
    }

    @Requires(Right.CASE_WRITE)
    @PostMapping("/chains/links/{id}/withdraw")
    String withdraw(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, Model model) {
        return switch (desk.withdraw(id, reason)) {
            case LinkAnswer.Done done -> "redirect:/chains#links";
            case LinkAnswer.Refused(var fault) -> page(new ChainPage.Ask(ChainPage.View.TREE, 0, ChainPaint.By.GENERATION), new ChainPage.Form("", "", "ESTABLISHED", "", fault), model);
        };
    }

    private String page(ChainPage.Ask ask, ChainPage.Form form, Model model) {
        model.addAttribute("page", view.page(ask, form));
        return "chain/chains";
    }
}
