package org.zerospread.app.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zerospread.engine.document.DocumentFault;

import static org.assertj.core.api.Assertions.assertThat;

/// Broken scenario files are refused with file, line and reason.
class ScenarioReaderTest {

    private static final Path SHIPPED = Path.of("../scenarios/rongchang-2020.yaml");

    private static List<DocumentFault> faults(String text) {
        return switch (ScenarioReader.read("broken.yaml", text)) {
            case ScenarioReader.Reading.Accepted accepted -> List.of();
            case ScenarioReader.Reading.Refused refused -> refused.faults();
        };
    }

    @Test
    void acceptsTheShippedScenario() {
        assertThat(ScenarioReader.read(SHIPPED)).isInstanceOf(ScenarioReader.Reading.Accepted.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            household_visits: 700000 | household_visits: 7000 | SCN-015
            at: 2020-02-24T20:00 | at: 2020-01-24T20:00 | SCN-013
            at: 2020-01-29T17:00 | at: 2020-01-29T17:30 | SCN-014
            {fact: 1, key: family, | {key: family, | SCN-010
            to: 2020-03-04 | to: 2020-01-04 | SCN-011
            suspected: 2020-01-22T11:00 | suspected: 2020-01-26T11:00 | SCN-022
            people: [case-9] | people: [case-99] | SCN-024
            household: luzi | household: lazi | SCN-020
            region: "500153101201", members | region: "510153101201", members | SCN-031
            opened: 2020-01-22 | opened: 22 January | YAML
            seed: 20200122 | sead: 20200122 | YAML
            """)
    void refusesABrokenEntryWithItsLine(String whole, String broken, String code) throws IOException {
        String text = Files.readString(SHIPPED);
        assertThat(text).contains(whole);
        int at = text.indexOf(whole);
        int line = (int) text.substring(0, at).lines().count() + (text.charAt(at - 1) == '\n' ? 1 : 0);
        List<DocumentFault> faults = faults(text.substring(0, at) + broken + text.substring(at + whole.length()));
        assertThat(faults).anySatisfy(fault -> {
            assertThat(fault.code()).startsWith(code);
            assertThat(fault.file()).isEqualTo("broken.yaml");
            assertThat(fault.line()).isPositive();
            assertThat(fault.zh()).isNotBlank();
        });
        if (!code.equals("SCN-011") && !code.equals("SCN-024") && !code.equals("YAML")) {
            assertThat(faults).anySatisfy(fault -> assertThat(fault.line()).isBetween(line - 6, line + 1));
        }
    }

    @Test
    void saysThatAFileIsMissing() {
        assertThat(ScenarioReader.read(Path.of("no-such.yaml"))).isInstanceOfSatisfying(ScenarioReader.Reading.Refused.class,
                refused -> assertThat(refused.faults().getFirst().code()).isEqualTo("SCN-001"));
    }
}
