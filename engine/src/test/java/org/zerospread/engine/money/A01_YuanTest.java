package org.zerospread.engine.money;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Sums as people type them.
class A01_YuanTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0 | 0", "530000000 | 530000000", "530,000,000 | 530000000", "86.5 | 86.50", "86.50元 | 86.50", "53000万 | 530000000", "7.03亿元 | 703000000", "１２３ | 123", " 12 34 | 1234",
        "0.01 | 0.01", "9999999999999.99 | 9999999999999.99", "1.0000000000亿 | 100000000", "70.3亿 | 7030000000"})
    void readsSums(String typed, String sum) {
        assertThat(Yuan.read(typed)).isEqualTo(new Yuan.Reading.Accepted(new Yuan(new BigDecimal(sum).movePointRight(2).longValueExact())));
        assertThat(((Yuan.Reading.Accepted) Yuan.read(typed)).sum()).hasToString(sum);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"-1 | MONEY-002", "－5 | MONEY-002", "'' | MONEY-001", "abc | MONEY-001", "1,23 | MONEY-001", "1e9 | MONEY-001", "5 dollars | MONEY-001", "10000000000000 | MONEY-003",
        "100000亿 | MONEY-003", "0.001 | MONEY-004", "99999999999999999999999999999999999999999999 | MONEY-003"})
    void refusesWhatIsNone(String typed, String code) {
        assertThat(Yuan.read(typed)).isInstanceOfSatisfying(Yuan.Reading.Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @Test
    void isNeverBelowZeroNorBeyondItsBounds() {
        assertThatThrownBy(() -> new Yuan(-1)).hasMessageContaining("-1 cents");
        assertThat(Yuan.of(5).less(Yuan.of(7))).isEqualTo(Yuan.ZERO);
        assertThat(new Yuan(Yuan.MOST_CENTS).times(3)).isEqualTo(new Yuan(Yuan.MOST_CENTS));
    }

    @Property
    void writtenAndReadAgainItIsTheSame(@ForAll @LongRange(min = 0, max = Yuan.MOST_CENTS) long cents) {
        assertThat(Yuan.read(new Yuan(cents).toString())).isEqualTo(new Yuan.Reading.Accepted(new Yuan(cents)));
    }

    @Property
    void aShareIsRoundedDownAndNoMoreThanTheWhole(@ForAll @LongRange(min = 0, max = Yuan.MOST_CENTS) long cents, @ForAll @IntRange(max = 10_000) int basisPoints) {
        BigDecimal percent = BigDecimal.valueOf(basisPoints, 2);
        Yuan part = new Yuan(cents).share(percent);
        assertThat(part).isLessThanOrEqualTo(new Yuan(cents));
        assertThat(BigDecimal.valueOf(cents).multiply(percent).movePointLeft(2).subtract(BigDecimal.valueOf(part.cents()))).isBetween(BigDecimal.ZERO, new BigDecimal("0.9999"));
    }
}
