package org.zerospread.engine.resumption;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What a firm must have at hand: masks and disinfectant for 7 days, one isolation room for each hundred, six to a room with 2.5 m² each.
class A14_ReadinessTest {

    private static final ResumptionPolicy.ReadinessRule RULE = Loops.policy().readiness();

    private static String lacks(int staff, double masks, double litres, int isolation, Readiness.SleepingRoom... rooms) {
        return new Readiness(staff, Map.of("masks", masks, "disinfectant", litres), isolation, List.of(rooms)).shortfalls(RULE).stream().map(Readiness.Shortfall::subject).collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "100, 700, 35, 1, ''", "100, 699, 35, 1, masks", "100, 0, 0, 0, masks disinfectant isolation", "101, 707, 35.35, 1, isolation", "101, 707, 35.35, 2, ''", "0, 0, 0, 1, ''",
    })
    void suppliesLastAndRoomsAreFree(int staff, double masks, double litres, int isolation, String lacks) {
        assertThat(lacks(staff, masks, litres, isolation)).isEqualTo(lacks);
    }

    @Test
    void roomsAreNotOvercrowded() {
        assertThat(lacks(0, 0, 0, 1, new Readiness.SleepingRoom("301", 6, 15), new Readiness.SleepingRoom("302", 7, 30), new Readiness.SleepingRoom("303", 6, 14.9), new Readiness.SleepingRoom("304", 0, 0)))
                .isEqualTo("302 303");
    }

    @Test
    void nearlyEnoughReadsAsLess() {
        assertThat(new Readiness(100, Map.of("masks", 699.0, "disinfectant", 50.0), 1, List.of()).shortfalls(RULE)).extracting(Readiness.Shortfall::zh).containsExactly("口罩只够 6.9 天, 应够 7 天");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "100, 1", "101, 2", "1000, 10", "0, 1"})
    void isolationRoomsOfBegunHundreds(int staff, int rooms) {
        assertThat(Readiness.isolationRoomsFor(staff, RULE)).isEqualTo(rooms);
    }
}
