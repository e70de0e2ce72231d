package org.zerospread.engine.care;

import java.time.LocalDate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// The days of a standing need, from the plain to the crooked.
class A01_StandingNeedTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "2020-01-23, 1, -, 2020-01-23, 2020-01-25, 23 24 25",
        "2020-01-23, 1, 2020-01-24, 2020-01-20, 2020-01-31, 23 24",
        "2020-01-23, 3, -, 2020-01-23, 2020-02-01, 23 26 29 1",
        "2020-01-23, 3, -, 2020-01-24, 2020-01-29, 26 29",
        "2020-01-23, 3, -, 2020-01-26, 2020-01-26, 26",
        "2020-01-23, 3, -, 2020-01-27, 2020-01-28, ''",
        "2020-01-23, 3, 2020-01-28, 2020-01-29, 2020-02-10, ''",
        "2020-02-27, 1, -, 2020-02-28, 2020-03-01, 28 29 1",
        "2020-01-23, 1, -, 2020-01-10, 2020-01-22, ''",
        "2020-01-23, 60, -, 2020-01-24, 2020-03-23, 23",
    })
    void comesOnItsDays(LocalDate first, int every, @Nullable LocalDate last, LocalDate from, LocalDate to, String days) {
        assertThat(new StandingNeed(first, every, last).daysWithin(from, to).stream().map(day -> Integer.toString(day.getDayOfMonth())).collect(Collectors.joining(" "))).isEqualTo(days);
    }

    @Test
    void refusesWhatIsNoNeed() {
        LocalDate day = LocalDate.parse("2020-01-23");
        assertThatThrownBy(() -> new StandingNeed(day, 0, null)).hasMessageContaining("every 0 days");
        assertThatThrownBy(() -> new StandingNeed(day, 61, null)).hasMessageContaining("every 61 days");
        assertThatThrownBy(() -> new StandingNeed(day, 1, day.minusDays(1))).hasMessageContaining("ends on 2020-01-22");
    }
}
