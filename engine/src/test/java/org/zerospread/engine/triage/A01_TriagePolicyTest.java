package org.zerospread.engine.triage;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zerospread.engine.document.DocumentReading;
import org.zerospread.engine.grading.OriginClass;

import static org.assertj.core.api.Assertions.assertThat;

/// Origin and exposure first, then symptoms, then the thermometer; the first rule that holds decides and says why.
class A01_TriagePolicyTest {

    private static String shipped() throws IOException {
        return Files.readString(Path.of("../policies/triage-2020.yaml"));
    }

    private static TriagePolicy policy(String text) {
        return switch (TriagePolicy.read("test.yaml", text)) {
            case DocumentReading.Accepted<TriagePolicy>(TriagePolicy policy) -> policy;
            case DocumentReading.Refused<TriagePolicy>(var faults) -> throw new AssertionError(faults);
        };
    }

    private static <E extends Enum<E>> Set<E> words(@Nullable String words, Class<E> of) {
        Set<E> set = EnumSet.noneOf(of);
        if (words != null) {
            Arrays.stream(words.split(" ")).map(word -> Enum.valueOf(of, word)).forEach(set::add);
        }
        return set;
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "-, -, -, -, ORDINARY, ORDINARY, everybody-else",
        "LOCAL, -, -, 36.5, ORDINARY, ORDINARY, everybody-else",
        "LOCAL, -, -, 37.2, ORDINARY, ORDINARY, everybody-else",
        "LOCAL, -, -, 37.3, FEVER, TEST, fever",
        "LOCAL, -, FEVER, 36.8, FEVER, TEST, signs",
        "LOCAL, -, DIARRHOEA, 36.8, ORDINARY, ORDINARY, everybody-else",
        "OUTSIDE_CITY, -, COUGH, -, FEVER, TEST, signs",
        "KEY_AREA, -, -, 36.5, KEY_AREA, OBSERVE, key-area-well",
        "KEY_AREA, -, -, -, KEY_AREA, OBSERVE, key-area-well",
        "KEY_AREA, -, DIARRHOEA, 36.5, KEY_AREA, TEST, key-area-signs",
        "KEY_AREA, -, OTHER, 36.5, KEY_AREA, OBSERVE, key-area-well",
        "KEY_AREA, CONTACT, COUGH, 38.4, KEY_AREA, SUSPECT, key-area-fever",
        "LOCAL, CONTACT, -, 37.3, KEY_AREA, SUSPECT, exposed-fever",
        "-, KEY_AREA_STAY, COUGH, 36.9, KEY_AREA, TEST, exposed-signs",
        "LOCAL, CLUSTER CONTACT, -, -, KEY_AREA, OBSERVE, exposed-well",
    })
    void theFirstRuleThatHoldsDecides(@Nullable OriginClass origin, @Nullable String exposures, @Nullable String symptoms, @Nullable BigDecimal temperature, Desk desk, TriageMeasure measure,
            String rule) throws IOException {
        TriageDecision decision = policy(shipped()).decide(new TriageFacts(origin, words(exposures, Exposure.class), words(symptoms, Symptom.class), temperature));
        assertThat(decision.route().desk()).isEqualTo(desk);
        assertThat(decision.measure()).isEqualTo(measure);
        assertThat(decision.ruleId()).isEqualTo(rule);
        assertThat(decision.route().routeZh()).isNotBlank();
    }

    @Test
    void tellsWhatTheStricterRulesLacked() throws IOException {
        TriageDecision decision = policy(shipped()).decide(new TriageFacts(OriginClass.KEY_AREA, Set.of(), Set.of(Symptom.COUGH), new BigDecimal("37.2")));
        assertThat(decision.passedOver()).singleElement().satisfies(rule -> {
            assertThat(rule.ruleId()).isEqualTo("key-area-fever");
            assertThat(rule.lacked()).isEqualTo(TriageCondition.TEMPERATURE);
        });
        assertThat(policy(shipped()).decide(new TriageFacts(OriginClass.LOCAL, Set.of(), Set.of(), null)).passedOver()).extracting(TriageDecision.PassedOver::lacked).containsExactly(
                TriageCondition.ORIGIN, TriageCondition.ORIGIN, TriageCondition.ORIGIN, TriageCondition.EXPOSURE, TriageCondition.EXPOSURE, TriageCondition.EXPOSURE,
                TriageCondition.TEMPERATURE, TriageCondition.SYMPTOM);
    }

    @Test
    void readsTheClockAndTheRuleOfExclusion() throws IOException {
        assertThat(policy(shipped()).reportWithin()).isEqualTo(Duration.ofHours(2));
        assertThat(policy(shipped()).exclusion()).isEqualTo(new ExclusionRule(2, Duration.ofHours(24)));
    }

    private static void refuses(String from, String to, String code) throws IOException {
        String changed = shipped().replace(from, to);
        assertThat(changed).isNotEqualTo(shipped());
        assertThat(TriagePolicy.read("test.yaml", changed)).isInstanceOfSatisfying(DocumentReading.Refused.class,
                refused -> assertThat(refused.faults().toString()).contains(": " + code + " "));
    }

    @Test
    void refusesAPolicyThatLeavesSomebodyWithoutADesk() throws IOException {
        refuses("  - id: everybody-else\n    desk", "  - id: everybody-else\n    origins: [local]\n    desk", "TRIAGE-002");
        refuses("  - id: signs\n    symptoms: [fever, cough, short-breath]\n", "  - id: signs\n", "TRIAGE-002");
        refuses("id: exposed-well", "id: key-area-well", "TRIAGE-001");
        refuses("  - desk: ordinary", "  - desk: fever", "TRIAGE-003");
        refuses("report_within_minutes: 120", "report_within_minutes: 0", "YAML-008");
        refuses("measure: suspect", "measure: suspekt", "YAML-009");
    }
}
