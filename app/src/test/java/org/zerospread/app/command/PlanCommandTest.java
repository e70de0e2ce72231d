package org.zerospread.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class PlanCommandTest {

    private static final String DOUBLE_14 = "../plans/double-14.yaml";

    @TempDir
    Path folder = Path.of("");

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void schedulesDouble14() {
        Said said = Said.by("plan", "schedule", DOUBLE_14, "--arrival", "2020-01-31", "--format", "json");
        assertThat(said.code()).isZero();
        JsonNode json = said.json();
        assertThat(json.propertyNames()).startsWith("stages", "duties", "release", "state");
        assertThat(json.get("release").asString()).isEqualTo("2020-02-28");
        assertThat(json.get("state").asString()).isEqualTo("IN_STAGE");
        assertThat(json.at("/stages/0/place").asString()).isEqualTo("CENTRAL");
        assertThat(json.at("/stages/0/to").asString()).isEqualTo("2020-02-13");
        assertThat(json.at("/stages/1/from").asString()).isEqualTo("2020-02-14");
        assertThat(json.get("duties")).filteredOn(duty -> duty.get("kind").asString().equals("TEST")).extracting(duty -> duty.get("date").asString())
                .containsExactly("2020-02-06", "2020-02-13", "2020-02-17", "2020-02-27");
    }

    @Test
    void runsAStayOverItsEventsAndNotesWhatIsOdd() throws IOException {
        String events = file("events.csv", """
                date,kind,value
                2020-01-20,temperature,36.5
                2020-02-13,test,PCR:negative
                2020-02-06,test,negative
                2020-02-06,test,negative
                2020-02-14,moved,home
                2020-02-14,test,positive
                2099-01-01,symptom,cough
                """);
        Said said = Said.by("plan", "schedule", DOUBLE_14, "--arrival", "2020-01-31", "--events", events, "--format", "json");
        JsonNode json = said.json();
        assertThat(json.get("state").asString()).isEqualTo("CASE");
        assertThat(json.get("release").isNull()).isTrue();
        assertThat(json.get("as_of").asString()).isEqualTo("2020-02-14");
        assertThat(json.get("notes")).extracting(note -> note.get("line").asInt() + " " + note.get("code").asString())
                .containsExactly("2 STAY-001", "4 STAY-002", "5 STAY-002", "5 STAY-003", "8 STAY-004");
        assertThat(json.get("actions")).extracting(action -> action.get("what").asString()).contains("OPEN_CASE");
    }

    @Test
    void refusesAFaultyPlanWithLineAndReason() throws IOException {
        String plan = file("wrong.yaml", Files.readString(Path.of(DOUBLE_14)).replace("first_day: 15", "first_day: 10").replace("release: {tests: all}", ""));
        Said said = Said.by("plan", "check", plan, "--format", "json");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.json().get("valid").asBoolean()).isFalse();
        assertThat(said.json().get("faults")).extracting(fault -> fault.get("code").asString()).containsExactlyInAnyOrder("PLAN-004", "PLAN-008");
        assertThat(said.json().get("faults")).allMatch(fault -> fault.get("line").asInt() > 0 && !fault.get("zh").asString().isEmpty() && !fault.get("en").asString().isEmpty());
        assertThat(said.err()).contains("PLAN-004", "PLAN-008");
        assertThat(Said.by("plan", "schedule", plan, "--arrival", "2020-01-31").code()).isEqualTo(1);
    }

    @Test
    void refusesFaultyEventsAndMissingFiles() throws IOException {
        String events = file("events.csv", "date,kind,value\n2020-02-30,test,negative\n");
        Said said = Said.by("plan", "schedule", DOUBLE_14, "--arrival", "2020-01-31", "--events", events, "--format", "json");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("EVT-002").contains(":2:");
        assertThat(said.json().at("/faults/0/code").asString()).isEqualTo("EVT-002");
        assertThat(Said.by("plan", "check", folder.resolve("none.yaml").toString()).err()).contains("PLAN-020");
    }

    @Test
    void tellsWrongUsage() {
        assertThat(Said.by("plan", "schedule", DOUBLE_14).code()).isEqualTo(2);
        assertThat(Said.by("plan", "schedule", DOUBLE_14, "--arrival", "31 January").code()).isEqualTo(2);
        assertThat(Said.by("plan").code()).isEqualTo(2);
    }

    @Test
    void keepsAPregnantWomanAtHome() {
        JsonNode json = Said.by("plan", "schedule", DOUBLE_14, "--arrival", "2020-01-31", "--needs", "pregnant", "--format", "json").json();
        assertThat(json.at("/stages/0/place").asString()).isEqualTo("HOME");
        assertThat(json.get("companion").asBoolean()).isTrue();
        assertThat(json.get("release").asString()).isEqualTo("2020-02-28");
    }
}
