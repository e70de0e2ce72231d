package org.zerospread.app.person.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriUtils;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;

/// Search for persons.
@Controller
class SearchController {

    private static final int PAGE = 25;
    private static final int LONGEST = 60;

    private final PersonSearchQuery persons;

    SearchController(PersonSearchQuery persons) {
        this.persons = persons;
    }

    @Requires(Right.PERSON_READ)
    @GetMapping("/search")
    String search(@RequestParam(name = "q", defaultValue = "") String words, @RequestParam(defaultValue = "") String afterName,
            @RequestParam(defaultValue = "00000000-0000-0000-0000-000000000000") UUID afterId, Model model) {
        List<SearchPage.Hit> hits = words.isBlank() ? List.of() : persons.find(checked(words), afterName, afterId, PAGE + 1);
        boolean more = hits.size() > PAGE;
        List<SearchPage.Hit> shown = more ? hits.subList(0, PAGE) : hits;
        String next = more ? "/search?q=" + encode(words) + "&afterName=" + encode(shown.getLast().name()) + "&afterId=" + shown.getLast().id() : null;
        model.addAttribute("page", new SearchPage(words.strip(), shown, next, !afterName.isEmpty()));
        return "person/search";
    }

    /// For clients of the API: at most 50 persons, numbers masked.
    @Requires(Right.PERSON_READ)
    @ResponseBody
    @GetMapping("/api/v1/persons")
    List<SearchPage.Hit> list(@RequestParam("q") String words, @RequestParam(defaultValue = "25") int limit) {
        return words.isBlank() ? List.of() : persons.find(checked(words), Math.clamp(limit, 1, 50));
    }

    private static String checked(String words) {
        if (words.length() > LONGEST) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "q is longer than " + LONGEST);
        }
        return words;
    }

    private static String encode(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }
}
