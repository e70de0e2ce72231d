package org.zerospread.engine.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;

import static org.assertj.core.api.Assertions.assertThat;

/// What is written is read back or refused, never different.
class WrittenAndReadPropertyTest {

    private static final Field NAME = RecordKind.VISITS.fields().get(RecordKind.VISITS.indexOf("name"));
    private static final Field HOUSEHOLD = RecordKind.VISITS.fields().get(RecordKind.VISITS.indexOf("household"));

    private static Cell throughAWorkbook(String text) throws IOException {
        Path file = Files.createTempFile("written", ".xlsx");
        try {
            try (OutputStream out = Files.newOutputStream(file); WorkbookWriter workbook = new WorkbookWriter(out)) {
                SheetWriter sheet = workbook.sheet("1", false, "", 0);
                sheet.begin(1);
                sheet.text(0, WorkbookWriter.TEXT, text);
                sheet.text(1, WorkbookWriter.TEXT, "end");
                sheet.end();
                sheet.finish("");
            }
            try (TableReader table = Tables.open(file)) {
                return Objects.requireNonNull(table.next()).cell(0);
            }
        } finally {
            Files.delete(file);
        }
    }

    @Property(tries = 300)
    void textsOfWorkbooks(@ForAll @StringLength(max = 60) String text) throws IOException {
        Cell cell = throughAWorkbook(text);
        if (text.isBlank()) {
            assertThat(cell.text()).isBlank();
        } else {
            assertThat(cell.text()).isEqualTo(text);
        }
    }

    @Example
    void textsThatLookLikeEscapes() throws IOException {
        for (String text : new String[] {"_x0041_", "_x005F_", "__x000D__", "a&amp;<b>\"'", " 甲\n乙\t", "𠮷㛃·"}) {
            assertThat(throughAWorkbook(text).text()).isEqualTo(text);
        }
    }

    @Property(tries = 300)
    void namesAreKeptButForBlanksAtTheEnds(@ForAll @StringLength(min = 1, max = 20) String name) {
        Cell cell = new Cell(2, 0, Cell.Kind.TEXT, name);
        if (!cell.blank() && new CellReader(Workbooks.FEBRUARY).read(NAME, cell) instanceof Reading.Read<?> read) {
            boolean same = read.value().equals(name);
            assertThat(same || !read.notes().isEmpty()).as("changed only with a note").isTrue();
        }
    }

    @Property
    void wholeNumbersOfUpTo15DigitsAreKeptAndLongerOnesRefused(@ForAll @LongRange(min = 0) long number) {
        String shown = Objects.requireNonNull(SheetRows.shown(Double.toString((double) number)));
        Reading<?> reading = new CellReader(Workbooks.FEBRUARY).read(HOUSEHOLD, new Cell(2, 0, Cell.Kind.NUMBER, shown));
        if (number < 1_000_000_000_000_000L) {
            assertThat(reading).isInstanceOfSatisfying(Reading.Read.class, read -> assertThat(read.value()).isEqualTo(Long.toString(number)));
        } else {
            assertThat(reading).isInstanceOf(Reading.Refused.class);
        }
    }

    @Property
    void temperaturesAreReadAsTheSpreadsheetShowsThem(@ForAll @IntRange(min = 340, max = 430) int tenths) {
        double stored = tenths / 10.0 + Math.ulp(tenths / 10.0);
        assertThat(new BigDecimal(Objects.requireNonNull(SheetRows.shown(Double.toString(stored))))).isEqualByComparingTo(BigDecimal.valueOf(tenths, 1));
    }

    @Property
    void numbersAreShownWithFifteenDigits(@ForAll @DoubleRange(min = -1e14, max = 1e14) double number) {
        BigDecimal shown = new BigDecimal(Objects.requireNonNull(SheetRows.shown(Double.toString(number))));
        assertThat(shown.round(new MathContext(15))).isEqualByComparingTo(new BigDecimal(number).round(new MathContext(15)));
    }
}
