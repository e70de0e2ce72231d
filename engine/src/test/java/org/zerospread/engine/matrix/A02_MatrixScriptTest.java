package org.zerospread.engine.matrix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zerospread.engine.document.DocumentFault;
import org.zerospread.engine.document.DocumentReading;

import static org.assertj.core.api.Assertions.assertThat;

/// A matrix goes out as YAML or as a workbook and comes back the same; what is wrong is told where it was written.
class A02_MatrixScriptTest {

    @TempDir
    Path folder = Path.of("");

    private static Matrix shipped() throws IOException {
        return accepted(Matrix.read("three-three-2020.yaml", Files.readString(Path.of("..", "policies", "three-three-2020.yaml"))));
    }

    private static Matrix accepted(DocumentReading<Matrix> reading) {
        assertThat(reading).isInstanceOf(DocumentReading.Accepted.class);
        return ((DocumentReading.Accepted<Matrix>) reading).value();
    }

    private static List<DocumentFault> refused(DocumentReading<Matrix> reading) {
        return reading instanceof DocumentReading.Refused<Matrix>(List<DocumentFault> faults) ? faults : List.of();
    }

    private MatrixWorkbook.Reading throughAWorkbook(MatrixScript script) throws IOException {
        Path file = folder.resolve("matrix.xlsx");
        try (var out = Files.newOutputStream(file)) {
            MatrixWorkbook.write(script, out);
        }
        return MatrixWorkbook.read("matrix.xlsx", file);
    }

    private static MatrixScript withLine(MatrixScript script, String table, MatrixScript.Line line) {
        return script.with(script.tables().stream().map(one -> {
            List<MatrixScript.Line> lines = new ArrayList<>(one.lines());
            lines.add(line);
            return one.id().equals(table) ? new MatrixScript.Table(one.id(), one.subject(), one.hit(), lines, one.place()) : one;
        }).toList());
    }

    @Test
    void theShippedMatrixComesBackFromItsYaml() throws IOException {
        MatrixScript script = MatrixScript.of(shipped());
        assertThat(MatrixScript.of(accepted(Matrix.read("again.yaml", script.yaml().text())))).isEqualTo(script);
    }

    @Test
    void theShippedMatrixComesBackFromAWorkbook() throws IOException {
        MatrixScript script = MatrixScript.of(shipped());
        MatrixWorkbook.Reading reading = throughAWorkbook(script);
        assertThat(reading.faults()).isEmpty();
        assertThat(MatrixScript.of(accepted(Matrix.read("again.yaml", reading.script().orElseThrow().yaml().text())))).isEqualTo(script);
    }

    @Test
    void wordsThatYamlWouldTakeOtherwiseStayAsTheyAre() throws IOException {
        MatrixScript script = MatrixScript.of(shipped());
        MatrixScript odd = withLine(script, "places", new MatrixScript.Line("no", Map.of("level", List.of("high")), Map.of("gathering", "none"), "引号\" 反斜杠\\ 冒号: #号", "- [x]: {y} & *z\ttab\u2028end", ""));
        Matrix again = accepted(Matrix.readDraft("again.yaml", odd.yaml().text()));
        Rule row = again.tables().stream().filter(table -> table.id().equals("places")).findFirst().orElseThrow().rules().getLast();
        assertThat(row.id()).isEqualTo("no");
        assertThat(row.zh()).isEqualTo("引号\" 反斜杠\\ 冒号: #号");
        assertThat(row.en()).isEqualTo("- [x]: {y} & *z\ttab\u2028end");
    }

