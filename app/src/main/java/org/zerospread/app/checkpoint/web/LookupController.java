package org.zerospread.app.checkpoint.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseBody;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.checkpoint.MeasureLookup;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.FormRefusal;

/// Asks which measure holds for the one who stands at the checkpoint. The question goes by a form, so that it stands in no address.
@Controller
class LookupController {

    private final MeasureLookup lookup;

    LookupController(MeasureLookup lookup) {
        this.lookup = lookup;
    }

    @Requires(Right.CHECKPOINT_LOOKUP)
    @GetMapping("/checkpoints/lookup")
    String blank(Model model) {
        model.addAttribute("page", new LookupPage(new MeasureLookup.Question(null, null, null), null));
        return "checkpoint/lookup";
    }

    @Requires(Right.CHECKPOINT_LOOKUP)
    @PostMapping("/checkpoints/lookup")
    String ask(@ModelAttribute MeasureLookup.Question question, Model model) {
        model.addAttribute("page", new LookupPage(question, lookup.ask(question)));
        return "checkpoint/lookup";
    }

    /// The same for clients of the API.
    @Requires(Right.CHECKPOINT_LOOKUP)
    @ResponseBody
    @PostMapping("/api/v1/checkpoints/lookup")
    ResponseEntity<?> askByApi(@RequestBody MeasureLookup.Question question) {
        return switch (lookup.ask(question)) {
            case MeasureLookup.Answer.Refused(FormFault fault) -> FormRefusal.of("Nothing was looked up", List.of(fault));
            case MeasureLookup.Answer.Free _ -> ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(Map.of("held", false));
            case MeasureLookup.Answer.Held(var measure) -> {
                Map<String, @Nullable Object> json = new LinkedHashMap<>();
                json.put("held", true);
                json.put("measure", measure.kind().name());
                json.put("until", measure.until() == null ? null : measure.until().toString());
                yield ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(json);
            }
        };
    }
}
