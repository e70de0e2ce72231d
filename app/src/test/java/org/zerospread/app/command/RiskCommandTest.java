package org.zerospread.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/// The level of each place on a day, and every fault of a bad file.
class RiskCommandTest {

    @TempDir
    Path folder = Path.of("");

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    /// Nine cases as in the replay, the last of 鹿子村 on 14 February.
    private String nine() throws IOException {
        StringBuilder text = new StringBuilder("case_id,region,confirmed_date,cluster_id\n");
        for (int i = 1; i <= 8; i++) {
            text.append(i).append(",500153,2020-02-01,\n");
        }
        return file("cases.csv", text + "9,500153101201,2020-02-14,\n");
    }

    @Test
    void gradesCountyAndTownWithReasonsSinceAndFall() throws IOException {
        JsonNode before = Said.by("risk", "--cases", nine(), "--date", "2020-02-27", "--format", "json").json();
        assertThat(before.at("/levels").size()).isEqualTo(2);
        assertThat(before.at("/levels/0/region").asString()).isEqualTo("500153");
        assertThat(before.at("/levels/0/level").asString()).isEqualTo("medium");
        assertThat(before.at("/levels/0/since").asString()).isEqualTo("2020-02-01");
        assertThat(before.at("/levels/0/falls_on").asString()).isEqualTo("2020-02-28");
        assertThat(before.at("/levels/1/region").asString()).isEqualTo("500153101");
        assertThat(before.at("/levels/1/unit").asString()).isEqualTo("town");
        assertThat(before.at("/levels/1/confirmed_total").asInt()).isEqualTo(1);
        JsonNode after = Said.by("risk", "--cases", nine(), "--date", "2020-03-04", "--rules", "../policies/risk-2020-02.yaml", "--format", "json").json();
        assertThat(after.at("/levels/0/level").asString()).isEqualTo("low");
        assertThat(after.at("/levels/0/days_without_new").asInt()).isEqualTo(19);
        assertThat(after.at("/levels/0/falls_on").isNull()).isTrue();
        JsonNode early = Said.by("risk", "--cases", nine(), "--date", "2020-01-31", "--format", "json").json();
        assertThat(early.at("/levels/0/level").asString()).isEqualTo("low");
        assertThat(early.at("/levels/0/cases_later").size()).isEqualTo(9);
    }

    @Test
    void aLaterEditionGradesAreas() throws IOException {
        JsonNode json = Said.by("risk", "--cases", file("a.csv", "case_id,region,confirmed_date,cluster_id\n1,鹿子村一组,2022-07-01,\n"), "--date", "2022-07-08", "--rules",
                "../policies/risk-2022-06.yaml", "--format", "json").json();
        assertThat(json.at("/levels/0/region").asString()).isEqualTo("鹿子村一组");
        assertThat(json.at("/levels/0/level").asString()).isEqualTo("medium");
        assertThat(json.at("/rules/in_force").asBoolean()).isTrue();
    }

    @Test
    void refusesABadFileWithEveryFault() throws IOException {
        Said said = Said.by("risk", "--cases", file("bad.csv", """
                case_id,region,confirmed_date,cluster_id
                1,500153,2020-02-30,
                2,5001,2020-02-01,
                3,500153,2020-02-01,
                3,500153,2020-02-02,
                4,500153,,
                """), "--date", "2020-02-27", "--format", "json");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.json().get("faults")).extracting(fault -> fault.get("line").asInt() + " " + fault.get("path").asString() + " " + fault.get("code").asString())
                .containsExactly("2 confirmed_date INT-025", "3 region RISK-004", "5 case_id RISK-003", "6 confirmed_date INT-020");
        assertThat(said.err()).contains("bad.csv");
        assertThat(Said.by("risk", "--cases", "nowhere.csv", "--date", "2020-02-27").code()).isEqualTo(1);
        assertThat(Said.by("risk", "--date", "2020-02-27").code()).isEqualTo(2);
    }
}
