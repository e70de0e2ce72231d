package org.zerospread.engine.intake;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zerospread.engine.region.RegionCode;

import static org.assertj.core.api.Assertions.assertThat;

class A06_ValuesTest {

    @TempDir
    static Path folder = Path.of("");

    private static Reading<?> read(Field.Type type, Cell.Kind kind, String text) {
        return new CellReader(Workbooks.FEBRUARY).read(new Field("field", List.of("列"), type, false, Map.of()), new Cell(2, 0, kind, text));
    }

    private static Reading<?> read(Field.Type type, String text) {
        return read(type, Cell.Kind.TEXT, text);
    }

    @ParameterizedTest
    @CsvSource({"渝C12345,渝C12345,false", "鄂A·12345,鄂A12345,true", "渝 ad12345,渝AD12345,true", "粤Z1234港,粤Z1234港,false", "WJ渝12345,WJ渝12345,false", "使123456,使123456,false"})
    void understandsNumberPlates(String typed, String plate, boolean noted) {
        assertThat(read(Field.Type.PLATE, typed)).isInstanceOfSatisfying(Reading.Read.class, read -> {
            assertThat(read.value()).isEqualTo(plate);
            assertThat(read.notes().isEmpty()).isNotEqualTo(noted);
        });
    }

    @ParameterizedTest
    @CsvSource({"PLATE,渝C1234O,INT-038", "PLATE,12345,INT-038", "LATITUDE,105.5,INT-037", "LONGITUDE,-181,INT-037", "LONGITUDE,东经105,INT-037", "WHOLE_NUMBER,3.5,INT-035",
            "WHOLE_NUMBER,-3,INT-035", "WHOLE_NUMBER,三,INT-035", "REGION,50015,INT-039", "REGION,荣昌区,INT-039"})
    void refusesWhatIsNoSuchThing(Field.Type type, String typed, String code) {
        assertThat(read(type, typed)).isInstanceOfSatisfying(Reading.Refused.class, no -> assertThat(no.code()).isEqualTo(code));
    }

    @Test
    void understandsNumbersAndPlaces() {
        assertThat(read(Field.Type.WHOLE_NUMBER, "59")).isEqualTo(Reading.plain(59L));
        assertThat(read(Field.Type.WHOLE_NUMBER, "５９岁")).isInstanceOfSatisfying(Reading.Read.class, read -> {
            assertThat(read.value()).isEqualTo(59L);
            assertThat(read.notes()).isNotEmpty();
        });
        assertThat(read(Field.Type.LATITUDE, "29.4043")).isEqualTo(Reading.plain(new BigDecimal("29.4043")));
        assertThat(read(Field.Type.REGION, Cell.Kind.NUMBER, "500153001")).isEqualTo(Reading.plain(RegionCode.parse("500153001")));
    }

    @ParameterizedTest
    @CsvSource({"03/02/2020,DAY_FIRST,2020-02-03T00:00", "02/03/2020,MONTH_FIRST,2020-02-03T00:00", "14/01/2020,UNKNOWN,2020-01-14T00:00", "01/14/2020,UNKNOWN,2020-01-14T00:00",
            "02/02/2020,UNKNOWN,2020-02-02T00:00"})
    void understandsDatesThatEndInTheYearWhereOneReadingIsLeft(String typed, DateContext.Order order, LocalDateTime day) {
        DateContext told = new DateContext(Workbooks.FEBRUARY.from(), Workbooks.FEBRUARY.today(), Workbooks.FEBRUARY.zone(), order);
        assertThat(DateText.read(typed, told)).isInstanceOfSatisfying(Reading.Read.class, read -> {
            assertThat(read.value()).isEqualTo(day);
            assertThat(read.notes()).isNotEmpty();
        });
    }

    @Test
    void refusesDatesThatEndInTheYearWhereTwoAreLeft() {
        for (String typed : List.of("03/02/2020", "03/02/20", "13/13/2020")) {
            assertThat(DateText.read(typed, Workbooks.FEBRUARY)).as(typed).isInstanceOf(Reading.Refused.class);
        }
    }

    @Test
    void asksForTheYearOfABirth() {
        assertThat(read(Field.Type.DATE, "2.3日")).isInstanceOf(Reading.Read.class);
        assertThat(read(Field.Type.BIRTH_DATE, "2.3日")).isInstanceOfSatisfying(Reading.Refused.class, no -> assertThat(no.code()).isEqualTo("INT-026"));
        assertThat(read(Field.Type.BIRTH_DATE, "1975年3月7日")).isEqualTo(Reading.plain(LocalDate.of(1975, 3, 7)));
        assertThat(read(Field.Type.BIRTH_DATE, Cell.Kind.DATE_1900, "27460")).isEqualTo(Reading.plain(LocalDate.of(1975, 3, 7)));
    }

    @Test
    void tellsOfABirthDateAndASexThatTheCardNumberContradicts() throws IOException {
        String file = "姓名,身份证号,性别,出生日期\n甲,50015319750307123X,男,1975-03-07\n乙,50015319750307123X,女,1975-03-08\n丙,,女,1975-03-08\n";
        Path path = Files.writeString(folder.resolve("contradicted.csv"), file);
        try (TableReader table = Tables.open(path); DraftReader reader = DraftReader.open(table, RecordKind.PERSONS, Workbooks.FEBRUARY)) {
            List<List<String>> noted = new ArrayList<>();
            for (Draft draft = reader.next(); draft != null; draft = reader.next()) {
                assertThat(draft.sound()).isTrue();
                noted.add(draft.remarks().stream().map(Draft.Remark::address).toList());
            }
            assertThat(noted).containsExactly(List.of(), List.of("D3", "C3"), List.of());
        }
    }

    @Test
    void knowsWhichFormatsAreDates() {
        assertThat(List.of("yyyy/m/d", "m\"月\"d\"日\"", "[$-804]aaaa;@ yyyy", "h:mm", "[$-F800]dddd")).allMatch(format -> CellFormats.code(format) == CellFormats.DATE);
        assertThat(List.of("General", "0.00", "#,##0\" 元\"", "[Magenta]0.0", "[h]:mm", "0.0\"d\"", "@")).allMatch(format -> CellFormats.code(format) == CellFormats.GENERAL);
        assertThat(CellFormats.code("00000")).isEqualTo(5);
    }
}
