package org.zerospread.app.quarantine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.plan.Duty;
import org.zerospread.engine.plan.DutyState;
import org.zerospread.engine.plan.LivedStage;
import org.zerospread.engine.plan.Missing;
import org.zerospread.engine.plan.Plan;
import org.zerospread.engine.plan.StagePlace;
import org.zerospread.engine.plan.StayRun;
import org.zerospread.engine.plan.StayState;

/// What is stored of a stay, as the rules answer it: where it stands, where its person is, until when, and what is due next.
///
/// A pure reading of a [StayRun], so that what is stored can be computed again from the records at any time.
///
/// @param place null once the stay is over
/// @param nextChangeOn the day on which it must be asked again at the latest
/// @param lived the stages so far, the present one last
/// @param missing what holds a release whose day has come
record Outlook(String state, @Nullable StagePlace place, LocalDate nextChangeOn, LocalDate releaseOn, @Nullable LocalDate endedOn, List<LivedStage> lived, List<String> missing,
        List<Due> due) {

    /// A duty to be kept.
    ///
    /// @param untilOn last day on which it can be due; null: until it is done
    record Due(DutyKind kind, @Nullable StagePlace place, LocalDate dueOn, @Nullable LocalDate untilOn, int slots, String detail) {
    }

    /// Reads a run.
    static Outlook of(StayRun run, Plan plan, LocalDate today) {
        List<LivedStage> lived = run.stages().stream().filter(stage -> !stage.from().isAfter(today)).toList();
        LivedStage present = lived.isEmpty() ? run.stages().isEmpty() ? null : run.stages().getFirst() : lived.getLast();
        LocalDate release = run.release() == null ? run.stages().isEmpty() ? run.asOf() : run.stages().getLast().to().plusDays(1) : run.release();
        return switch (run.state()) {
            case StayState.NotStarted(LocalDate start) -> running(run, plan, present, lived, release, present == null ? start : present.to().plusDays(1));
            case StayState.InStage _ -> running(run, plan, present, lived, release, Objects.requireNonNull(present).to().plusDays(1));
            case StayState.Held _, StayState.Escaped _ -> running(run, plan, present, lived, release, today.plusDays(1));
            case StayState.Released(LocalDate on) -> over("RELEASED", on, lived, List.of(new Due(DutyKind.RELEASE, last(lived), on, null, 1, "")));
            case StayState.BrokenOff(LocalDate on) -> over("BROKEN_OFF", on, lived, List.of());
            case StayState.CaseOpened(LocalDate on, int _) -> over("BROKEN_OFF", on, lived, List.of());
        };
    }

    private static Outlook over(String state, LocalDate on, List<LivedStage> lived, List<Due> due) {
        List<LivedStage> before = lived.stream().filter(stage -> stage.from().isBefore(on) || stage.from().equals(on) && lived.getFirst().equals(stage)).toList();
        return new Outlook(state, null, on, on, on, before, List.of(), due);
    }

    private static @Nullable StagePlace last(List<LivedStage> lived) {
        return lived.isEmpty() ? null : lived.getLast().place();
    }

    private static Outlook running(StayRun run, Plan plan, @Nullable LivedStage present, List<LivedStage> lived, LocalDate release, LocalDate nextChangeOn) {
        StagePlace place = present == null ? plan.stages().getFirst().place() : present.place();
        List<String> missing = run.state() instanceof StayState.Held || run.state() instanceof StayState.Escaped ? run.missing().stream().map(Outlook::text).toList() : List.of();
        List<Due> due = new ArrayList<>();
        next(run, Duty.Kind.TEST, DutyState.State.DUE, DutyState.State.OVERDUE).ifPresent(one -> due.add(new Due(DutyKind.TEST, place, one.duty().date(), null, 1, one.duty().detail())));
        next(run, Duty.Kind.TEST, DutyState.State.AWAITING_RESULT, DutyState.State.AWAITING_RESULT)
                .ifPresent(one -> due.add(new Due(DutyKind.RESULT, place, one.duty().date(), null, 1, one.duty().detail())));
        next(run, Duty.Kind.MOVE, DutyState.State.DUE, DutyState.State.OVERDUE).ifPresent(one -> due.add(new Due(DutyKind.MOVE, place, one.duty().date(), null, 1, one.duty().detail())));
        int perDay = present == null ? plan.stages().getFirst().observationsPerDay() : plan.stages().get(present.index()).observationsPerDay();
        if (perDay > 0 && !(run.state() instanceof StayState.Escaped)) {
            LocalDate until = run.state() instanceof StayState.Held ? null : run.stages().getLast().to();
            due.add(new Due(DutyKind.TEMPERATURE, place, run.asOf(), until, perDay, ""));
        }
        LocalDate releaseDue = run.state() instanceof StayState.Held(LocalDate since, StagePlace _) ? since : release;
        due.add(new Due(DutyKind.RELEASE, place, releaseDue, null, 1, ""));
        return new Outlook("RUNNING", place, nextChangeOn, release, null, lived, missing, due);
    }

    private static Optional<DutyState> next(StayRun run, Duty.Kind kind, DutyState.State one, DutyState.State other) {
        return run.duties().stream().filter(duty -> duty.duty().kind() == kind && (duty.state() == one || duty.state() == other)).min(Comparator.comparing(duty -> duty.duty().date()));
    }

    /// What is wanting, short and the same in every language: `TEST 2020-02-13 PCR`.
    static String text(Missing missing) {
        return switch (missing) {
            case Missing.Days(LocalDate until) -> "DAYS " + until;
            case Missing.Test(LocalDate due, var method) -> "TEST " + due + " " + method;
            case Missing.Result(LocalDate sampledOn, var method) -> "RESULT " + sampledOn + " " + method;
            case Missing.Negatives(int more) -> "NEGATIVES " + more;
            case Missing.FeverFreeDays(LocalDate _, LocalDate until) -> "FEVER_FREE " + until;
            case Missing.Return(LocalDate escapedOn) -> "RETURN " + escapedOn;
        };
    }
}
