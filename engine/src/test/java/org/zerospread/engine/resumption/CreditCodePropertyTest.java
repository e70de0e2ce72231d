package org.zerospread.engine.resumption;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

import static org.assertj.core.api.Assertions.assertThat;

/// What the check digits catch.
class CreditCodePropertyTest {

    private static final String PLACES = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static String code(String body) {
        String first16 = "91500153" + body;
        String first17 = first16 + CreditCode.organisationCheckDigit(body);
        return first17 + CreditCode.checkDigit(first17);
    }

    @Property
    void everyCodeWithItsCheckDigitsIsAccepted(@ForAll @StringLength(8) @CharRange(from = '0', to = '9') @Chars({'A', 'H', 'M', 'T', 'Y'}) String body) {
        assertThat(CreditCode.read(code(body))).isEqualTo(new CreditCode.Reading.Accepted(code(body), java.util.List.of()));
    }

    @Property
    void everySingleWrongPlaceIsCaught(@ForAll @StringLength(8) @CharRange(from = '0', to = '9') @Chars({'A', 'H', 'M', 'T', 'Y'}) String body, @ForAll @IntRange(max = 17) int place,
            @ForAll @IntRange(min = 1, max = 30) int shift) {
        StringBuilder wrong = new StringBuilder(code(body));
        wrong.setCharAt(place, PLACES.charAt((PLACES.indexOf(wrong.charAt(place)) + shift) % PLACES.length()));
        assertThat(CreditCode.read(wrong.toString())).isInstanceOf(CreditCode.Reading.Refused.class);
    }

    @Property
    void twoNeighboursExchangedAreCaught(@ForAll @StringLength(8) @CharRange(from = '0', to = '9') @Chars({'A', 'H', 'M', 'T', 'Y'}) String body, @ForAll @IntRange(max = 16) int place) {
        String right = code(body);
        char[] places = right.toCharArray();
        char left = places[place];
        places[place] = places[place + 1];
        places[place + 1] = left;
        String wrong = new String(places);
        if (!wrong.equals(right)) {
            assertThat(CreditCode.read(wrong)).isInstanceOf(CreditCode.Reading.Refused.class);
        }
    }
}
