package org.zerospread.engine.resumption;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Credit codes, from the sound to the crooked. The first is the example of GB 32100-2015; the others are invented.
class A01_CreditCodeTest {

    @ParameterizedTest
    @ValueSource(strings = {"91350100M000100Y43", "91500153MA6000016Y", "12500226203500013T", "92500153DGQJ4QCY5N"})
    void takesWhatHoldsWithoutANote(String code) {
        assertThat(CreditCode.read(code)).isEqualTo(new CreditCode.Reading.Accepted(code, java.util.List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "91500153ma6000016y, capitals",
        "９１500153MA6000016Y, ASCII",
        "91500153 MA600001 6Y, spaces",
        "'''91500153MA6000016Y', apostrophe",
    })
    void understandsHowItIsTypedAndTells(String typed, String note) {
        assertThat(CreditCode.read(typed)).isInstanceOfSatisfying(CreditCode.Reading.Accepted.class, accepted -> {
            assertThat(accepted.creditCode().value()).isEqualTo("91500153MA6000016Y");
            assertThat(accepted.notes()).singleElement().asString().contains(note);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "91500153MA60000161, CREDIT-003, 'place 18, the check digit, should be Y, not 1; check'",
        "91500153MA6000017Y, CREDIT-003, 'place 17, the check digit of the organisation code, should be 6, not 7'",
        "91500153MA6000019Y, CREDIT-003, 'place 18, the check digit, should be'",
        "91500153MA600001, CREDIT-001, 'has 18 places, this has 16'",
        "91500153MA6000016YY, CREDIT-001, 'this has 19'",
        "91500153MA6OO0016Y, CREDIT-002, 'place 12, O, cannot stand here: digits and capitals other than I, O, S, V, Z; perhaps 0'",
        "91500153MA600-016Y, CREDIT-002, 'place 14, -,'",
        "9150O153MA6000016Y, CREDIT-002, 'place 5, O,'",
        "9150A153MA6000016Y, CREDIT-004, 'place 5 is A: places 3 to 8'",
        "9.15002E+17, CREDIT-005, 'scientific notation'",
        "'', CREDIT-006, 'empty'",
        "'  ', CREDIT-006, 'empty'",
    })
    void refusesWithThePlaceAndWhatIsRight(String typed, String code, String says) {
        assertThat(CreditCode.read(typed)).isInstanceOfSatisfying(CreditCode.Reading.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.en()).contains(says);
            assertThat(refused.zh()).isNotBlank();
        });
    }

    @Test
    void tellsOfAnOrganisationCodeThatBreaksTheOlderStandardAndTakesTheWhole() {
        String first17 = "91500153MA6000019";
        assertThat(CreditCode.read(first17 + CreditCode.checkDigit(first17))).isInstanceOfSatisfying(CreditCode.Reading.Accepted.class,
                accepted -> assertThat(accepted.notes()).singleElement().asString().contains("第 17 位", "应为“6”", "would be 6 by GB 11714"));
    }

    @Test
    void aValueIsAlwaysSound() {
        assertThat(new CreditCode("91350100M000100Y43").organisationCode()).isEqualTo("M000100Y4");
        assertThatThrownBy(() -> new CreditCode("91350100M000100Y44")).hasMessageContaining("91350100M000100Y44");
        assertThatThrownBy(() -> new CreditCode("91350100m000100y43")).hasMessageContaining("91350100m000100y43");
    }
}
