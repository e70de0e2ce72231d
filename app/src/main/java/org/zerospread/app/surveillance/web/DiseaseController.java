package org.zerospread.app.surveillance.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.FormReader;
import org.zerospread.app.person.FormRefusal;
import org.zerospread.app.region.Region;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.app.surveillance.DiseaseBook;
import org.zerospread.app.surveillance.FactAnswers;
import org.zerospread.app.surveillance.JudgementText;
import org.zerospread.engine.disease.Disease;
import org.zerospread.engine.disease.Edition;
import org.zerospread.engine.disease.Judgement;
import org.zerospread.engine.region.RegionCode;

/// Diseases as data: the definitions of each edition, and what somebody would be by them. Nothing typed here is kept.
@Controller
class DiseaseController {

    private static final String PREFIX = "fact.";

    private final DiseaseBook diseases;
    private final Regions regions;
    private final DistrictClock clock;

    DiseaseController(DiseaseBook diseases, Regions regions, DistrictClock clock) {
        this.diseases = diseases;
        this.regions = regions;
        this.clock = clock;
    }

    /// A question of the API.
    ///
    /// @param on the day whose edition judges; today when missing
    /// @param place division code; that of the asker's jurisdiction when missing
    /// @param facts `yes`, `no` or a number, by the ids of their facts
    record Question(@Nullable LocalDate on, @Nullable String place, @Nullable Map<String, String> facts) {
    }

    @Requires(Right.CASE_READ)
    @GetMapping("/diseases")
    String outbreak() {
        return "redirect:/diseases/" + diseases.outbreak().code();
    }

    @Requires(Right.CASE_READ)
    @GetMapping("/diseases/{code}")
    String show(@PathVariable String code, @RequestParam Map<String, String> asked, Model model) {
        Disease disease = get(code);
        Optional<Edition> current = disease.findEdition(clock.today());
        Edition edition = Optional.ofNullable(asked.get("edition")).flatMap(disease::findEdition).or(() -> current).orElseGet(() -> disease.editions().getLast());
        Map<String, String> typed = new TreeMap<>();
        asked.forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !value.isBlank()) {
                typed.put(name.substring(PREFIX.length()), value.strip());
            }
        });
        FactAnswers answers = FactAnswers.read(disease, typed);
        List<FormFault> faults = new ArrayList<>(answers.faults());
        String place = asked.getOrDefault("place", "").strip();
        RegionCode where = place.isEmpty() ? own() : division(place, faults);
        Judgement judgement = where == null || !faults.isEmpty() ? null : disease.judge(edition, where, answers.values());
        model.addAttribute("page", new DiseasePage(disease, diseases.list(), edition, current.orElse(null), place, where == null ? "" : regions.find(where).map(Region::name).orElse(where.toString()),
                DiseasePage.groups(disease), typed, !typed.isEmpty(), judgement, faults));
        return "surveillance/disease";
    }

    @Requires(Right.CASE_READ)
    @ResponseBody
    @GetMapping("/api/v1/diseases")
    List<Map<String, Object>> list() {
        return diseases.list().stream().map(disease -> {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("code", disease.code());
            json.put("title_zh", disease.zh());
            json.put("title_en", disease.en());
            json.put("incubation_days", Map.of("shortest", disease.incubation().shortestDays(), "median", disease.incubation().medianDays(), "longest", disease.incubation().longestDays()));
            json.put("facts", disease.facts().values().stream().map(fact -> Map.of("id", fact.id(), "group", fact.group(), "zh", fact.zh(), "en", fact.en(), "number", fact.isNumber())).toList());
            json.put("editions", disease.editions().stream().map(DiseaseController::asJson).toList());
            return json;
        }).toList();
    }

    private static Map<String, @Nullable Object> asJson(Edition edition) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", edition.id());
        json.put("zh", edition.zh());
        json.put("en", edition.en());
        json.put("effective_from", edition.effectiveFrom());
        json.put("effective_to", edition.effectiveTo());
        return json;
    }

    @Requires(Right.CASE_READ)
    @ResponseBody
    @PostMapping("/api/v1/diseases/{code}/judge")
    ResponseEntity<?> judge(@PathVariable String code, @RequestBody Question question) {
        Disease disease = get(code);
        FactAnswers answers = FactAnswers.read(disease, question.facts() == null ? Map.of() : question.facts());
        List<FormFault> faults = new ArrayList<>(answers.faults());
        RegionCode where = question.place() == null ? own() : division(question.place(), faults);
        Optional<Edition> edition = disease.findEdition(question.on() == null ? clock.today() : question.on());
        if (edition.isEmpty()) {
            faults.add(new FormFault("on", "DIS-022", "这一天没有有效的版本", "no edition is in force on that day"));
        }
        if (where == null || !faults.isEmpty()) {
            return FormRefusal.of("Not judged", faults);
        }
        return ResponseEntity.ok(JudgementText.asJson(disease.judge(edition.get(), where, answers.values())));
    }

    private Disease get(String code) {
        return diseases.find(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private @Nullable RegionCode division(String typed, List<FormFault> faults) {
        FormReader reader = new FormReader(regions, clock);
        RegionCode found = reader.division("place", typed);
        faults.addAll(reader.faults());
        return found;
    }

    /// The region of whoever asks; for the whole country a code that no definition names.
    private static RegionCode own() {
        return RegionCode.tryParse(Long.toString(Jurisdiction.find().map(one -> one.range().low()).orElse(0L))).orElse(RegionCode.parse("990000"));
    }
}
