package org.zerospread.engine.grading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/// The fast timeline against the rule written down plainly, with limits small enough that all three levels come up.
class RiskAssessmentPropertyTest {

    private static final LocalDate FIRST = LocalDate.of(2020, 1, 20);
    private static final RiskRules RULES = new RiskRules("any", 1, "任意", "Any", RiskRules.Unit.COUNTY, FIRST, null, "invented", 2, List.of(
            new LevelRule(RiskLevel.LOW, List.of(new LevelRule.Alternative(14, null, null, null, null, 1))),
            new LevelRule(RiskLevel.HIGH, List.of(new LevelRule.Alternative(null, null, 5, null, 1, 14))), new LevelRule(RiskLevel.MEDIUM, List.of())));

    @Provide
    Arbitrary<List<ConfirmedCase>> cases() {
        Arbitrary<String> clusters = Arbitraries.of("a", "b", "c").injectNull(0.5);
        return Combinators.combine(Arbitraries.integers().between(0, 60), clusters)
                .as((day, cluster) -> new ConfirmedCase("case", FIRST.plusDays(day), cluster)).list().ofMaxSize(12);
    }

    private static RiskLevel plainly(List<ConfirmedCase> cases, LocalDate on) {
        List<ConfirmedCase> known = cases.stream().filter(c -> !c.confirmedOn().isAfter(on)).toList();
        List<ConfirmedCase> recent = known.stream().filter(c -> c.confirmedOn().isAfter(on.minusDays(14))).toList();
        if (recent.isEmpty()) {
            return RiskLevel.LOW;
        }
        Map<String, Integer> clusters = new HashMap<>();
        for (ConfirmedCase c : recent) {
            @Nullable String cluster = c.clusterId();
            if (cluster != null) {
                clusters.merge(cluster, 1, Integer::sum);
            }
        }
        boolean clustered = clusters.values().stream().anyMatch(count -> count >= 2);
        return known.size() > 5 && clustered ? RiskLevel.HIGH : RiskLevel.MEDIUM;
    }

    @Property
    void givesTheLevelOfThePlainRule(@ForAll("cases") List<ConfirmedCase> cases, @ForAll @IntRange(max = 90) int offset) {
        LocalDate on = FIRST.plusDays(offset);
        assertThat(RiskAssessment.assess(cases, on, RULES).level()).isEqualTo(plainly(cases, on));
    }

    @Property
    void holdsSinceTheDayItSaysAndFallsOnTheDayItSays(
            @ForAll("cases") List<ConfirmedCase> cases, @ForAll @IntRange(max = 90) int offset) {
        LocalDate on = FIRST.plusDays(offset);
        RiskAssessment assessment = RiskAssessment.assess(cases, on, RULES);
        assessment.since().ifPresent(since -> {
            assertThat(plainly(cases, since.minusDays(1))).isNotEqualTo(assessment.level());
            assertThat(since.datesUntil(on.plusDays(1))).allMatch(day -> plainly(cases, day) == assessment.level());
        });
        List<ConfirmedCase> known = new ArrayList<>(cases);
        known.removeIf(c -> c.confirmedOn().isAfter(on));
        assessment.fallsOn().ifPresent(falls -> {
            assertThat(plainly(known, falls)).isLessThan(assessment.level());
            assertThat(on.datesUntil(falls)).allMatch(day -> plainly(known, day).compareTo(assessment.level()) >= 0);
        });
        assertThat(assessment.fallsOn().isEmpty()).isEqualTo(assessment.level() == RiskLevel.LOW);
    }
}
