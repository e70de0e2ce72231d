package org.zerospread.engine.identity;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class A02_PhoneNumberTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            13800001234,        MOBILE,   13800001234
            138 0000 1234,      MOBILE,   13800001234
            138-0000-1234,      MOBILE,   13800001234
            １３８００００１２３４, MOBILE,   13800001234
            +8613800001234,     MOBILE,   13800001234
            8613800001234,      MOBILE,   13800001234
            0086 138 0000 1234, MOBILE,   13800001234
            19900001234,        MOBILE,   19900001234
            023-46780000,       LANDLINE, 023-46780000
            (023)46780000,      LANDLINE, 023-46780000
            （023）46780000,     LANDLINE, 023-46780000
            +86 23 46780000,    LANDLINE, 023-46780000
            0830-2345678,       LANDLINE, 0830-2345678
            01065120000,        LANDLINE, 010-65120000
            """)
    void readsMobilesAndLandlines(String text, PhoneNumber.Kind kind, String value) {
        assertThat(PhoneNumber.read(text)).isInstanceOfSatisfying(PhoneReading.Accepted.class, accepted -> {
            assertThat(accepted.phone()).isEqualTo(new PhoneNumber(kind, value));
            assertThat(accepted.phone().last4()).isEqualTo(value.substring(value.length() - 4));
        });
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            12800001234,  PHONE-001
            1380000123,   PHONE-001
            138000012345, PHONE-001
            023-1678000,  PHONE-001
            46780000,     PHONE-002
            1380000abcd,  PHONE-003
            ' ',          PHONE-004
            1.38E+10,     PHONE-005
            """)
    void refusesWithAStableCode(String text, String code) {
        assertThat(PhoneNumber.read(text)).isInstanceOfSatisfying(PhoneReading.Refused.class,
                refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @Test
    void keepsWholeNumbersOutOfLogs() {
        assertThat(new PhoneNumber(PhoneNumber.Kind.MOBILE, "13800001234").toString()).isEqualTo("MOBILE ****1234");
    }
}
