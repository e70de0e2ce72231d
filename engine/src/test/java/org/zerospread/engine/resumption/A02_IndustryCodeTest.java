package org.zerospread.engine.resumption;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Industry codes of GB/T 4754-2017.
class A02_IndustryCodeTest {

    @Test
    void knowsTwentySectionsAndNinetySevenDivisionsNumberedThrough() {
        assertThat(IndustryCode.listSections()).extracting(IndustryCode.Section::letter).hasSize(20).startsWith('A').endsWith('T').isSorted();
        List<String> divisions = IndustryCode.listSections().stream().flatMap(section -> section.divisions().keySet().stream()).toList();
        assertThat(divisions).hasSize(97).first().isEqualTo("01");
        assertThat(divisions).isSorted().doesNotHaveDuplicates().last().isEqualTo("97");
        assertThat(IndustryCode.listSections()).allSatisfy(section -> assertThat(section.divisions().values()).allSatisfy(name -> assertThat(name).isNotBlank().doesNotContainAnyWhitespaces()));
    }

    @ParameterizedTest
    @CsvSource({
        "C, C, 制造业", "C27, C27, 医药制造业", "c2710, C2710, 医药制造业", "27, C27, 医药制造业", "2710, C2710, 医药制造业", "C271, C271, 医药制造业", "A01, A01, 农业", "01, A01, 农业",
        "Ｆ５２, F52, 零售业", "T97, T97, 国际组织", "' G 60 ', G60, 邮政业", "S, S, 公共管理、社会保障和社会组织",
    })
    void readsSectionsDivisionsGroupsAndClasses(String typed, String value, String zh) {
        assertThat(IndustryCode.read(typed)).isInstanceOfSatisfying(IndustryCode.Reading.Accepted.class, accepted -> {
            assertThat(accepted.industry().value()).isEqualTo(value);
            assertThat(accepted.industry().zh()).isEqualTo(zh);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "制造业, INDUSTRY-001, 'a letter with 2 to 4 digits'", "C2, INDUSTRY-001, C2", "C27101, INDUSTRY-001, C27101", "'', INDUSTRY-001, 'no industry code'",
        "U, INDUSTRY-002, 'no industry U'", "98, INDUSTRY-002, 'no industry 98'", "C00, INDUSTRY-002, 'no industry 00'", "0010, INDUSTRY-002, 'no industry 00'",
        "A27, INDUSTRY-003, 'division 27 belongs to section C, not A'", "C5210, INDUSTRY-003, 'division 52 belongs to section F, not C'",
    })
    void refusesWhatIsNone(String typed, String code, String says) {
        assertThat(IndustryCode.read(typed)).isInstanceOfSatisfying(IndustryCode.Reading.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.en()).contains(says);
            assertThat(refused.zh()).isNotBlank();
        });
    }

    @Test
    void aValueIsAlwaysSound() {
        assertThat(IndustryCode.of("C3670").ofSection().en()).isEqualTo("Manufacturing");
        assertThat(IndustryCode.of("C").division()).isEmpty();
        assertThatThrownBy(() -> new IndustryCode('A', "27")).hasMessageContaining("A27");
        assertThatThrownBy(() -> new IndustryCode('C', "2")).hasMessageContaining("C2");
        assertThatThrownBy(() -> IndustryCode.of("X1")).hasMessageContaining("X1");
    }
}
