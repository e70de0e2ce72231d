package org.zerospread.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class DiseaseCommandTest {

    private static final String COVID = "../diseases/covid-19.yaml";

    @TempDir
    Path folder = Path.of("");

    @Test
    void checksAShippedDisease() {
        Said said = Said.by("disease", "check", COVID, "--format", "json");
        assertThat(said.code()).isZero();
        assertThat(said.json().get("valid").asBoolean()).isTrue();
        assertThat(said.json().get("editions")).hasSize(7);
        assertThat(Said.by("disease", "check", COVID).out()).contains("7 editions");
    }

    @Test
    void tellsEveryFaultOfAFile() throws IOException {
        Path file = folder.resolve("faulty.yaml");
        Files.writeString(file, Files.readString(Path.of("../diseases/measles.yaml")).replace("{fact: eyes}", "{fact: ears}").replace("median_days: 12.5", "median_days: 30"));
        Said said = Said.by("disease", "check", file.toString());
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("DIS-009", "DIS-003", "DIS-010", file.toString());
        assertThat(Said.by("disease", "check", folder.resolve("none.yaml").toString()).err()).contains("DIS-023");
    }

    @Test
    void theClinicalCaseIsOfHubeiAndTheFifthEdition() {
        String[] facts = {"--fact", "airways=yes", "--fact", "pneumonia=yes", "--fact", "white-cells=4.2", "--format", "json"};
        assertThat(judged("420106", "2020-02-10", facts).get("class").asString()).isEqualTo("CLINICAL");
        assertThat(judged("500153", "2020-02-10", facts).get("class").asString()).isEqualTo("SUSPECTED");
        assertThat(judged("420106", "2020-02-20", facts).get("class").asString()).isEqualTo("SUSPECTED");
        assertThat(judged("420106", "2020-01-20", facts).get("class").isNull()).isTrue();
        assertThat(judged("420106", "2020-02-10", facts).get("missing")).extracting(JsonNode::asString).containsExactly("pcr", "sequence");
    }

    private static JsonNode judged(String place, String day, String... facts) {
        String[] words = new String[6 + 1 + facts.length];
        System.arraycopy(new String[] {"disease", "judge", COVID, "--on", day, "--place", place}, 0, words, 0, 7);
        System.arraycopy(facts, 0, words, 7, facts.length);
        Said said = Said.by(words);
        assertThat(said.code()).as(said.err()).isZero();
        return said.json();
    }

    @Test
    void printsWhyForPeople() {
        Said said = Said.by("disease", "judge", COVID, "--on", "2020-02-10", "--fact", "near-case=yes", "--fact", "temperature=38.1", "--fact", "pneumonia=no");
        assertThat(said.out()).contains("? 白细胞正常或降低", "✓ 体温 ≥ 37.3 °C / temperature ≥ 37.3 °C = 38.1", "✗ 肺炎影像学特征");
    }

    @Test
    void refusesAnswersThatCannotBe() {
        Said said = Said.by("disease", "judge", COVID, "--on", "2020-01-02", "--fact", "temperature=99", "--fact", "tail=yes", "--fact", "fever=38");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("temperature: DIS-021", "tail: DIS-020", "fever: DIS-021", "DIS-022");
        assertThat(Said.by("disease", "judge", COVID, "--on", "2020-02-10", "--place", "42").code()).isEqualTo(2);
        assertThat(Said.by("disease").code()).isEqualTo(2);
    }
}
