package org.zerospread.app.command;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.plan.Action;
import org.zerospread.engine.plan.Allowance;
import org.zerospread.engine.plan.DutyState;
import org.zerospread.engine.plan.EventFile;
import org.zerospread.engine.plan.LivedStage;
import org.zerospread.engine.plan.Missing;
import org.zerospread.engine.plan.Need;
import org.zerospread.engine.plan.Plan;
import org.zerospread.engine.plan.StayAnchors;
import org.zerospread.engine.plan.StayEvent;
import org.zerospread.engine.plan.StayNote;
import org.zerospread.engine.plan.StayRun;
import org.zerospread.engine.plan.StayState;
import org.zerospread.engine.plan.Transition;

/// The run of one stay as `plan schedule` prints it; the keys are described in docs/formats.md.
record StayAnswer(Plan plan, StayRun run, boolean companion, List<Map<String, Object>> notes) {

    /// @param asked the day of the question, if one was given
    static StayAnswer of(Plan plan, StayAnchors anchors, Set<Need> needs, List<EventFile.Entry> entries, @Nullable LocalDate asked, LocalDate today) {
        LocalDate asOf = asked != null ? asked : entries.stream().map(entry -> entry.event().date()).filter(day -> !day.isAfter(today)).max(LocalDate::compareTo)
                .filter(day -> day.isAfter(anchors.arrival())).orElse(anchors.arrival());
        List<EventFile.Entry> counted = entries.stream().filter(entry -> !entry.repeats()).toList();
        StayRun run = StayRun.of(plan, anchors, needs, counted.stream().map(EventFile.Entry::event).toList(), asOf);
        List<Map<String, Object>> notes = new ArrayList<>();
        entries.stream().filter(EventFile.Entry::repeats).forEach(entry -> notes.add(note(entry.line(), entry.event(), StayNote.Kind.TWICE)));
        run.notes().forEach(note -> notes.add(note(counted.get(note.index()).line(), note.event(), note.kind())));
        notes.sort(java.util.Comparator.comparing(note -> (Integer) note.get("line")));
        boolean companion = plan.stages().stream().anyMatch(stage -> plan.rules().allowance(stage.place(), needs).map(Allowance::companion).orElse(false));
        return new StayAnswer(plan, run, companion, List.copyOf(notes));
    }

    private static Map<String, Object> note(int line, StayEvent event, StayNote.Kind kind) {
        Map<String, Object> note = new LinkedHashMap<>();
        note.put("line", line);
        note.put("code", kind.code());
        note.put("date", event.date().toString());
        note.put("kind", kindWord(event));
        note.put("zh", kind.zh());
        note.put("en", kind.en());
        return note;
    }

    /// The word of the column `kind`.
    private static String kindWord(StayEvent event) {
        return switch (event) {
            case StayEvent.Temperature _ -> "temperature";
            case StayEvent.Symptom _ -> "symptom";
            case StayEvent.Tested _ -> "test";
            case StayEvent.Exposure _ -> "exposure";
            case StayEvent.Refusal _ -> "refusal";
            case StayEvent.Escape _ -> "escape";
            case StayEvent.Moved _ -> "moved";
        };
    }

