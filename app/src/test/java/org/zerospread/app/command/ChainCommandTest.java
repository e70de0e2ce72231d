package org.zerospread.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class ChainCommandTest {

    private static final String TIANJIN = "../engine/src/test/resources/linelists/tianjin-2020.csv";

    @TempDir
    Path folder = Path.of("");

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void joinsTianjinToChains() {
        Said said = Said.by("chain", TIANJIN, "--format", "json");
        assertThat(said.code()).isZero();
        JsonNode json = said.json();
        assertThat(json.propertyNames()).containsExactly("serial_interval", "cases", "clusters", "spreaders", "contradictions", "unlinked", "undated");
        assertThat(json.get("cases").size()).isEqualTo(135);
        assertThat(json.at("/cases/11/case_id").asString()).isEqualTo("TJ12");
        assertThat(json.at("/cases/11/infector_id").asString()).isEqualTo("TJ5");
        assertThat(json.at("/cases/11/basis").asString()).isEqualTo("NAMED");
        assertThat(json.at("/cases/0/infector_id").isNull()).isTrue();
        assertThat(said.err()).contains("JN25").contains("day/month/year");
    }

    @Test
    void printsARowPerCase() throws IOException {
        Said said = Said.by("chain", file("c.csv", "case_id,onset\nA,2020-01-01\nB,2020-01-05\n"), "--links", file("l.csv", "infector,infectee\nA,B\n"), "--format", "csv");
        assertThat(said.code()).isZero();
        assertThat(said.out().lines()).containsExactly("case_id,infector_id,basis,probability,unknown,alternatives,generation,cluster,onset,days,infected,expected",
                "A,,UNKNOWN,1.0,1.0,,1,1,2020-01-01,,1,1.0", "B,A,ESTABLISHED,1.0,0.0,,2,1,2020-01-05,4,0,0.0");
    }

    @Test
    void namesACircleAndExitsWithOne() throws IOException {
        Said said = Said.by("chain", file("c.csv", "case_id,onset\nA,2020-01-01\nB,2020-01-05\n"), "--links", file("l.csv", "infector,infectee\nA,B\nB,A\n"));
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("CHN-004").contains("A → B → A").contains("l.csv:3");
        assertThat(said.json().at("/faults/0/code").asString()).isEqualTo("CHN-004");
    }

    @Test
    void refusesAnIntervalThatCannotBe() throws IOException {
        assertThat(Said.by("chain", file("c.csv", "case_id,onset\nA,2020-01-01\nB,2020-01-05\n"), "--serial-interval", "gamma", "--mean", "-1").code()).isEqualTo(2);
    }
}
