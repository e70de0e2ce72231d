package org.zerospread.engine.resumption;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.zerospread.engine.document.DocumentReading;

/// The shipped policy, and loops written as lines: `2020-02-10 09:00 screened 100 90`.
final class Loops {

    static final Path FILE = Path.of("../policies/resumption-2020.yaml");
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private Loops() {
    }

    static String text() {
        try {
            return Files.readString(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ResumptionPolicy policy() {
        return switch (ResumptionPolicyReader.read("policies/resumption-2020.yaml", text())) {
            case DocumentReading.Accepted<ResumptionPolicy>(ResumptionPolicy policy) -> policy;
            case DocumentReading.Refused<ResumptionPolicy>(var faults) -> throw new AssertionError(faults);
        };
    }

    /// The moment of a line.
    static Instant at(String day, String time) {
        return LocalDate.parse(day).atTime(java.time.LocalTime.parse(time)).atZone(ZONE).toInstant();
    }

    static LoopTerms terms(Opening opening, Instant now) {
        return new LoopTerms(policy(), opening, 100, ZONE, now);
    }

    /// A step: day, time, word, then its numbers, flag, day or measure; the firm steps as `firm`, all others as `office`.
    static FirmStep step(String line) {
        String[] words = line.strip().split(" +");
        Instant at = at(words[0], words[1]);
        String last = words[words.length - 1];
        return switch (words[2]) {
            case "screened" -> new FirmStep.Screened(at, "firm", Integer.parseInt(words[3]), Integer.parseInt(words[4]));
            case "batch" -> new FirmStep.BatchReturned(at, "firm", Integer.parseInt(words[3]));
            case "filed" -> new FirmStep.Filed(at, "firm", Opening.of(last));
            case "reviewed" -> new FirmStep.Reviewed(at, "office", last.equals("passed"));
            case "approved" -> new FirmStep.Approved(at, "office");
            case "conditions" -> new FirmStep.ApprovedUnderConditions(at, "office", LocalDate.parse(last));
            case "refused" -> new FirmStep.Refused(at, "office");
            case "met" -> new FirmStep.ConditionsMet(at, "office");
            case "started" -> new FirmStep.Started(at, "firm");
            case "drilled" -> new FirmStep.Drilled(at, "firm");
            case "inspected" -> new FirmStep.Inspected(at, "office", last.equals("inspected") ? null : LocalDate.parse(last));
            case "rectified" -> new FirmStep.Rectified(at, "office");
            case "frozen" -> new FirmStep.Frozen(at, "office");
            case "disinfected" -> new FirmStep.Disinfected(at, "firm");
            case "tested" -> new FirmStep.Tested(at, "office", last.equals("passed"));
            case "rechecked" -> new FirmStep.Rechecked(at, "office", last.equals("passed"));
            case "released" -> new FirmStep.Released(at, "office");
            default -> throw new IllegalArgumentException(line);
        };
    }

    /// Takes every line, or fails at the first that is refused.
    static FirmLoop run(Opening opening, String lines) {
        FirmLoop loop = FirmLoop.untouched();
        for (FirmStep step : steps(lines)) {
            var refusal = LoopRule.refusal(loop, step, terms(opening, step.at()));
            if (refusal.isPresent()) {
                throw new AssertionError(step + ": " + refusal.get());
            }
            loop = loop.after(step);
        }
        return loop;
    }

    static List<FirmStep> steps(String lines) {
        List<FirmStep> steps = new ArrayList<>();
        lines.lines().filter(line -> !line.isBlank()).forEach(line -> steps.add(step(line)));
        return steps;
    }
}
