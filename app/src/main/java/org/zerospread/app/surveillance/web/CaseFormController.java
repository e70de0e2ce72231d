package org.zerospread.app.surveillance.web;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.FormRefusal;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.WrittenMoment;
import org.zerospread.app.surveillance.CaseAnswer;
import org.zerospread.app.surveillance.CaseDesk;
import org.zerospread.app.surveillance.CaseId;
import org.zerospread.app.surveillance.CaseState;
import org.zerospread.app.surveillance.DiseaseBook;
import org.zerospread.app.surveillance.Source;

/// The form that takes a person's case a step further, and the same for clients of the API.
@Controller
class CaseFormController {

    private static final int LONGEST_NOTE = 500;

    private final CaseDesk desk;
    private final CaseListQuery cases;
    private final DiseaseBook diseases;
    private final DistrictClock clock;

    CaseFormController(CaseDesk desk, CaseListQuery cases, DiseaseBook diseases, DistrictClock clock) {
        this.diseases = diseases;
        this.desk = desk;
        this.cases = cases;
        this.clock = clock;
    }

    /// A step, as typed or sent.
    ///
    /// @param state the state that the case shall have
    /// @param happenedAt in the district's zone, `2020-02-14T10:00`; blank is now
    /// @param source `IMPORTED`, `LOCAL` or `IMPORTED_RELATED`, for a confirmation or an infection without symptoms
    /// @param disease code of the disease of a new case; that of the outbreak when blank
    record Step(@Nullable String state, @Nullable String happenedAt, @Nullable String source, @Nullable String onsetOn, @Nullable String note, @Nullable String disease) {
    }

    @Requires(Right.CASE_WRITE)
    @GetMapping("/cases/new")
    String form(@RequestParam UUID person, Model model) {
        return show(person, null, model);
    }

    @Requires(Right.CASE_WRITE)
    @PostMapping("/cases/new")
    String take(@RequestParam UUID person, @ModelAttribute Step step, Model model) {
        return switch (taken(person, step)) {
            case CaseAnswer.Done(CaseId id) -> "redirect:/persons/" + person;
            case CaseAnswer.Refused refused -> show(person, refused, model);
        };
    }

    private String show(UUID person, CaseAnswer.@Nullable Refused refused, Model model) {
        CaseFormPage page = cases.findForm(person, LocalDateTime.ofInstant(clock.instant(), clock.getZone()).truncatedTo(ChronoUnit.MINUTES), refused).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("page", page);
        model.addAttribute("diseases", diseases.list());
        model.addAttribute("outbreak", diseases.outbreak().code());
        return "surveillance/case-form";
    }

    @Requires(Right.CASE_WRITE)
    @ResponseBody
    @PostMapping("/api/v1/persons/{person}/case")
    ResponseEntity<?> takeByApi(@PathVariable UUID person, @RequestBody Step step) {
        return switch (taken(person, step)) {
            case CaseAnswer.Done(CaseId id) -> ResponseEntity.created(URI.create("/api/v1/persons/" + person)).body(Map.of("case_id", id.value()));
            case CaseAnswer.Refused(String code, String zh, String en) -> FormRefusal.of("The case stays as it was", List.of(new FormFault("case", code, zh, en)));
        };
    }

    private CaseAnswer taken(UUID person, Step step) {
        PersonId whom = new PersonId(person);
        Optional<CaseState> state = chosen(step.state(), CaseState.values());
        Optional<Instant> at = step.happenedAt() == null || step.happenedAt().isBlank() ? Optional.of(clock.instant()) : WrittenMoment.find(step.happenedAt(), clock.getZone());
        if (state.isEmpty()) {
            return new CaseAnswer.Refused("CAS-006", "请选择处置", "choose a step: one of " + Arrays.toString(CaseState.values()));
        }
        if (at.isEmpty()) {
            return new CaseAnswer.Refused("CAS-006", "时间应写成 2020-02-14T10:00", "write the time as 2020-02-14T10:00");
        }
        LocalDate onset;
        try {
            onset = step.onsetOn() == null || step.onsetOn().isBlank() ? null : LocalDate.parse(step.onsetOn().strip());
        } catch (DateTimeParseException e) {
            return new CaseAnswer.Refused("CAS-006", "日期应写成 2020-02-14", "write the day as 2020-02-14");
        }
        String note = step.note() == null || step.note().isBlank() ? null : step.note().strip();
        if (note != null && note.length() > LONGEST_NOTE) {
            return new CaseAnswer.Refused("CAS-006", "说明最多 500 字", "the note has at most 500 characters");
        }
        if (step.disease() != null && !step.disease().isBlank() && !step.disease().equals(diseases.outbreak().code()) && (state.get() == CaseState.SUSPECTED || state.get().hasSource())
                && desk.findOpenId(whom).isEmpty()) {
            Optional<Source> source = chosen(step.source(), Source.values());
            return state.get().hasSource() && source.isEmpty() ? new CaseAnswer.Refused("CAS-006", "须填写感染来源", "the source is needed")
                    : desk.open(whom, step.disease().strip(), state.get(), state.get().hasSource() ? source.get() : null, onset, at.get(), note);
        }
        return switch (state.get()) {
            case SUSPECTED -> desk.suspect(whom, onset, at.get(), note);
            case CONFIRMED -> chosen(step.source(), Source.values()).map(source -> desk.confirm(whom, source, onset, at.get(), note))
                    .orElseGet(() -> new CaseAnswer.Refused("CAS-006", "确诊须填写感染来源", "a confirmation needs its source"));
            case ASYMPTOMATIC -> chosen(step.source(), Source.values()).map(source -> desk.asymptomatic(whom, source, at.get(), note))
                    .orElseGet(() -> new CaseAnswer.Refused("CAS-006", "无症状感染须填写感染来源", "an infection without symptoms needs its source"));
            case EXCLUDED, DISCHARGED, REPOSITIVE, DEAD, CLOSED -> desk.advance(whom, state.get(), at.get(), note);
        };
    }

    private static <E extends Enum<E>> Optional<E> chosen(@Nullable String typed, E[] values) {
        return Arrays.stream(values).filter(value -> typed != null && value.name().equalsIgnoreCase(typed.strip())).findFirst();
    }
}
