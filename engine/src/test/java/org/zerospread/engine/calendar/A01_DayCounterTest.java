package org.zerospread.engine.calendar;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class A01_DayCounterTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            2020-02-14, 2020-03-04, 19
            2020-02-13, 2020-03-04, 20
            2020-02-14, 2020-02-14, 0
            2020-02-14, 2020-02-15, 1
            2020-02-28, 2020-03-01, 2
            2019-12-31, 2020-01-01, 1
            """)
    void countsFullDaysAfterTheLastOne(LocalDate last, LocalDate bulletin, int days) {
        assertThat(DayCounter.fullDaysAfter(last, bulletin)).isEqualTo(days);
        assertThat(DayCounter.since(last, bulletin)).hasValue(days);
    }

    @Test
    void saysNothingWhenItNeverHappened() {
        assertThat(DayCounter.since(null, LocalDate.of(2020, 3, 4))).isEmpty();
    }

    @Test
    void refusesABulletinBeforeTheLastDay() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DayCounter.fullDaysAfter(LocalDate.of(2020, 3, 5), LocalDate.of(2020, 3, 4)))
                .withMessageContaining("2020-03-04");
    }

    @Property
    void growsByOneADay(@ForAll @IntRange(min = 0, max = 2_000) int days) {
        LocalDate last = LocalDate.of(2020, 2, 14);
        assertThat(DayCounter.fullDaysAfter(last, last.plusDays(days))).isEqualTo(days);
    }
}
