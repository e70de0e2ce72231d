package org.zerospread.app.care.web;

import java.util.List;
import java.util.UUID;
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
import org.zerospread.app.access.OpenToAll;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.care.CareAnswer;
import org.zerospread.app.care.Stands;
import org.zerospread.app.person.FormFault;

/// The public directory of stands without staff; those who may, add to it.
@Controller
class StandsController {

    private static final int LONGEST = 60;

    private final Stands stands;

    StandsController(Stands stands) {
        this.stands = stands;
    }

    /// Open to all on purpose: where to buy without meeting anybody; nobody is named.
    @OpenToAll
    @GetMapping("/stands")
    String list(@RequestParam(defaultValue = "") String where, Model model) {
        return show(where, Stands.Form.empty(), List.of(), model);
    }

    @OpenToAll
    @ResponseBody
    @GetMapping("/api/v1/stands")
    List<Stands.Stand> listByApi(@RequestParam(defaultValue = "") String where) {
        return stands.list(checked(where));
    }

    @Requires(Right.CARE_WRITE)
    @PostMapping("/stands")
    String add(@ModelAttribute Stands.Form form, Model model) {
        return switch (stands.add(UUID.randomUUID(), form)) {
            case CareAnswer.Done done -> "redirect:/stands";
            case CareAnswer.Refused(List<FormFault> faults) -> show("", form, faults, model);
        };
    }

    @Requires(Right.CARE_WRITE)
    @PostMapping("/stands/{id}")
    String open(@PathVariable UUID id, @RequestParam boolean open, Model model) {
        return switch (stands.open(id, open)) {
            case CareAnswer.Done done -> "redirect:/stands";
            case CareAnswer.Refused(List<FormFault> faults) -> show("", Stands.Form.empty(), faults, model);
        };
    }

    private String show(String words, Stands.Form form, List<FormFault> faults, Model model) {
        model.addAttribute("page", new StandsPage(words.strip(), stands.list(checked(words)), form, faults));
        return "care/stands";
    }

    private static String checked(String words) {
        if (words.length() > LONGEST) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "where is longer than " + LONGEST);
        }
        return words;
    }
}
