package org.zerospread.app.surveillance.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.surveillance.CaseField;
import org.zerospread.app.surveillance.CaseId;
import org.zerospread.app.surveillance.CaseJudge;
import org.zerospread.engine.disease.InfectiousPeriod;

/// Puts together all that hangs on a case.
@Component
class CaseFileView {

    private final CaseFileQuery file;
    private final CaseCourseQuery course;
    private final CaseTasksQuery tasks;
    private final ReportsQuery reports;
    private final CaseJudge judge;
    private final DistrictClock clock;

    CaseFileView(CaseFileQuery file, CaseCourseQuery course, CaseTasksQuery tasks, ReportsQuery reports, CaseJudge judge, DistrictClock clock) {
        this.file = file;
        this.course = course;
        this.tasks = tasks;
        this.reports = reports;
        this.judge = judge;
        this.clock = clock;
    }

    /// A case within the present jurisdiction.
    @Transactional(readOnly = true)
    Optional<CaseFilePage> find(UUID id) {
        return file.findHead(id).flatMap(head -> judge.find(new CaseId(id)).map(known -> page(head, known)));
    }

    private CaseFilePage page(CaseFilePage.Head head, CaseJudge.Known known) {
        UUID id = head.id();
        Map<CaseField, String> fields = file.fields(id);
        List<CaseFilePage.Test> tests = course.listTests(id);
        Map<String, String> typed = new LinkedHashMap<>();
        known.answers().forEach((fact, value) -> typed.put(fact, value.written()));
        return new CaseFilePage(head, fields, file.listSteps(id), course.listCourse(id), tests, course.listWaiting(id), tasks.listOf(id), reports.find(id).orElse(null), file.listContacts(id),
                file.listSources(id), file.findInfector(id).orElse(null), file.listCorrections(id), known, DiseasePage.groups(known.disease()), typed, file.findJudged(id).orElse(null),
                infectious(known, fields.get(CaseField.ONSET_ON), tests, file.findIsolated(id).orElse(null)), LocalDateTime.ofInstant(clock.instant(), clock.getZone()).truncatedTo(ChronoUnit.MINUTES), List.of());
    }

    /// Counted from the onset; without one from the first positive sample.
    private InfectiousPeriod.@Nullable Days infectious(CaseJudge.Known known, @Nullable String onset, List<CaseFilePage.Test> tests, @Nullable Instant isolated) {
        LocalDate event = onset != null ? LocalDate.parse(onset)
                : tests.reversed().stream().filter(test -> test.result().equals("POSITIVE") && !test.method().equals("CT")).findFirst().map(test -> day(test.sampledAt())).orElse(null);
        return event == null ? null : known.disease().infectiousOn(event).daysOf(event, isolated == null ? null : day(isolated));
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, clock.getZone());
    }
}