    Map<String, Object> asJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("stages", run.stages().stream().map(StayAnswer::stage).toList());
        json.put("duties", run.duties().stream().map(StayAnswer::duty).toList());
        json.put("release", text(run.release()));
        json.put("state", stateWord(run.state()));
        json.put("as_of", run.asOf().toString());
        json.put("plan", Map.of("code", plan.code(), "version", plan.version()));
        json.put("companion", companion);
        json.put("state_detail", recordOf(run.state()));
        json.put("transitions", run.transitions().stream().map(StayAnswer::transition).toList());
        json.put("missing", run.missing().stream().map(StayAnswer::recordOf).toList());
        json.put("actions", run.actions().stream().map(StayAnswer::recordOf).toList());
        json.put("notes", notes);
        return json;
    }

    Stream<String> asText() {
        List<String> lines = new ArrayList<>();
        lines.add(plan.titleZh() + " · " + plan.titleEn() + " (" + plan.code() + " v" + plan.version() + "), " + run.asOf());
        lines.add("状态 State: " + stateWord(run.state()) + " " + recordOf(run.state()));
        lines.add("解除 Release: " + (run.release() == null ? "—" : run.release()));
        run.missing().forEach(missing -> lines.add("还缺 Missing: " + recordOf(missing)));
        run.actions().forEach(action -> lines.add("应办 To do: " + recordOf(action)));
        run.transitions().forEach(change -> lines.add(change.date() + "  " + (change.from() == null ? "" : change.from().zh() + " ") + "→ "
                + (change.to() == null ? "结束 end" : change.to().zh() + " " + change.to().en()) + "  (" + change.why() + ")"));
        run.duties().forEach(one -> lines.add(one.duty().date() + "  " + one.duty().kind().zh() + " " + one.duty().kind() + " " + one.duty().detail() + "  " + one.state()));
        notes.forEach(note -> lines.add("第 " + note.get("line") + " 行 line " + note.get("line") + ": " + note.get("code") + " " + note.get("zh") + " / " + note.get("en")));
        return lines.stream().map(String::strip);
    }

    private static Map<String, Object> stage(LivedStage stage) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("place", stage.place().name());
        json.put("from", stage.from().toString());
        json.put("to", stage.to().toString());
        json.put("stage", stage.index());
        json.put("attempt", stage.attempt());
        json.put("why", stage.why().name());
        return json;
    }

    private static Map<String, Object> duty(DutyState one) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("date", one.duty().date().toString());
        json.put("kind", one.duty().kind().name());
        json.put("stage", one.duty().stageIndex());
        json.put("detail", one.duty().detail());
        json.put("state", one.state().name());
        json.put("done_on", text(one.doneOn()));
        return json;
    }

    private static Map<String, Object> transition(Transition change) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("date", change.date().toString());
        json.put("from", change.from() == null ? null : change.from().name());
        json.put("to", change.to() == null ? null : change.to().name());
        json.put("stage", change.stageIndex());
        json.put("why", change.why().name());
        return json;
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static String stateWord(StayState state) {
        return switch (state) {
            case StayState.NotStarted _ -> "NOT_STARTED";
            case StayState.InStage _ -> "IN_STAGE";
            case StayState.Held _ -> "HELD";
            case StayState.Released _ -> "RELEASED";
            case StayState.CaseOpened _ -> "CASE";
            case StayState.Escaped _ -> "ESCAPED";
            case StayState.BrokenOff _ -> "BROKEN_OFF";
        };
    }

    private static Map<String, Object> recordOf(StayState state) {
        return switch (state) {
            case StayState.NotStarted one -> map("start", one.start());
            case StayState.InStage one -> map("stage", one.index(), "place", one.place(), "day", one.dayOfStage(), "of_days", one.ofDays());
            case StayState.Held one -> map("since", one.since(), "place", one.place());
            case StayState.Released one -> map("release", one.release());
            case StayState.CaseOpened one -> map("date", one.on(), "stage", one.stageIndex());
            case StayState.Escaped one -> map("since", one.since());
            case StayState.BrokenOff one -> map("date", one.on());
        };
    }

    private static Map<String, Object> recordOf(Missing missing) {
        return switch (missing) {
            case Missing.Days one -> map("what", "DAYS", "until", one.until());
            case Missing.Test one -> map("what", "TEST", "date", one.due(), "method", one.method());
            case Missing.Result one -> map("what", "RESULT", "date", one.sampledOn(), "method", one.method());
            case Missing.Negatives one -> map("what", "NEGATIVES", "more", one.more());
            case Missing.FeverFreeDays one -> map("what", "FEVER_FREE_DAYS", "last_symptom", one.lastSymptom(), "until", one.until());
            case Missing.Return one -> map("what", "RETURN", "since", one.escapedOn());
        };
    }

    private static Map<String, Object> recordOf(Action action) {
        return switch (action) {
            case Action.OpenCase one -> map("date", one.date(), "what", "OPEN_CASE", "stage", one.stageIndex(), "move_to", one.moveTo() == null ? "" : one.moveTo(),
                    "replan", one.groups().stream().sorted().map(Enum::name).toList(), "window_from", one.windowFrom());
            case Action.Replan one -> map("date", one.date(), "what", "REPLAN", "because", one.because(), "replan", one.groups().stream().sorted().map(Enum::name).toList(),
                    "window_from", one.windowFrom());
            case Action.Test one -> map("date", one.date(), "what", "TEST", "method", one.method(), "samples", one.samples());
            case Action.StartAnew one -> map("date", one.date(), "what", "START_ANEW", "because", one.because());
            case Action.Report one -> map("date", one.date(), "what", "REPORT", "because", one.what());
            case Action.CallDoctor one -> map("date", one.date(), "what", "CALL_DOCTOR", "temperature", one.tenths() / 10.0);
            case Action.Move one -> map("date", one.date(), "what", "MOVE", "to", one.to());
            case Action.Release one -> map("date", one.date(), "what", "RELEASE");
            case Action.OpenStay one -> map("date", one.date(), "what", "OPEN_STAY");
        };
    }

    /// Pairs of key and value in their order; days and words become text.
    private static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            Object value = pairs[i + 1];
            map.put((String) pairs[i], value instanceof LocalDate || value instanceof Enum<?> ? value.toString() : value);
        }
        return map;
    }
}
