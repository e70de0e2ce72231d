package org.zerospread.app.grading.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.grading.MeasureAnswer;
import org.zerospread.app.grading.Measures;
import org.zerospread.engine.region.RegionCode;

/// Measures for clients of the API.
@RestController
class MeasureApi {

    private static final int MOST_PERSONS = 10_000;

    private final MeasureView view;
    private final Measures measures;

    MeasureApi(MeasureView view, Measures measures) {
        this.view = view;
        this.measures = measures;
    }

    /// Whom is asked about.
    record Persons(@Nullable List<UUID> ids) {
    }

    @Requires(Right.PERSON_READ)
    @GetMapping("/api/v1/measures/persons/{id}")
    Map<String, @Nullable Object> person(@PathVariable UUID id, @Nullable @RequestParam(required = false) LocalDate date) {
        return json(id.toString(), view.answer(id, view.day(date)).orElseThrow(MeasureApi::absent));
    }

    /// Many persons at once; who cannot be seen here is not in the answer.
    @Requires(Right.PERSON_READ)
    @PostMapping("/api/v1/measures/persons")
    List<Map<String, @Nullable Object>> persons(@RequestBody Persons persons, @Nullable @RequestParam(required = false) LocalDate date) {
        List<UUID> ids = persons.ids() == null ? List.of() : persons.ids();
        if (ids.size() > MOST_PERSONS) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "at most " + MOST_PERSONS + " persons");
        }
        return view.answers(ids, view.day(date)).entrySet().stream().map(one -> json(one.getKey().toString(), one.getValue())).toList();
    }

    @Requires(Right.ENTERPRISE_READ)
    @GetMapping("/api/v1/measures/firms/{id}")
    Map<String, @Nullable Object> firm(@PathVariable UUID id, @Nullable @RequestParam(required = false) LocalDate date) {
        return json(id.toString(), measures.ofFirm(id, view.day(date)).orElseThrow(MeasureApi::absent));
    }

    @Requires(Right.SITUATION_READ)
    @GetMapping("/api/v1/measures/places/{region}")
    Map<String, @Nullable Object> place(@PathVariable String region, @Nullable @RequestParam(required = false) LocalDate date) {
        RegionCode code = code(region);
        return json(code.toString(), measures.ofPlace(code, view.day(date)));
    }

    @Requires(Right.SITUATION_READ)
    @GetMapping("/api/v1/measures/passages/{region}")
    Map<String, @Nullable Object> passage(@PathVariable String region, @RequestParam String from, @Nullable @RequestParam(required = false) LocalDate date) {
        RegionCode code = code(region);
        return json(code.toString(), measures.ofPassage(code, RegionCode.tryParse(from).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST)), view.day(date)));
    }

    private RegionCode code(String region) {
        return view.place(region).orElseThrow(MeasureApi::absent).code();
    }

    private static ResponseStatusException absent() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    static Map<String, @Nullable Object> json(String id, MeasureAnswer answer) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", id);
        json.put("for", LevelJson.word(answer.subject()));
        json.put("date", answer.on().toString());
        json.put("matrix", answer.matrix() == null ? null : answer.matrix().version().code());
        json.put("version", answer.matrix() == null ? null : answer.matrix().version().version());
        json.put("inputs", answer.facts().words());
        json.put("zone_assumed", answer.zoneAssumed());
        json.put("measures", answer.measures());
        json.put("rows", answer.rows().stream().map(fired -> Map.of("table", fired.table(), "id", fired.row().id(), "zh", fired.row().zh(), "en", fired.row().en())).toList());
        return json;
    }
}
