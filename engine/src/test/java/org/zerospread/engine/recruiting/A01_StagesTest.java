package org.zerospread.engine.recruiting;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Projects and applications go their way step by step.
class A01_StagesTest {

    private static final LocalDate TODAY = LocalDate.parse("2020-02-27");

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "LEAD, TALKS, 2020-02-20, 2020-02-21, -",
        "TALKS, SIGNED, 2020-02-21, 2020-02-27, -",
        "TALKS, SIGNED, 2020-02-27, 2020-02-27, -",
        "LEAD, LOST, 2020-02-20, 2020-02-27, -",
        "LEAD, SIGNED, 2020-02-20, 2020-02-27, RCR-004",
        "LEAD, LEAD, 2020-02-20, 2020-02-27, RCR-004",
        "TALKS, LEAD, 2020-02-20, 2020-02-27, RCR-004",
        "SIGNED, LOST, 2020-02-20, 2020-02-27, RCR-004",
        "LOST, TALKS, 2020-02-20, 2020-02-27, RCR-004",
        "LEAD, TALKS, 2020-02-20, 2020-02-28, RCR-007",
        "LEAD, TALKS, 2020-02-20, 2020-02-19, RCR-007",
        "LEAD, TALKS, 2020-02-01, 2020-02-20, -",
        "LEAD, TALKS, 2020-02-01, 2020-02-19, RCR-008",
    })
    void aProjectSkipsNothing(ProjectStage from, ProjectStage to, LocalDate since, LocalDate on, String code) {
        assertThat(from.refuses(to, since, on, TODAY).map(ProjectStage.Refusal::code).orElse(null)).isEqualTo(code);
    }

    @Test
    void nobodyIsHiredWithoutInterviewAndOffer() {
        for (ApplicationState state : ApplicationState.values()) {
            assertThat(state.next().contains(ApplicationState.HIRED)).as(state.name()).isEqualTo(state == ApplicationState.OFFERED);
            assertThat(state.next().contains(ApplicationState.OFFERED)).as(state.name()).isEqualTo(state == ApplicationState.PASSED);
            assertThat(state.isFinal()).isEqualTo(EnumSet.of(ApplicationState.HIRED, ApplicationState.REJECTED, ApplicationState.WITHDRAWN).contains(state));
        }
    }

    @Property
    void whateverIsTriedAProjectIsSignedOnlyAfterTalks(@ForAll List<@IntRange(max = 3) Integer> tried) {
        ProjectStage stage = ProjectStage.LEAD;
        boolean talked = false;
        for (int step : tried) {
            ProjectStage to = ProjectStage.values()[step];
            if (stage.refuses(to, TODAY, TODAY, TODAY).isEmpty()) {
                stage = to;
                talked |= to == ProjectStage.TALKS;
            }
        }
        assertThat(stage != ProjectStage.SIGNED || talked).isTrue();
    }
}