    @Test
    void aFaultIsToldWithSheetAndRow() throws IOException {
        MatrixScript script = withLine(MatrixScript.of(shipped()), "arrivals", new MatrixScript.Line("R8", Map.of("origin", List.of("wuhan")), Map.of("plan", "double-14"), "", "", ""));
        MatrixScript.Yaml yaml = throughAWorkbook(script).script().orElseThrow().yaml();
        assertThat(MatrixWorkbook.placed(yaml, refused(Matrix.read("matrix.xlsx", yaml.text())))).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("MTX-002");
            assertThat(fault.path()).isEqualTo("arrivals!9");
            assertThat(fault.line()).isEqualTo(9);
            assertThat(fault.en()).contains("wuhan");
        });
    }

    @Test
    void aGapIsToldWithItsTable() throws IOException {
        MatrixScript script = MatrixScript.of(shipped());
        MatrixScript open = script.with(script.tables().stream().map(one -> new MatrixScript.Table(one.id(), one.subject(), one.hit(), one.lines().subList(1, one.lines().size()), "")).toList());
        MatrixScript.Yaml yaml = open.yaml();
        assertThat(MatrixWorkbook.placed(yaml, refused(Matrix.read("m", yaml.text())))).extracting(DocumentFault::code, DocumentFault::path)
                .contains(org.assertj.core.groups.Tuple.tuple("MTX-003", "arrivals"), org.assertj.core.groups.Tuple.tuple("MTX-003", "passages"));
        accepted(Matrix.readDraft("m", yaml.text()));
    }

    @Test
    void aWorkbookWithoutItsSheetsAndColumnsIsRefused() throws IOException {
        Path file = folder.resolve("other.xlsx");
        try (var out = Files.newOutputStream(file)) {
            org.zerospread.engine.intake.ListWorkbook.write(out, "head", List.of("key", "value"), List.of(List.of("code", "x")));
        }
        assertThat(MatrixWorkbook.read("other.xlsx", file).faults()).extracting(DocumentFault::code).containsExactly("MTX-012", "MTX-012", "MTX-012");
        Path text = Files.writeString(folder.resolve("broken.xlsx"), "PK no workbook");
        assertThat(MatrixWorkbook.read("broken.xlsx", text)).extracting(reading -> reading.script().isPresent(), reading -> reading.faults().isEmpty()).containsExactly(false, false);
    }

    @Test
    void aMatrixMayAskOnlyForWhatIsKnown() throws IOException {
        assertThat(FactSheet.faults(shipped())).isEmpty();
        MatrixScript script = MatrixScript.of(shipped());
        MatrixScript.Words colour = new MatrixScript.Words(new Word("colour", "颜色", "colour"), List.of(new Word("red", "红", "red")), "");
        List<MatrixScript.Words> inputs = new ArrayList<>(script.inputs());
        inputs.set(3, new MatrixScript.Words(new Word("level", "等级", "level"), List.of(new Word("low", "低", "low")), ""));
        inputs.add(colour);
        MatrixScript.Table all = new MatrixScript.Table("t", "person", "unique", List.of(new MatrixScript.Line("r", Map.of(), Map.of("plan", "none"), "", "", "")), "");
        Matrix other = accepted(Matrix.read("m", new MatrixScript("m", "1", "甲", "a", "2020-03-01", "", "", "invented", inputs, script.measures(), List.of(all)).yaml().text()));
        assertThat(FactSheet.faults(other)).extracting(FactSheet.Fault::code).containsExactly("MTX-011", "MTX-010");
        assertThat(other.originDays()).isEqualTo(14);
        FactSheet facts = new FactSheet(FactSheet.Zone.BORDER, FactSheet.Origin.KEY_AREA, FactSheet.Industry.NONE, FactSheet.Level.MEDIUM);
        assertThat(facts.words()).containsEntry("zone", "border").containsEntry("origin", "key-area").containsEntry("industry", "none").containsEntry("level", "medium");
        assertThat(shipped().measure(Subject.PERSON, facts.in(shipped())).value("plan")).isEqualTo(Optional.of("double-14"));
    }

    @Test
    void aRowThatNeverCountsIsFoundWhereTheStrictestCountsToo() throws IOException {
        MatrixScript script = withLine(MatrixScript.of(shipped()), "places", new MatrixScript.Line("P4", Map.of("level", List.of("high")), Map.of("gathering", "up-to-50"), "", "", ""));
        assertThat(refused(Matrix.read("m", script.yaml().text()))).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("MTX-006");
            assertThat(fault.en()).contains("P4").contains("stricter");
        });
    }

    @Test
    void aTableWithoutRowsOrAConditionWithoutValuesIsRefused() throws IOException {
        MatrixScript script = MatrixScript.of(shipped());
        MatrixScript empty = script.with(List.of(new MatrixScript.Table("t", "person", "unique", List.of(), "")));
        assertThat(refused(Matrix.read("m", empty.yaml().text()))).extracting(DocumentFault::code).containsExactly("MTX-003");
        MatrixScript none = withLine(script, "places", new MatrixScript.Line("P4", Map.of("level", List.of()), Map.of("gathering", "none"), "", "", ""));
        assertThat(refused(Matrix.read("m", none.yaml().text()))).extracting(DocumentFault::code).containsExactly("MTX-002");
    }
}
