package org.zerospread.engine.identity;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

class CardNumberPropertyTest {

    private static String number(int day, int sequence) {
        String date = LocalDate.of(1920, 1, 1).plusDays(day).format(DateTimeFormatter.BASIC_ISO_DATE);
        String first17 = "500153" + date + "%03d".formatted(sequence);
        return first17 + CardNumber.checkDigit(first17);
    }

    @Property
    void everyNumberWithItsCheckDigitIsAccepted(
            @ForAll @IntRange(max = 36_000) int day, @ForAll @IntRange(max = 999) int sequence) {
        assertThat(CardNumber.read(number(day, sequence))).isInstanceOfSatisfying(CardReading.Accepted.class, accepted -> {
            assertThat(accepted.notes()).isEmpty();
            assertThat(accepted.card().birthDate()).hasValue(LocalDate.of(1920, 1, 1).plusDays(day));
            assertThat(accepted.card().sex()).hasValue(sequence % 2 == 1 ? Sex.MALE : Sex.FEMALE);
        });
    }

    @Property
    void everySingleWrongDigitIsCaught(
            @ForAll @IntRange(max = 36_000) int day, @ForAll @IntRange(max = 999) int sequence,
            @ForAll @IntRange(max = 16) int place, @ForAll @IntRange(min = 1, max = 9) int shift) {
        StringBuilder wrong = new StringBuilder(number(day, sequence));
        wrong.setCharAt(place, (char) ('0' + (wrong.charAt(place) - '0' + shift) % 10));
        assertThat(CardNumber.read(wrong.toString())).isInstanceOf(CardReading.Refused.class);
    }

    @Property
    void twoNeighboursExchangedAreCaught(
            @ForAll @IntRange(max = 36_000) int day, @ForAll @IntRange(max = 999) int sequence, @ForAll @IntRange(max = 15) int place) {
        String right = number(day, sequence);
        char[] places = right.toCharArray();
        char left = places[place];
        places[place] = places[place + 1];
        places[place + 1] = left;
        String wrong = new String(places);
        if (!wrong.equals(right)) {
            assertThat(CardNumber.read(wrong)).isInstanceOf(CardReading.Refused.class);
        }
    }
}
