package org.zerospread.app.grading.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.zerospread.app.grading.MatrixCheck;
import org.zerospread.engine.matrix.MatrixScript;

import static org.assertj.core.api.Assertions.assertThat;

/// Rows of a form become rows of a table: changed, moved, added and deleted.
class MatrixFormTest {

    private static MatrixScript shipped() throws IOException {
        return MatrixScript.of(MatrixCheck.read(Files.readString(Path.of("../policies/three-three-2020.yaml"))).sound().orElseThrow().matrix());
    }

    private static void row(MultiValueMap<String, String> form, int row, String id, String order, List<String> levels, String gathering) {
        String name = "row." + row + ".";
        form.add(name + "id", id);
        form.add(name + "order", order);
        levels.forEach(level -> form.add(name + "when.level", level));
        form.add(name + "then.gathering", gathering);
        form.add(name + "then.plan", "");
        form.add(name + "zh", "说明 " + id);
        form.add(name + "en", "");
    }

    private static List<MatrixScript.Line> places(MatrixScript script) {
        return script.tables().stream().filter(table -> table.id().equals("places")).findFirst().orElseThrow().lines();
    }

    @Test
    void rowsAreChangedMovedAddedAndDeleted() throws IOException {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("hit", "first");
        row(form, 0, "P1", "3", List.of(), "up-to-50");
        row(form, 1, "P2", "2", List.of("low"), "up-to-10");
        row(form, 2, "P3", "1", List.of("medium", "high"), "none");
        form.add("row.1.delete", "true");
        row(form, 3, "P4", "1.5", List.of("low", "medium", "high"), "up-to-10");
        row(form, 4, "", "5", List.of(), "");
        MatrixScript script = MatrixForm.table(shipped(), "places", form);
        assertThat(places(script)).extracting(MatrixScript.Line::id).containsExactly("P3", "P4", "P1");
        assertThat(places(script).getFirst().when()).containsEntry("level", List.of("medium", "high"));
        assertThat(places(script).get(1).when()).isEmpty();
        assertThat(places(script).getLast().then()).containsOnlyKeys("gathering");
        assertThat(script.tables()).filteredOn(table -> table.id().equals("places")).extracting(MatrixScript.Table::hit).containsExactly("first");
        assertThat(script.tables().getFirst()).isEqualTo(shipped().tables().getFirst());
    }

    @Test
    void aValueThatNobodyKnowsIsToldAndNotDropped() throws IOException {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        row(form, 0, "P1", "1", List.of("purple"), "up-to-50");
        MatrixCheck.Reading reading = MatrixCheck.read(MatrixForm.table(shipped(), "places", form));
        assertThat(reading.sound()).isEmpty();
        assertThat(reading.faults()).singleElement().satisfies(fault -> assertThat(fault.en()).contains("purple"));
    }

    @Test
    void theHeadIsTakenAsItWasWritten() throws IOException {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("version", "2");
        form.add("title_zh", "第二版");
        form.add("title_en", "second");
        form.add("effective_from", "2020-03-05");
        form.add("effective_to", "2020-03-01");
        form.add("origin_days", "21");
        form.add("source", "虚构 / invented");
        MatrixCheck.Reading reading = MatrixCheck.read(MatrixForm.head(shipped(), form));
        assertThat(reading.faults()).extracting(fault -> fault.code()).containsExactly("MTX-007");
        form.set("effective_to", "");
        MatrixCheck.Sound sound = MatrixCheck.read(MatrixForm.head(shipped(), form)).sound().orElseThrow();
        assertThat(sound.matrix().originDays()).isEqualTo(21);
        assertThat(sound.open()).isEmpty();
    }
}
