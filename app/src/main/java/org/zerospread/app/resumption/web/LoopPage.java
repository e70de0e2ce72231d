package org.zerospread.app.resumption.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.resumption.FirmLoops;
import org.zerospread.app.resumption.StepKind;
import org.zerospread.engine.resumption.FirmState;
import org.zerospread.engine.resumption.LoopDuty;
import org.zerospread.engine.resumption.Readiness;
import org.zerospread.engine.resumption.ResumptionPolicy;

/// One firm's way through the loop.
///
/// @param base address of its actions: `/firm/resumption` for its own user, `/resumption/{firm}` for officials
/// @param own whether its own user reads it
/// @param shortfalls what it lacks before it files
/// @param reminders of what is due and not done yet
/// @param now the moment by which deadlines are judged
public record LoopPage(FirmLoops.Standing standing, String base, boolean own, ResumptionPolicy policy, List<Step> steps, List<File> files, List<Report> reports, List<Ill> ill, List<Exposed> exposed,
        List<Readiness.Shortfall> shortfalls, List<Reminder> reminders, Instant now, List<FormFault> faults) {

    /// A step that was taken.
    ///
    /// @param by display name
    /// @param points conditions, reasons or findings
    /// @param bad items that were not in order, with the remarks
    public record Step(int seq, StepKind kind, Instant at, String by, @Nullable Integer staff, @Nullable Integer mayReturn, @Nullable Boolean passed, @Nullable String opening,
            @Nullable LocalDate dueOn, @Nullable String signedBy, @Nullable String note, List<String> points, List<Item> bad) {
    }

    /// An item of a review.
    public record Item(String item, String remark) {
    }

    /// An uploaded file.
    ///
    /// @param seq step to which it belongs; null while to none
    public record File(UUID id, @Nullable Integer seq, String kind, String name, int size, Instant at, String by) {
    }

    /// A daily report; the last of its day.
    public record Report(LocalDate day, int atWork, int absent, int ill, int fever, String signedBy, Instant at) {
    }

    /// Somebody whom the reports of the last days call ill.
    ///
    /// @param seenAt when he came to the fever clinic afterwards; null when not yet
    public record Ill(UUID staff, String name, LocalDate day, @Nullable Integer temperatureTenths, @Nullable String symptoms, @Nullable Instant seenAt) {
    }

    /// Somebody who was beside the suspected case when the firm was frozen.
    public record Exposed(UUID staff, String name, List<String> groups, boolean mayReturn) {
    }

    /// What the firm was reminded of.
    ///
    /// @param hours before the deadline; 0 when it was over
    public record Reminder(String duty, Instant dueAt, int hours, Instant at) {
    }

    /// The stages of the line that everybody sees, with the last step that reached each.
    public static final List<StepKind> LINE = List.of(StepKind.SCREENED, StepKind.BATCH_RETURNED, StepKind.FILED, StepKind.REVIEWED, StepKind.APPROVED, StepKind.STARTED);

    /// The last step that reached a stage of the line.
    public Optional<Step> reached(StepKind stage) {
        return steps.reversed().stream().filter(step -> step.kind() == stage || stage == StepKind.APPROVED && (step.kind() == StepKind.APPROVED_UNDER_CONDITIONS || step.kind() == StepKind.REFUSED))
                .findFirst();
    }

    /// Whether a stage of the line is behind the firm.
    public boolean isBehind(StepKind stage) {
        FirmState state = standing.loop().freeze() == null ? standing.loop().state() : standing.loop().freeze().before();
        int at = switch (state) {
            case CLOSED -> 0;
            case SCREENED -> 1;
            case RETURNING -> 2;
            case FILED -> 3;
            case REVIEWED -> 4;
            case REFUSED -> 2;
            case APPROVED, CONDITIONAL -> 5;
            case WORKING -> 6;
            case FROZEN -> 0;
        };
        return LINE.indexOf(stage) < at && (reached(stage).isPresent() || state != FirmState.WORKING);
    }

    /// The next duty.
    public Optional<LoopDuty> next() {
        return standing.duties().stream().findFirst();
    }

    /// Whether the firm stands in one of these states.
    public boolean is(FirmState... states) {
        return List.of(states).contains(standing.loop().state());
    }

    /// Whether something is due of this kind.
    public boolean isDue(LoopDuty.Kind kind) {
        return standing.duties().stream().anyMatch(duty -> duty.kind() == kind);
    }

    /// What the next filing would show.
    public List<File> waiting() {
        return files.stream().filter(file -> file.seq() == null).toList();
    }

    /// Files of a step.
    public List<File> filesOf(int seq) {
        return files.stream().filter(file -> file.seq() != null && file.seq() == seq).toList();
    }

    /// Whether some file of a kind was shown.
    public boolean shows(String kind) {
        return files.stream().anyMatch(file -> file.kind().equals(kind));
    }

    /// The report of today.
    public Optional<Report> today(LocalDate today) {
        return reports.stream().filter(report -> report.day().equals(today)).findFirst();
    }
}
