package org.zerospread.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zerospread.app.grading.MatrixCheck;
import org.zerospread.engine.matrix.MatrixScript;
import org.zerospread.engine.matrix.MatrixWorkbook;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class MatrixCommandTest {

    private static final String SHIPPED = "../policies/three-three-2020.yaml";

    @TempDir
    Path folder = Path.of("");

    @Test
    void looksTheShippedMatrixThrough() {
        JsonNode json = Said.by("matrix", "check", SHIPPED, "--format", "json").json();
        assertThat(json.at("/valid").asBoolean()).isTrue();
        assertThat(json.at("/tables").size()).isEqualTo(4);
    }

    @Test
    void saysTheMeasuresAndTheRows() {
        Said said = Said.by("matrix", "decide", SHIPPED, "--for", "person", "--fact", "zone=border", "--fact", "origin=key-area", "--fact", "industry=large", "--fact", "level=low", "--format", "json");
        assertThat(said.code()).isZero();
        assertThat(said.json().at("/decisions/0/measures/plan").asString()).isEqualTo("double-14");
        assertThat(said.json().at("/decisions/0/rows/0/id").asString()).isEqualTo("R1");
    }

    @Test
    void refusesAFaultyMatrixAndUnknownFacts() throws IOException {
        Path gap = Files.writeString(folder.resolve("gap.yaml"), Files.readString(Path.of(SHIPPED)).replace("when: {origin: [local]}", "when: {origin: [local], level: [low]}"));
        Said said = Said.by("matrix", "check", gap.toString(), "--format", "json");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.json().at("/faults/0/code").asString()).isEqualTo("MTX-003");
        assertThat(said.err()).contains("来源 本地, 风险等级 中风险/高风险");
        assertThat(Said.by("matrix", "decide", SHIPPED, "--for", "firm", "--fact", "zone=centre").code()).isEqualTo(2);
        assertThat(Said.by("matrix", "check", "nowhere.yaml").code()).isEqualTo(1);
    }

    @Test
    void takesAWorkbookToo() throws IOException {
        MatrixScript script = MatrixScript.of(MatrixCheck.read(Files.readString(Path.of(SHIPPED))).sound().orElseThrow().matrix());
        Path sound = folder.resolve("sound.xlsx");
        try (var out = Files.newOutputStream(sound)) {
            MatrixWorkbook.write(script, out);
        }
        assertThat(Said.by("matrix", "check", sound.toString(), "--format", "json").json().at("/valid").asBoolean()).isTrue();
        assertThat(Said.by("matrix", "decide", sound.toString(), "--for", "passage", "--fact", "zone=border", "--fact", "origin=other-district", "--fact", "industry=none", "--fact", "level=low", "--format", "json")
                .json().at("/decisions/0/measures/passage").asString()).isEqualTo("registered");
        Path faulty = folder.resolve("faulty.xlsx");
        try (var out = Files.newOutputStream(faulty)) {
            MatrixWorkbook.write(script.with(script.tables().stream().map(table -> new MatrixScript.Table(table.id(), table.subject(), table.hit(),
                    table.lines().stream().map(line -> new MatrixScript.Line(line.id(), line.when(), Map.of("plan", "forever"), "", "", "")).toList(), "")).toList()), out);
        }
        Said said = Said.by("matrix", "check", faulty.toString(), "--format", "json");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.json().at("/faults/0/code").asString()).isEqualTo("MTX-002");
        assertThat(said.json().at("/faults/0/path").asString()).isEqualTo("arrivals!2");
    }
}
