package org.zerospread.engine.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Executes the tables of docs/day-counting.md row by row.
class A05_DayCountingTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    /// The rows of every table whose heading begins with these words.
    private static List<List<String>> rows(String heading) {
        List<List<String>> rows = new ArrayList<>();
        boolean inside = false;
        try {
            for (String line : Files.readAllLines(Path.of("..", "docs", "day-counting.md"))) {
                if (line.startsWith("| " + heading)) {
                    inside = true;
                } else if (!line.startsWith("|")) {
                    inside = false;
                } else if (inside && !line.startsWith("| ---")) {
                    rows.add(Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|", -1)).map(String::strip).toList());
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return rows;
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static StayAnchors anchors(String arrival, String exposure, String discharge) {
        return new StayAnchors(day(arrival), exposure.isEmpty() ? null : day(exposure), discharge.isEmpty() ? null : day(discharge));
    }

    private static List<StayEvent> events(String cell) {
        String csv = "date,kind,value\n" + Arrays.stream(cell.split(";")).map(String::strip).map(event -> event.replaceFirst(" ", ",").replaceFirst(" ", ","))
                .collect(Collectors.joining("\n"));
        EventFile.Reading reading = EventFile.read("day-counting.md", csv, SHANGHAI);
        assertThat(reading.faults()).isEmpty();
        return reading.entries().stream().map(EventFile.Entry::event).toList();
    }

    static Stream<List<String>> stays() {
        return rows("plan | arrival").stream();
    }

    static Stream<List<String>> changes() {
        return rows("running | next").stream();
    }

    static Stream<List<String>> moments() {
        return rows("moment | zone").stream();
    }

    @Test
    void thePageHasItsTables() {
        assertThat(stays()).hasSizeGreaterThan(25);
        assertThat(changes()).hasSizeGreaterThan(7);
        assertThat(moments()).hasSizeGreaterThan(5);
    }

    @ParameterizedTest
    @MethodSource("stays")
    void aStayIsCountedAsThePageSays(List<String> row) {
        StayRun run = StayRun.of(Plans.shipped(row.get(0)), anchors(row.get(1), row.get(2), row.get(3)), Set.of(), events(row.get(4)), day(row.get(5)));
        String stages = run.stages().stream().map(stage -> stage.place() + " " + stage.from() + "/" + stage.to()).collect(Collectors.joining("; "));
        assertThat(stages).isEqualTo(row.get(6));
        assertThat(run.release() == null ? "" : run.release().toString()).isEqualTo(row.get(7));
        String state = switch (run.state()) {
            case StayState.NotStarted _ -> "NOT_STARTED";
            case StayState.InStage _ -> "IN_STAGE";
            case StayState.Held _ -> "HELD";
            case StayState.Released _ -> "RELEASED";
            case StayState.CaseOpened _ -> "CASE";
            case StayState.Escaped _ -> "ESCAPED";
            case StayState.BrokenOff _ -> "BROKEN_OFF";
        };
        assertThat(state).isEqualTo(row.get(8));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aChangeOfPlanDoesAsThePageSays(List<String> row) {
        PlanChange change = PlanChange.decide(Plans.shipped(row.get(0)), Plans.shipped(row.get(1)), anchors(row.get(2), row.get(3), ""), Set.of(), List.of(), day(row.get(4)));
        assertThat(change.plan().code()).isEqualTo(row.get(5));
        assertThat(change.changed()).isEqualTo(!row.get(5).equals(row.get(0)));
        assertThat(change.run().release()).isEqualTo(day(row.get(6)));
    }

    @ParameterizedTest
    @MethodSource("moments")
    void aMomentBelongsToTheDistrictsDay(List<String> row) {
        EventFile.Reading reading = EventFile.read("day-counting.md", "date,kind,value\n" + row.get(0) + ",exposure,\n", ZoneId.of(row.get(1)));
        assertThat(reading.entries()).extracting(entry -> entry.event().date()).containsExactly(day(row.get(2)));
    }
}
