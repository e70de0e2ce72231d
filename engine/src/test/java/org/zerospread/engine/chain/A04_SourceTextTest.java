package org.zerospread.engine.chain;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Sources as line lists write them: the Tianjin list of 2020, and Chinese ones.
class A04_SourceTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", value = {
        "Wuhan | none | Wuhan | none | NONE",
        "Wuhan; train import | none | Wuhan | 列车 train | NONE",
        "train import | none | import | 列车 train | NONE",
        "'Wuhan, affect by TJ3' | TJ3 | Wuhan | none | CONTACT",
        "case TJ6 (family) | TJ6 | none | none | FAMILY",
        "coworker of case TJ5 | TJ5 | none | none | WORK",
        "coworker of a person from wuhan | none | none | none | WORK",
        "travel | none | travel | none | NONE",
        "mall | none | none | 商场 mall | NONE",
        "colleague of cases TJ34 and TJ37 | TJ34 TJ37 | none | none | WORK",
        "relative of cases TJ20 TJ35 | TJ20 TJ35 | none | none | FAMILY",
        "TJ9; TJ21 | TJ9 TJ21 | none | none | CONTACT",
        "travle to Wuhan | none | Wuhan | none | NONE",
        "trip to Dalian | none | Dalian | none | NONE",
        "'TJ87, shopping with wife' | TJ87 | none | 商场 mall | FAMILY",
        "living in the mall proximity | none | none | 商场 mall | NONE",
        "close contacts of cases TJ64 / TJ99 | TJ64 TJ99 | none | none | CONTACT",
        "'family member of TJ93, TJ96, living in Baodi' | TJ93 TJ96 | none | none | FAMILY",
        "sister of case 109 | TJ109 | none | none | FAMILY",
        "duaghtor of TJ100， whife of TJ103 | TJ100 TJ103 | none | none | FAMILY",
        "hunsband  of  TJ124 | TJ124 | none | none | FAMILY",
        "'mother of TJ115, travel to Huhehaote' | TJ115 | Huhehaote | none | FAMILY",
        "'Wuhan, TJ14 and JN25' | TJ14 JN25 | Wuhan | none | CONTACT",
        "contact with shoppers living in the same viliiage | none | none | 商场 mall | CONTACT",
        "unclear infection source | none | none | none | NONE",
        "与 TJ1 同行 | none | none | none | NONE"})
    void a01_isUnderstood(String text, String named, String origins, String places, SourceText.Relation relation) {
        SourceText source = SourceText.of("TJ1", text);
        assertThat(source.named().isEmpty() ? null : String.join(" ", source.named())).isEqualTo(named);
        assertThat(source.origins().isEmpty() ? null : String.join(" ", source.origins())).isEqualTo(origins);
        assertThat(source.places().isEmpty() ? null : String.join(",", source.places())).isEqualTo(places);
        assertThat(source.relation()).isEqualTo(relation);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", value = {
        "武汉旅居史 | none | 武汉 | none | NONE",
        "RC003 之妻 | RC003 | none | none | FAMILY",
        "病例5的同事 | RC5 | none | none | WORK",
        "曾到百货大楼购物 | none | none | 商场 mall | NONE",
        "境外输入 | none | 境外 | none | NONE",
        "与 RC003、RC004 聚餐 | RC003 RC004 | none | none | CONTACT",
        "不详 | none | none | none | NONE"})
    void a02_soIsChinese(String text, String named, String origins, String places, SourceText.Relation relation) {
        SourceText source = SourceText.of("RC001", text);
        assertThat(source.named().isEmpty() ? null : String.join(" ", source.named())).isEqualTo(named);
        assertThat(source.origins().isEmpty() ? null : String.join(" ", source.origins())).isEqualTo(origins);
        assertThat(source.places().isEmpty() ? null : String.join(",", source.places())).isEqualTo(places);
        assertThat(source.relation()).isEqualTo(relation);
    }

    @Test
    void a03_whatIsNotKnownSaysSo() {
        assertThat(SourceText.of("A1", "unknown").unknown()).isTrue();
        assertThat(SourceText.of("A1", "感染来源不明").unknown()).isTrue();
        assertThat(SourceText.of("A1", " ")).isEqualTo(SourceText.NOTHING);
    }
}
