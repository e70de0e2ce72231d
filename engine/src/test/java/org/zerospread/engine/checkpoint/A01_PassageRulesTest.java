package org.zerospread.engine.checkpoint;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zerospread.engine.document.DocumentReading;
import org.zerospread.engine.grading.OriginClass;

import static org.assertj.core.api.Assertions.assertThat;

/// The first rule that holds decides.
class A01_PassageRulesTest {

    private static String shipped() throws IOException {
        return Files.readString(Path.of("../policies/passages-2020.yaml"));
    }

    private static PassageRules rules(String text) {
        return switch (PassageRules.read("test.yaml", text)) {
            case DocumentReading.Accepted<PassageRules>(PassageRules rules) -> rules;
            case DocumentReading.Refused<PassageRules>(var faults) -> throw new AssertionError(faults);
        };
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "-, -, -, false, PASSED, everybody-else",
        "渝C12345, LOCAL, 36.5, false, PASSED, everybody-else",
        "渝C12345, LOCAL, 37.2, false, PASSED, everybody-else",
        "渝C12345, LOCAL, 37.3, false, SENT_TO_CLINIC, fever",
        "鄂A12345, KEY_AREA, 38.5, false, SENT_TO_CLINIC, fever",
        "鄂A12345, KEY_AREA, 36.5, false, QUARANTINED, key-area",
        "鄂A12345, OUTSIDE_CITY, 36.5, false, REGISTERED, hubei-plate",
        "鄂AD12345, -, -, false, REGISTERED, hubei-plate",
        "川A12345, OUTSIDE_CITY, -, false, REGISTERED, outside-city",
        "川A12345, OTHER_DISTRICT, -, false, PASSED, everybody-else",
        "渝C12345, LOCAL, 36.5, true, QUARANTINED, left-quarantine",
    })
    void theFirstRuleThatHoldsDecides(@Nullable String plate, @Nullable OriginClass origin, @Nullable BigDecimal temperature, boolean quarantined, PassageMeasure measure, String rule)
            throws IOException {
        PassageDecision decision = rules(shipped()).judge(new PassageFacts(plate, origin, temperature, quarantined));
        assertThat(decision.measure()).isEqualTo(measure);
        assertThat(decision.ruleId()).isEqualTo(rule);
    }

    @Test
    void refusesRulesThatLeaveAPassageWithoutAnswerAndTellsTheLine() throws IOException {
        String open = shipped().replace("  - id: everybody-else\n    measure", "  - id: everybody-else\n    plates: [渝]\n    measure");
        assertThat(((DocumentReading.Refused<PassageRules>) PassageRules.read("test.yaml", open)).faults()).singleElement().satisfies(fault -> assertThat(fault.code()).isEqualTo("PASSAGE-002"));
        String early = shipped().replace("    plates: [鄂]\n", "");
        assertThat(((DocumentReading.Refused<PassageRules>) PassageRules.read("test.yaml", early)).faults()).anySatisfy(fault -> assertThat(fault.code()).isEqualTo("PASSAGE-002"));
        String twice = shipped().replace("id: outside-city", "id: fever");
        assertThat(((DocumentReading.Refused<PassageRules>) PassageRules.read("test.yaml", twice)).faults()).anySatisfy(fault -> assertThat(fault.code()).isEqualTo("PASSAGE-001"));
    }
}
