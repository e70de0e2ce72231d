package org.zerospread.app.access;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ExportsTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+86", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\uFF1D1+1", "\uFF0B1", "\uFF0D1", "\uFF20x", "\u22121", " =1", "\u3000=1"})
    void aCellThatASpreadsheetWouldComputeIsText(String value) {
        assertThat(Exports.cell(value)).isEqualTo("'" + value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"王*", "a=b", "2020-02-14", "0"})
    void otherCellsStayAsTheyAre(String value) {
        assertThat(Exports.cell(value)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1, 0x5A5A1234, Integer.MIN_VALUE})
    void theInvisibleMarkTellsTheExport(int number) {
        String row = "王*" + Watermark.of(number) + ",隔离";
        assertThat(Watermark.find(row + "\n" + row)).containsExactly(java.util.HexFormat.of().toHexDigits(number));
        assertThat(Watermark.find("王*,隔离")).isEmpty();
    }

    @Test
    void nothingIsAnEmptyCell() {
        assertThat(Exports.cell(null)).isEmpty();
    }
}
