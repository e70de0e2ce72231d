package org.zerospread.app.tracing;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.WrittenMoment;
import org.zerospread.engine.tracing.TraceQuestion;

/// Reads a question of tracing.
@Component
public class TracingReader {

    /// More cases than these are traced by the command `trace`.
    private static final int MOST_CASES = 100;
    private static final int MOST_MINUTES = 60 * 24 * 14;
    private static final int MOST_METRES = 5_000;
    private static final Duration LONGEST_WINDOW = Duration.ofDays(62);

    private final CaseWindows windows;
    private final DistrictClock clock;

    TracingReader(CaseWindows windows, DistrictClock clock) {
        this.windows = windows;
        this.clock = clock;
    }

    /// What was read.
    public sealed interface Reading {

        /// A question that can be asked.
        record Sound(List<CaseWindow> cases, TraceQuestion question) implements Reading {
        }

        /// `TRC-001` no such case here, `TRC-002` a window that is not understood, ends before it begins or is longer than 62 days, `TRC-003` a number that is none or too large,
        /// `TRC-004` too many cases, or not as many windows as cases.
        ///
        /// @param cases those that were found, so that the form can be shown again
        record Faulty(List<CaseWindow> cases, List<FormFault> faults) implements Reading {
        }
    }

    /// Reads a question; all that is wrong with it at once.
    public Reading read(TracingForm form) {
        List<FormFault> faults = new ArrayList<>();
        List<CaseWindow> known = windows.list(form.cases());
        for (String one : form.cases()) {
            if (known.stream().noneMatch(window -> window.isCalled(one))) {
                faults.add(new FormFault("case", "TRC-001", "本辖区没有病例 " + one, "no case " + one + " here"));
            }
        }
        if (form.cases().size() > MOST_CASES) {
            faults.add(new FormFault("case", "TRC-004", "一次最多追踪 " + MOST_CASES + " 例", "at most " + MOST_CASES + " cases at once"));
        }
        List<CaseWindow> cases = new ArrayList<>();
        for (CaseWindow window : known) {
            int at = position(form.cases(), window);
            cases.add(window(window, written(form.from(), at), written(form.to(), at), faults));
        }
        if (!fits(form.from(), form.cases()) || !fits(form.to(), form.cases())) {
            faults.add(new FormFault("from", "TRC-004", "传染期的个数应与病例相同", "give as many windows as cases, or none"));
        }
        long minutes = number("min_minutes", form.minMinutes(), 0, MOST_MINUTES, faults);
        long linger = number("linger_minutes", form.lingerMinutes(), 0, MOST_MINUTES, faults);
        long metres = number("radius_metres", form.radiusMetres(), 0, MOST_METRES, faults);
        long degree = form.degree() == null || form.degree().isBlank() ? 1 : number("degree", form.degree(), 1, 2, faults);
        return !faults.isEmpty() ? new Reading.Faulty(cases, faults)
                : new Reading.Sound(cases, new TraceQuestion(Duration.ofMinutes(minutes), Duration.ofMinutes(linger), metres == 0 ? null : (double) metres, (int) degree));
    }

    private static int position(List<String> cases, CaseWindow window) {
        for (int i = 0; i < cases.size(); i++) {
            if (window.isCalled(cases.get(i))) {
                return i;
            }
        }
        throw new IllegalStateException("case " + window.number() + " was not asked for");
    }

    private static boolean fits(List<String> moments, List<String> cases) {
        return moments.stream().allMatch(String::isBlank) || moments.size() == cases.size();
    }

    private static @Nullable String written(List<String> moments, int at) {
        return at < moments.size() && !moments.get(at).isBlank() ? moments.get(at) : null;
    }

    private CaseWindow window(CaseWindow usual, @Nullable String from, @Nullable String to, List<FormFault> faults) {
        Optional<Instant> begins = from == null ? Optional.of(usual.infectiousFrom()) : WrittenMoment.find(from, clock.getZone());
        Optional<Instant> ends = to == null ? Optional.of(usual.infectiousTo()) : WrittenMoment.find(to, clock.getZone());
        if (begins.isEmpty() || ends.isEmpty()) {
            faults.add(new FormFault(begins.isEmpty() ? "from" : "to", "TRC-002", usual.number() + ":时间应写成 2020-01-31T15:30", usual.number() + ": write the time as 2020-01-31T15:30"));
            return usual;
        }
        if (!begins.get().isBefore(ends.get()) || Duration.between(begins.get(), ends.get()).compareTo(LONGEST_WINDOW) > 0) {
            faults.add(new FormFault("to", "TRC-002", usual.number() + ":传染期应早起晚止,最长 62 天", usual.number() + ": the window must end after it begins, and last at most 62 days"));
            return usual;
        }
        return usual.with(begins.get(), ends.get());
    }

    private static long number(String field, @Nullable String typed, int least, int most, List<FormFault> faults) {
        if (typed == null || typed.isBlank()) {
            return least;
        }
        try {
            long value = new BigDecimal(typed.strip()).longValueExact();
            if (least <= value && value <= most) {
                return value;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // Told below, as for a number out of its bounds.
        }
        faults.add(new FormFault(field, "TRC-003", "应为 " + least + " 至 " + most + " 的整数", "a whole number from " + least + " to " + most + " is expected"));
        return least;
    }
}
