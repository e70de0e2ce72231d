package org.zerospread.app.person.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;

/// Search for persons.
@Controller
class SearchController {

    private static final int PAGE = 25;
    private static final int LONGEST = 60;
    private static final int MOST = 50;

    private final PersonSearchQuery persons;
    private final DoubtQuery doubts;

    SearchController(PersonSearchQuery persons, DoubtQuery doubts) {
        this.persons = persons;
        this.doubts = doubts;
    }

    @Requires(Right.PERSON_READ)
    @GetMapping("/search")
    String form(Model model) {
        model.addAttribute("page", new SearchPage("", List.of(), null, false, doubts.countOpen()));
        return "person/search";
    }

    /// The words are sent as a form, so that no name or number stands in an address, a history or a log.
    @Requires(Right.PERSON_READ)
    @PostMapping("/search")
    String search(@RequestParam(name = "q", defaultValue = "") String words, @Nullable @RequestParam(required = false) UUID after, Model model) {
        List<SearchPage.Hit> hits = words.isBlank() ? List.of() : persons.find(checked(words), after, PAGE + 1);
        boolean more = hits.size() > PAGE;
        List<SearchPage.Hit> shown = more ? hits.subList(0, PAGE) : hits;
        model.addAttribute("page", new SearchPage(words.strip(), shown, more ? shown.getLast().id() : null, after != null, doubts.countOpen()));
        return "person/search";
    }

    /// What a client of the API asks.
    ///
    /// @param q name, pinyin, initials, or the whole or the last four places of phone or card
    /// @param after the last person of the part before
    record Question(@Nullable String q, @Nullable UUID after, @Nullable Integer limit) {
    }

    /// For clients of the API: at most 50 persons, names and numbers masked.
    @Requires(Right.PERSON_READ)
    @ResponseBody
    @PostMapping("/api/v1/persons/search")
    List<SearchPage.Hit> list(@RequestBody Question question) {
        String words = question.q() == null ? "" : checked(question.q());
        return words.isBlank() ? List.of() : persons.find(words, question.after(), Math.clamp(question.limit() == null ? PAGE : question.limit(), 1, MOST));
    }

    private static String checked(String words) {
        if (words.length() > LONGEST) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "q is longer than " + LONGEST);
        }
        return words;
    }
}
