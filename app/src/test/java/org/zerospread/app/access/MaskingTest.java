package org.zerospread.app.access;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MaskingTest {

    @ParameterizedTest
    @CsvSource({"王伟,王*", "王小明,王**", "欧阳建国,欧阳**", "欧阳,欧*", "司马懿,司马*", "Wang Wei,Wang ***", "王,王*"})
    void showsTheSurnameOnly(String name, String shown) {
        assertThat(Masking.name(name)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"11010519491231002X,11**************2X", "A123,****", "E12345678,E1*****78"})
    void showsTheFirstAndLastTwoOfACard(String number, String shown) {
        assertThat(Masking.card(number)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"13812345678,138******78", "12345,*****"})
    void showsTheFirstThreeAndLastTwoOfAPhone(String number, String shown) {
        assertThat(Masking.phone(number)).isEqualTo(shown);
    }

    @org.junit.jupiter.api.Test
    void showsNothingOfNothing() {
        assertThat(Masking.card(null)).isEmpty();
        assertThat(Masking.phone("")).isEmpty();
        assertThat(Masking.name(null)).isEmpty();
    }
}
