package org.zerospread.engine.intake;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class A01_VisitsFromCsvTest {

    private static final DateContext FEBRUARY =
            new DateContext(LocalDate.of(2020, 1, 20), LocalDate.of(2020, 2, 20), ZoneId.of("Asia/Shanghai"));
    private static final String CLEAN = """
            昌元街道排查表,,,,
            户编号,*走访时间,姓 名,体温（℃）,是否发热
            0071,2020-02-03 14:05,甲某㛃𠮷,36.5,否
            0072,2.3日,乙·某,102.6,是
            """;

    private final Path folder;

    A01_VisitsFromCsvTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private List<Draft> read(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("visits"), bytes);
        List<Draft> drafts = new ArrayList<>();
        try (TableReader table = Tables.open(file); DraftReader reader = DraftReader.open(table, RecordKind.VISITS, FEBRUARY)) {
            for (Draft draft = reader.next(); draft != null; draft = reader.next()) {
                drafts.add(draft);
            }
        }
        return drafts;
    }

    private static Reading<?> cell(String key, String text) {
        Field field = RecordKind.VISITS.fields().stream().filter(f -> f.key().equals(key)).findFirst().orElseThrow();
        return new CellReader(FEBRUARY).read(field, new Cell(2, 1, Cell.Kind.TEXT, text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16", "UTF-16LE", "UTF-16BE"})
    void readsVisitsBelowATitleInEveryEncoding(String charset) throws IOException {
        List<Draft> drafts = read(CLEAN.getBytes(Charset.forName(charset)));
        assertThat(drafts).hasSize(2);
        assertThat(drafts.get(0).values()).contains("0071", LocalDateTime.of(2020, 2, 3, 14, 5), "甲某㛃𠮷", new BigDecimal("36.5"), false);
        assertThat(drafts.get(0).remarks()).isEmpty();
        assertThat(drafts.get(1).values()).contains(new BigDecimal("39.2"), LocalDateTime.of(2020, 2, 3, 0, 0));
        assertThat(drafts.get(1).remarks()).extracting(Draft.Remark::address).containsExactly("B4", "D4");
    }

    @ParameterizedTest
    @CsvSource({"card,1.10E+17,CARD-005", "visited_at,03/02/2020,INT-027", "visited_at,2020-02-30,INT-025", "visited_at,2020-03-01,INT-028",
            "visited_at,43864,INT-029", "visited_at,昨天,INT-024", "temperature,365,INT-031", "temperature,3.65,INT-031",
            "temperature,43.5,INT-031", "temperature,热,INT-030", "fever,也许,INT-032", "outcome,飞走,INT-033", "household,1.2E+11,INT-022"})
    void refusesWhatCouldOnlyBeGuessed(String field, String text, String code) {
        assertThat(cell(field, text)).isInstanceOfSatisfying(Reading.Refused.class, no -> assertThat(no.code()).isEqualTo(code));
    }

    @Test
    void refusesLostCharacters() {
        assertThat(cell("name", "甲\uFFFD")).isInstanceOf(Reading.Refused.class);
        assertThat(cell("name", "甲\u0001")).isInstanceOf(Reading.Refused.class);
        assertThat(cell("name", "=1+1")).isEqualTo(Reading.plain("=1+1"));
    }

    @Test
    void countsSerialsInBothSystems() {
        assertThat(DateText.serial(43864, false, FEBRUARY)).isEqualTo(Reading.plain(LocalDateTime.of(2020, 2, 3, 0, 0)));
        assertThat(DateText.serial(42402, true, FEBRUARY)).isEqualTo(Reading.plain(LocalDateTime.of(2020, 2, 3, 0, 0)));
        assertThat(DateText.serial(59, false, FEBRUARY)).isEqualTo(Reading.plain(LocalDateTime.of(1900, 2, 28, 0, 0)));
        assertThat(DateText.serial(60, false, FEBRUARY)).isInstanceOf(Reading.Refused.class);
    }

    @Test
    void tellsWhichColumnsAreMissingOrDouble() {
        assertThatThrownBy(() -> read("户编号,姓名\n1,甲\n".getBytes(StandardCharsets.UTF_8))).hasMessageContaining("INT-004");
        assertThatThrownBy(() -> read("户编号,走访时间,户号\n1,2,3\n".getBytes(StandardCharsets.UTF_8))).hasMessageContaining("INT-005");
        assertThatThrownBy(() -> read("户编号,走访时间\n1,\"2".getBytes(StandardCharsets.UTF_8))).hasMessageContaining("INT-006");
    }

    @Test
    void brokenUtf8IsNotTakenForGb18030() {
        byte[] bytes = CLEAN.getBytes(StandardCharsets.UTF_8);
        bytes[60] = (byte) 0xFF;
        assertThatThrownBy(() -> read(bytes)).hasMessageContaining("INT-001");
    }

    @Test
    void aThousandMutatedFilesEndInRowsOrInAFault() {
        Random random = new Random(4);
        for (int i = 0; i < 1_000; i++) {
            byte[] bytes = CLEAN.getBytes(i % 2 == 0 ? StandardCharsets.UTF_8 : Charset.forName("GB18030"));
            for (int change = 0; change <= i % 4; change++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                read(bytes);
            } catch (TableFault fault) {
                assertThat(fault.code()).startsWith("INT-");
            } catch (IOException other) {
                throw new AssertionError("not told as a fault, mutation " + i, other);
            }
        }
    }
}
