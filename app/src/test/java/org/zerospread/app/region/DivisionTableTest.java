package org.zerospread.app.region;

import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zerospread.engine.region.RegionLevel;

import static org.assertj.core.api.Assertions.assertThat;

/// Division tables, sound and faulty.
class DivisionTableTest {

    @Test
    void readsATableWithItsEnglishHeadings() {
        var reading = DivisionTable.read("t.csv", new StringReader("""
                code,name,level,parent_code
                500153000000,荣昌区,district,500100000000
                500153101000,仁义镇,town,500153000000
                """));
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.regions()).extracting(RegionDraft::level).containsExactly(RegionLevel.DISTRICT, RegionLevel.TOWN);
    }

    @Test
    void readsChineseHeadingsAndAByteOrderMark() {
        var reading = DivisionTable.read("t.csv", new StringReader("\uFEFF代码,名称,级别,上级代码,分区,户数\n500153101000,仁义镇,镇街,500153000000,边界镇街,12000\n"));
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.regions().getFirst().zoneClass()).isEqualTo(ZoneClass.BORDER);
        assertThat(reading.regions().getFirst().households()).isEqualTo(12_000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            50015x,荣昌区,district, | REG-001
            500153,,district, | REG-002
            500153,荣昌区,kingdom, | REG-003
            500153,荣昌区,district,510000 | REG-004
            """)
    void namesTheLineAndTheFault(String row, String code) {
        var reading = DivisionTable.read("t.csv", new StringReader("code,name,level,parent_code\n500000,重庆市,province,\n" + row + "\n"));
        assertThat(reading.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.line()).isEqualTo(3);
            assertThat(fault.toString()).startsWith("t.csv:3: " + code);
        });
    }

    @Test
    void findsACodeThatIsThereTwice() {
        var reading = DivisionTable.read("t.csv", new StringReader("code,name\n500153,荣昌区\n500153000000,荣昌区\n"));
        assertThat(reading.faults()).singleElement().satisfies(fault -> assertThat(fault.code()).isEqualTo("REG-008"));
    }

    @Test
    void takesACityWithoutDistrictsOnce() {
        var reading = DivisionTable.read("t.csv", new StringReader("code,name,level,parent_code\n441900000000,东莞市,city,440000000000\n441900000000,东莞市,district,441900000000\n"));
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.regions()).extracting(RegionDraft::level).containsExactly(RegionLevel.CITY);
    }

    @Test
    void refusesAFileWithoutTheNeededColumns() {
        assertThat(DivisionTable.read("t.csv", new StringReader("a,b\n1,2\n")).faults()).extracting(DivisionTable.Fault::code).containsOnly("REG-007");
        assertThat(DivisionTable.read("t.csv", new StringReader("")).faults()).extracting(DivisionTable.Fault::code).containsOnly("REG-009");
    }
}
