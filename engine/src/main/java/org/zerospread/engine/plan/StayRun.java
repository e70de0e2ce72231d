package org.zerospread.engine.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A stay run by its plan over what was recorded, as known on a day: everything that happened, is due, and is wanting.
///
/// A pure function: the same plan, days, needs and events give the same run, in whatever order the events are given. What is decided is
/// decided by [StayFold]; this reads it out.
///
/// @param asOf the day of the question; later events are kept for later
/// @param stages as lived so far and as planned from here, without a gap
/// @param transitions every change with its reason, by date
/// @param duties by date, then kind
/// @param release the day of release, done or expected at the earliest; null when the stay ended otherwise or its person is away
/// @param missing what is wanting before the release; empty once released
/// @param actions what has to happen, or had to, because of the events and of the day
/// @param notes how each event was taken that was not simply taken, by index
public record StayRun(LocalDate asOf, List<LivedStage> stages, List<Transition> transitions, List<DutyState> duties, StayState state,
        @Nullable LocalDate release, List<Missing> missing, List<Action> actions, List<StayNote> notes) {

    public StayRun {
        stages = List.copyOf(stages);
        transitions = List.copyOf(transitions);
        duties = List.copyOf(duties);
        missing = List.copyOf(missing);
        actions = List.copyOf(actions);
        notes = List.copyOf(notes);
    }

    /// Runs a stay of which only the first day is known and nothing was recorded.
    public static StayRun of(Plan plan, LocalDate arrival) {
        return of(plan, StayAnchors.arrival(arrival), Set.of(), List.of(), arrival);
    }

    /// Runs a stay.
    ///
    /// @param needs of the person, for the plan's exceptions
    /// @throws IllegalArgumentException for days before 1970 or after [EventCode#LAST_DAY]
    public static StayRun of(Plan plan, StayAnchors anchors, Collection<Need> needs, List<StayEvent> events, LocalDate asOf) {
        return of(new StayFold(plan), anchors, needs, events, asOf);
    }

    /// Runs a stay with a fold made before: quicker for many stays of one plan.
    public static StayRun of(StayFold fold, StayAnchors anchors, Collection<Need> needs, List<StayEvent> events, LocalDate asOf) {
        fold.begin(anchors.arrivalDay(), anchors.lastExposureDay(), anchors.dischargeDay(), needs);
        List<StayNote> notes = new ArrayList<>();
        List<Action> actions = new ArrayList<>();
        int[] codes = events.stream().mapToInt(EventCode::of).toArray();
        List<Integer> order = IntStream.range(0, codes.length).boxed()
                .sorted(Comparator.<Integer>comparingInt(i -> codes[i] ^ Integer.MIN_VALUE).thenComparing(Comparator.naturalOrder())).toList();
        LocalDate latest = LocalDate.MIN;
        for (int i = 0; i < codes.length; i++) {
            LocalDate date = events.get(i).date();
            if (date.isBefore(latest)) {
                notes.add(new StayNote(i, events.get(i), StayNote.Kind.OUT_OF_ORDER));
            }
            latest = date.isAfter(latest) ? date : latest;
        }
        int previous = -1;
        for (int i : order) {
            StayEvent event = events.get(i);
            boolean twice = previous >= 0 && event.equals(events.get(previous)) && !(event instanceof StayEvent.Temperature);
            boolean sameCode = previous >= 0 && codes[i] == codes[previous] && !(event instanceof StayEvent.Temperature);
            Optional<StayNote.Kind> note = twice ? Optional.of(StayNote.Kind.TWICE)
                    : event.date().isAfter(asOf) ? Optional.of(StayNote.Kind.AFTER_AS_OF)
                    : sameCode ? Optional.empty() : apply(fold, event, codes[i], actions);
            note.ifPresent(kind -> notes.add(new StayNote(i, event, kind)));
            previous = i;
        }
        notes.sort(Comparator.comparingInt(StayNote::index).thenComparing(StayNote::kind));
        return new StayReport(fold, asOf).read(actions, notes);
    }

    private static Optional<StayNote.Kind> apply(StayFold fold, StayEvent event, int code, List<Action> actions) {
        int day = EventCode.day(code);
        return switch (fold.apply(code)) {
            case BEFORE_START -> Optional.of(StayNote.Kind.BEFORE_START);
            case AFTER_END -> {
                if (event instanceof StayEvent.Exposure && fold.caseOn == StayFold.NEVER) {
                    actions.add(new Action.OpenStay(event.date()));
                }
                yield Optional.of(StayNote.Kind.AFTER_END);
            }
            case TAKEN -> switch (event) {
                case StayEvent.Temperature taken -> {
                    if (taken.tenths() >= fold.plan.plan.stages().get(fold.stageOn(day)).observation().urgentFromTenths()) {
                        actions.add(new Action.CallDoctor(taken.date(), taken.tenths()));
                    }
                    yield fold.observed.on(day) > fold.plan.perDay[fold.stageOn(day)] ? Optional.of(StayNote.Kind.EXTRA_TEMPERATURE) : Optional.empty();
                }
                case StayEvent.Tested test -> fold.lastAnswered() || test.result() != TestResult.NEGATIVE ? Optional.empty() : Optional.of(StayNote.Kind.EXTRA_TEST);
                case StayEvent.Symptom _, StayEvent.Exposure _, StayEvent.Refusal _, StayEvent.Escape _, StayEvent.Moved _ -> Optional.empty();
            };
        };
    }
}
