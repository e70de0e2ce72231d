package org.zerospread.app.tracing.web;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.tracing.CaseWindow;
import org.zerospread.app.tracing.CaseWindows;
import org.zerospread.app.tracing.TracingAnswer;
import org.zerospread.app.tracing.TracingDesk;
import org.zerospread.app.tracing.TracingForm;
import org.zerospread.app.tracing.TracingReader;

/// Puts the page of tracing together, and the same answer for clients of the API.
@Component
class TracingQuery {

    private final TracingReader reader;
    private final TracingDesk desk;
    private final CaseWindows windows;
    private final DistrictClock clock;

    TracingQuery(TracingReader reader, TracingDesk desk, CaseWindows windows, DistrictClock clock) {
        this.reader = reader;
        this.desk = desk;
        this.windows = windows;
        this.clock = clock;
    }

    /// An answer, or what is wrong with the question.
    sealed interface Asked {

        record Answered(TracingAnswer answer) implements Asked {
        }

        record Faulty(List<CaseWindow> cases, List<FormFault> faults) implements Asked {
        }
    }

    /// Whether there is such a case for the reader.
    boolean knows(UUID caseId) {
        return !windows.list(List.of(caseId.toString())).isEmpty();
    }

    Asked ask(TracingForm form) {
        return switch (reader.read(form)) {
            case TracingReader.Reading.Faulty(List<CaseWindow> cases, List<FormFault> faults) -> new Asked.Faulty(cases, faults);
            case TracingReader.Reading.Sound(List<CaseWindow> cases, var question) -> new Asked.Answered(desk.ask(cases, question));
        };
    }

    /// What became of an order to register.
    sealed interface Ordered {

        record Done(TracingDesk.Registered registered) implements Ordered {
        }

        record Refused(List<FormFault> faults) implements Ordered {
        }
    }

    /// Registers contacts.
    ///
    /// @param picks null for all
    Ordered register(TracingForm form, @Nullable Set<TracingDesk.Pick> picks) {
        return switch (reader.read(form)) {
            case TracingReader.Reading.Faulty(List<CaseWindow> cases, List<FormFault> faults) -> new Ordered.Refused(faults);
            case TracingReader.Reading.Sound(List<CaseWindow> cases, var question) -> new Ordered.Done(desk.register(cases, question, picks));
        };
    }

    TracingPage page(TracingForm form, TracingDesk.@Nullable Registered registered) {
        if (form.cases().isEmpty()) {
            return new TracingPage(form, List.of(), List.of(), windows.listNewest(), null, null, null);
        }
        return switch (ask(form)) {
            case Asked.Faulty(List<CaseWindow> cases, List<FormFault> faults) -> new TracingPage(form, cases, faults, List.of(), null, null, null);
            case Asked.Answered(TracingAnswer answer) -> new TracingPage(form, answer.cases(), List.of(), List.of(), answer, TracingPicture.of(answer, clock.getZone()), registered);
        };
    }
}
