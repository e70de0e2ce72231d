package org.zerospread.engine.plan;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Temperatures as they are typed.
class A03_TypedTemperatureTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"365|365", "36.5|365", "36,5|365", "36.50|365", "３６５|365", "36。5|365", " 37.3 |373", "36.5℃|365", "340|340", "43.0|430"})
    void a01_readsWhatPeopleType(String typed, int tenths) {
        assertThat(TypedTemperature.of(typed)).isEqualTo(new TypedTemperature.Read(tenths));
    }

    @ParameterizedTest
    @ValueSource(strings = {"36", "3650", "33.9", "43.1", "444", "x", "-36.5", "36.5.1", "36.55"})
    void a02_refusesWhatIsNone(String typed) {
        assertThat(TypedTemperature.of(typed)).isInstanceOf(TypedTemperature.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"98.6", "986"})
    void a03_saysThatItIsFahrenheit(String typed) {
        assertThat(TypedTemperature.of(typed)).isInstanceOfSatisfying(TypedTemperature.Refused.class, refused -> assertThat(refused.en()).contains("37.0 °C"));
    }
}
