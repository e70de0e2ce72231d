package org.zerospread.engine.identity;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/// The two resident numbers 11010519491231002X and 440524188001010014 are the examples printed in GB 11643-1999.
class A01_CardNumberTest {

    private static CardReading.Accepted accepted(CardReading reading) {
        assertThat(reading).isInstanceOf(CardReading.Accepted.class);
        return (CardReading.Accepted) reading;
    }

    private static CardReading.Refused refused(CardReading reading) {
        assertThat(reading).isInstanceOf(CardReading.Refused.class);
        return (CardReading.Refused) reading;
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            11010519491231002X, RESIDENT
            440524188001010014, RESIDENT
            110105491231002,    RESIDENT_LEGACY
            E12345678,          PASSPORT
            EA1234567,          PASSPORT
            G12345678,          PASSPORT
            X1234567A,          PASSPORT
            H12345678,          HONG_KONG_MACAO_PERMIT
            M1234567890,        HONG_KONG_MACAO_PERMIT
            12345678,           TAIWAN_PERMIT
            1234567890,         TAIWAN_PERMIT
            """)
    void knowsTheKindByTheShape(String text, CardKind kind) {
        CardNumber card = accepted(CardNumber.read(text)).card();
        assertThat(card.kind()).isEqualTo(kind);
        assertThat(card.value()).isEqualTo(text);
        assertThat(card.last4()).isEqualTo(text.substring(text.length() - 4));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            11010519491231002x,    小写 x
            １１０１０５１９４９１２３１００２Ｘ, 全角
            110105 19491231 002X,  空格
            '11010519491231002X,   撇号
            """, quoteCharacter = '"')
    void understandsWhatPeopleTypeAndSaysSo(String text, String note) {
        CardReading.Accepted reading = accepted(CardNumber.read(text));
        assertThat(reading.card().value()).isEqualTo("11010519491231002X");
        assertThat(reading.notes()).singleElement().asString().contains(note);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            11010519491231002,  CARD-001
            1101051949123100211, CARD-001
            13800001234,        CARD-001
            1101051949123100ZX, CARD-001
            110105194912310021, CARD-002
            500153199001011000, CARD-002
            110105194902300021, CARD-003
            110105174912310021, CARD-003
            990105194912310021, CARD-004
            110000194912310021, CARD-004
            010105491231002,    CARD-004
            110105491331002,    CARD-003
            1.10E+17,           CARD-005
            5.00153E+17,        CARD-005
            5E+17,              CARD-005
            1101051949-1231002X, CARD-006
            张某,                CARD-006
            ABCDEFG,            CARD-001
            """)
    void refusesWithAStableCode(String text, String code) {
        assertThat(refused(CardNumber.read(text)).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\u3000"})
    void refusesAnEmptyNumber(String text) {
        assertThat(refused(CardNumber.read(text)).code()).isEqualTo("CARD-007");
    }

    @Test
    void saysWhatASpreadsheetOrAPhoneDid() {
        assertThat(refused(CardNumber.read("500153199001011000")).zh()).contains("截断");
        assertThat(refused(CardNumber.read("13800001234")).en()).contains("mobile number");
    }

    @Test
    void keepsWholeNumbersOutOfMessagesAndLogs() {
        assertThat(refused(CardNumber.read("110105194912310021")).en()).doesNotContain("110105194912310021");
        assertThat(new CardNumber(CardKind.RESIDENT, "11010519491231002X").toString()).isEqualTo("RESIDENT ****002X");
    }

    @Test
    void tellsBirthDateAndSex() {
        CardNumber woman = accepted(CardNumber.read("11010519491231002X")).card();
        assertThat(woman.birthDate()).hasValue(LocalDate.of(1949, 12, 31));
        assertThat(woman.sex()).hasValue(Sex.FEMALE);
        CardNumber man = accepted(CardNumber.read("440524188001010014")).card();
        assertThat(man.birthDate()).hasValue(LocalDate.of(1880, 1, 1));
        assertThat(man.sex()).hasValue(Sex.MALE);
        CardNumber passport = accepted(CardNumber.read("E12345678")).card();
        assertThat(passport.birthDate()).isEmpty();
        assertThat(passport.sex()).isEmpty();
    }

    @Test
    void bringsALegacyNumberTo18Places() {
        CardNumber legacy = accepted(CardNumber.read(CardKind.RESIDENT, "110105491231002")).card();
        assertThat(legacy.kind()).isEqualTo(CardKind.RESIDENT_LEGACY);
        assertThat(legacy.birthDate()).hasValue(LocalDate.of(1949, 12, 31));
        assertThat(legacy.upgraded()).isEqualTo(new CardNumber(CardKind.RESIDENT, "11010519491231002X"));
        CardNumber centenarian = accepted(CardNumber.read("110105801231996")).card();
        assertThat(centenarian.birthDate()).hasValue(LocalDate.of(1880, 12, 31));
        assertThat(legacy.upgraded().upgraded()).isEqualTo(legacy.upgraded());
    }

    @ParameterizedTest
    @ValueSource(strings = {"81000019900101001", "82000019900101002", "83000019900101003", "91115619900101004"})
    void readsResidencePermits(String first17) {
        String number = first17 + CardNumber.checkDigit(first17);
        assertThat(accepted(CardNumber.read(number)).card().kind()).isEqualTo(CardKind.RESIDENT);
    }

    @Test
    void refusesAnotherShapeThanTheStatedKind() {
        assertThat(refused(CardNumber.read(CardKind.TAIWAN_PERMIT, "E12345678")).code()).isEqualTo("CARD-001");
        assertThat(refused(CardNumber.read(CardKind.HONG_KONG_MACAO_PERMIT, "K12345678")).zh()).contains("港澳");
        assertThat(accepted(CardNumber.read(CardKind.PASSPORT, "123456789")).notes()).singleElement().asString().contains("外国护照");
        assertThatIllegalArgumentException().isThrownBy(() -> new CardNumber(CardKind.RESIDENT, "1"));
        assertThatIllegalArgumentException().isThrownBy(() -> CardNumber.checkDigit("1234"));
    }
}
