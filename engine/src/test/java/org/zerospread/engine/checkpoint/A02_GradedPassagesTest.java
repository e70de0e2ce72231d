package org.zerospread.engine.checkpoint;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zerospread.engine.document.DocumentReading;
import org.zerospread.engine.grading.OriginClass;
import org.zerospread.engine.matrix.FactSheet;
import org.zerospread.engine.matrix.Matrix;
import org.zerospread.engine.matrix.Subject;

import static org.assertj.core.api.Assertions.assertThat;

/// What graded control asks of passages goes into the rules of a checkpoint; the shipped policies never contradict each other.
class A02_GradedPassagesTest {

    private static PassageRules rules() throws IOException {
        return accepted(PassageRules.read("passages-2020.yaml", Files.readString(Path.of("..", "policies", "passages-2020.yaml"))));
    }

    private static Matrix matrix() throws IOException {
        return accepted(Matrix.read("three-three-2020.yaml", Files.readString(Path.of("..", "policies", "three-three-2020.yaml"))));
    }

    private static <T> T accepted(DocumentReading<T> reading) {
        assertThat(reading).isInstanceOf(DocumentReading.Accepted.class);
        return ((DocumentReading.Accepted<T>) reading).value();
    }

    private static PassageMeasure asked(Matrix matrix, FactSheet.Zone zone, OriginClass origin, FactSheet.Level level) {
        FactSheet facts = new FactSheet(zone, FactSheet.Origin.valueOf(origin.name()), FactSheet.Industry.NONE, level);
        return PassageMeasure.valueOf(matrix.measure(Subject.PASSAGE, facts.in(matrix)).value("passage").orElseThrow().toUpperCase(java.util.Locale.ROOT));
    }

    private static PassageMeasure due(PassageRules rules, OriginClass origin) {
        return rules.judge(new PassageFacts(null, origin, null, false)).measure();
    }

    @Test
    void theShippedMatrixIsNeverMilderThanTheShippedRulesAndTogetherTheStricterHolds() throws IOException {
        Matrix matrix = matrix();
        for (FactSheet.Zone zone : FactSheet.Zone.values()) {
            for (FactSheet.Level level : FactSheet.Level.values()) {
                List<PassageRules.Graded> graded = new ArrayList<>();
                for (OriginClass origin : OriginClass.values()) {
                    PassageMeasure asked = asked(matrix, zone, origin, level);
                    assertThat(asked.ordinal()).as(zone + " " + origin + " " + level).isGreaterThanOrEqualTo(due(rules(), origin).ordinal());
                    graded.add(new PassageRules.Graded(origin, asked, "matrix:x", "甲", "a"));
                }
                PassageRules together = rules().with(graded);
                for (OriginClass origin : OriginClass.values()) {
                    assertThat(due(together, origin)).as(zone + " " + origin + " " + level).isEqualTo(asked(matrix, zone, origin, level));
                }
            }
        }
    }

    @Test
    void aBorderTownRegistersWhoComesFromAnotherDistrictAndTellsTheRow() throws IOException {
        PassageRules border = rules().with(List.of(new PassageRules.Graded(OriginClass.OTHER_DISTRICT, PassageMeasure.REGISTERED, "matrix:C3", "边界镇登记所有外来人员", "border towns register everyone")));
        PassageDecision decision = border.judge(new PassageFacts("渝A12345", OriginClass.OTHER_DISTRICT, null, false));
        assertThat(decision).isEqualTo(new PassageDecision(PassageMeasure.REGISTERED, "matrix:C3", "边界镇登记所有外来人员", "border towns register everyone"));
        assertThat(border.judge(new PassageFacts("渝A12345", OriginClass.LOCAL, null, false)).ruleId()).isEqualTo("everybody-else");
    }

    @Test
    void feverPlatesAndPeopleInQuarantineStillGoByTheRulesOfCheckpoints() throws IOException {
        PassageRules strict = rules().with(List.of(new PassageRules.Graded(OriginClass.OUTSIDE_CITY, PassageMeasure.QUARANTINED, "matrix:C2", "甲", "a")));
        assertThat(strict.judge(new PassageFacts(null, OriginClass.OUTSIDE_CITY, new BigDecimal("37.5"), false)).ruleId()).isEqualTo("fever");
        assertThat(strict.judge(new PassageFacts("鄂A12345", OriginClass.OUTSIDE_CITY, null, false)).ruleId()).isEqualTo("matrix:C2");
        assertThat(strict.judge(new PassageFacts("鄂A12345", null, null, false)).ruleId()).isEqualTo("hubei-plate");
    }

    @Test
    void whatIsMilderThanTheRulesChangesNothing() throws IOException {
        assertThat(rules().with(List.of(new PassageRules.Graded(OriginClass.KEY_AREA, PassageMeasure.PASSED, "matrix:C1", "甲", "a")))).isEqualTo(rules());
    }
}
