package org.zerospread.engine.region;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class A01_RegionCodeTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            500000,          500000000000000, PROVINCE
            500100000000,    500100000000000, CITY
            500153,          500153000000000, DISTRICT
            500153101,       500153101000000, TOWN
            441900003000,    441900003000000, TOWN
            500153101203,    500153101203000, VILLAGE
            500153101203007, 500153101203007, GRID
            500153101000002, 500153101000002, GRID
            """)
    void readsTextAndKnowsTheLevel(String text, String digits, RegionLevel level) {
        RegionCode code = RegionCode.parse(text);
        assertThat(code).hasToString(digits);
        assertThat(code.level()).isEqualTo(level);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5001", "5001531", "50015310120300", "050153", "50015x", "５００１５３", "-50015", " 500153", "5001530000000000"})
    void refusesAnythingElseAndQuotesIt(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> RegionCode.parse(text)).withMessageContaining("\"" + text + "\"");
    }

    @Test
    void findsTheFirstCodeInRunningText() {
        assertThat(RegionCode.findIn("荣昌区(500153)仁义镇, 电话 13800001234")).hasValue(RegionCode.parse("500153"));
        assertThat(RegionCode.findIn("2020-01-31 仁义镇 500153108210")).hasValue(RegionCode.parse("500153108210"));
        assertThat(RegionCode.findIn("身份证 500153199001011234")).isEmpty();
        assertThat(RegionCode.findIn("鹿子村")).isEmpty();
    }

    @Test
    void climbsToTheProvince() {
        RegionCode grid = RegionCode.parse("500153101203007");
        RegionCode village = grid.parent().orElseThrow();
        RegionCode district = village.parent().orElseThrow().parent().orElseThrow();
        assertThat(village).isEqualTo(RegionCode.parse("500153101203"));
        assertThat(district).isEqualTo(RegionCode.parse("500153"));
        assertThat(district.parent().orElseThrow().parent()).hasValue(RegionCode.parse("500000"));
        assertThat(RegionCode.parse("500000").parent()).isEmpty();
        assertThat(grid.ancestorAt(RegionLevel.TOWN)).hasValue(RegionCode.parse("500153101"));
        assertThat(grid.ancestorAt(RegionLevel.GRID)).hasValue(grid);
        assertThat(district.ancestorAt(RegionLevel.TOWN)).isEmpty();
    }

    @Test
    void skipsTheLevelThatDongguanDoesNotHave() {
        RegionCode town = RegionCode.parse("441900003000");
        assertThat(town.parent()).hasValue(RegionCode.parse("441900"));
        assertThat(town.ancestorAt(RegionLevel.DISTRICT)).hasValue(RegionCode.parse("441900"));
    }

    @Test
    void coversAllThatLiesInside() {
        RegionCode town = RegionCode.parse("500153101");
        assertThat(town.range()).isEqualTo(new RegionRange(500153101000000L, 500153101999999L));
        assertThat(town.contains(RegionCode.parse("500153101203007"))).isTrue();
        assertThat(town.contains(town)).isTrue();
        assertThat(town.contains(RegionCode.parse("500153102"))).isFalse();
        assertThat(town.contains(RegionCode.parse("500153"))).isFalse();
    }

    @Test
    void refusesARangeUpsideDown() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RegionRange(2, 1)).withMessageContaining("low 2");
    }
}
