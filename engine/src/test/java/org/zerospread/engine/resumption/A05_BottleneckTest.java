package org.zerospread.engine.resumption;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What keeps firms from work, from the plain to the crooked: 100 staff need 700 masks and one room.
class A05_BottleneckTest {

    private static final ResumptionPolicy.ReadinessRule RULE = new ResumptionPolicy.ReadinessRule(List.of(new ResumptionPolicy.SupplyRule("masks", "口罩", "masks", "只", "pieces", 1, 7)), 1, 1, 6, 2.5);

    private static String told(FirmState state, @Nullable Integer screened, @Nullable Integer fit, double masks, int rooms) {
        return Bottleneck.of(new Bottleneck.Facts(state, screened, fit, new Readiness(100, Map.of("masks", masks), rooms, List.of())), RULE, 70).stream().map(Enum::name).collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "WORKING, 100, 10, 0, 0, ''", "FROZEN, 100, 100, 0, 0, FROZEN", "CLOSED, -, -, 700, 1, NOT_SCREENED", "CLOSED, -, -, 699, 0, NOT_SCREENED SUPPLIES ROOMS",
        "SCREENED, 100, 70, 700, 1, NOT_RETURNED", "SCREENED, 100, 69, 700, 1, STAFF NOT_RETURNED", "SCREENED, 0, 0, 700, 1, NOT_RETURNED", "RETURNING, 100, 100, 0, 1, SUPPLIES NOT_FILED",
        "RETURNING, 100, 10, 700, 1, NOT_FILED", "REFUSED, 100, 100, 700, 0, ROOMS REFUSED", "FILED, 100, 100, 0, 0, REVIEW", "REVIEWED, 100, 100, 0, 0, DECISION", "CONDITIONAL, 100, 100, 0, 0, CONDITIONS",
        "APPROVED, 100, 100, 0, 0, NOT_STARTED",
    })
    void namesWhatComesFirst(FirmState state, @Nullable Integer screened, @Nullable Integer fit, double masks, int rooms, String expected) {
        assertThat(told(state, screened, fit, masks, rooms)).isEqualTo(expected);
    }

    @Test
    void everyFirmThatDoesNotWorkHasOneInWords() {
        for (FirmState state : FirmState.values()) {
            assertThat(told(state, 100, 100, 700, 1).isEmpty()).isEqualTo(state == FirmState.WORKING);
        }
        assertThat(Arrays.stream(Bottleneck.values())).allSatisfy(one -> assertThat(one.zh()).isNotEqualTo(one.en()));
        assertThat(Bottleneck.REVIEW.isUpToTheFirm()).isFalse();
        assertThat(Bottleneck.SUPPLIES.isUpToTheFirm()).isTrue();
    }
}
