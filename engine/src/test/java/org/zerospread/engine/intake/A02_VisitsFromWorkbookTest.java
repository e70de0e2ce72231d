package org.zerospread.engine.intake;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.zerospread.engine.intake.Workbooks.headings;
import static org.zerospread.engine.intake.Workbooks.row;

class A02_VisitsFromWorkbookTest {

    private final Path file;

    A02_VisitsFromWorkbookTest(@TempDir Path folder) {
        this.file = folder.resolve("visits.xlsx");
    }

    /// One visit whose cells are those given, in the order of the headings.
    private Draft visit(Workbooks book) throws IOException {
        List<Draft> drafts = Workbooks.drafts(book.write(file), RecordKind.VISITS);
        assertThat(drafts).hasSize(1);
        return drafts.getFirst();
    }

    private static Workbooks oneVisit(String... cells) {
        return Workbooks.of(headings(1) + row(2, cells));
    }

    private static @Nullable Object value(Draft draft, String field) {
        return draft.values()[RecordKind.VISITS.indexOf(field)];
    }

    @Test
    void readsBelowATitleAndLeavesHiddenSheetsAlone() throws IOException {
        Workbooks book = new Workbooks().sheet("说明", "", row(1, "请在 2 月 5 日前填完"))
                .sheet("旧表", " state=\"hidden\"", headings(1) + row(2, "0001", "2020-02-01"))
                .sheet("甲村", "", row(1, "昌元街道排查表") + row(2, "", "填报人") + headings(3) + row(4, "0071", "2020-02-03 14:05", "甲某㛃𠮷·", "", "36.5", "否"))
                .sheet("乙村", "", headings(1) + row(2, "0072", "2.3日"));
        List<Draft> drafts = Workbooks.drafts(book.write(file), RecordKind.VISITS);
        assertThat(drafts).hasSize(2);
        assertThat(drafts.get(0).values()).contains("0071", LocalDateTime.of(2020, 2, 3, 14, 5), "甲某㛃𠮷·", new BigDecimal("36.5"), false);
        assertThat(drafts.get(0).row()).isEqualTo(4);
        assertThat(drafts.get(1).row()).isEqualTo((1 << 20) + 2);
        assertThat(drafts.get(1).remarks()).extracting(Draft.Remark::address).containsExactly("乙村!B2");
        assertThat(Workbooks.notes(file, RecordKind.VISITS)).anyMatch(note -> note.contains("旧表")).anyMatch(note -> note.contains("“说明”没有表头"));
    }

    @Test
    void understandsDatesOfBothSystemsWithoutChangingThem() throws IOException {
        String serial1900 = "<c s=\"1\"><v>43864.586805555555</v></c>";
        assertThat(value(visit(oneVisit("1", serial1900)), "visited_at")).isEqualTo(LocalDateTime.of(2020, 2, 3, 14, 5));
        assertThat(value(visit(oneVisit("1", "<c s=\"3\"><v>42402</v></c>").since1904()), "visited_at")).isEqualTo(LocalDateTime.of(2020, 2, 3, 0, 0));
        Draft bare = visit(oneVisit("1", "<c><v>43866</v></c>"));
        assertThat(value(bare, "visited_at")).isEqualTo(LocalDateTime.of(2020, 2, 5, 0, 0));
        assertThat(bare.remarks()).singleElement().satisfies(note -> assertThat(note.zh()).contains("43866").contains("2020-02-05"));
        Draft bare1904 = visit(oneVisit("1", "<c><v>42404</v></c>").since1904());
        assertThat(value(bare1904, "visited_at")).isEqualTo(LocalDateTime.of(2020, 2, 5, 0, 0));
        assertThat(visit(oneVisit("1", "<c s=\"1\"><v>60</v></c>")).remarks()).extracting(Draft.Remark::code).contains("INT-025");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3 | <c><v>1.1E+17</v></c>                                 | INT-022
            3 | <c><v>500153197503071232</v></c>                      | INT-022
            3 | <c t="inlineStr"><is><t>1.10E+17</t></is></c>         | CARD-005
            4 | <c t="e"><v>#N/A</v></c>                              | INT-023
            4 | <c><f>A1+1</f></c>                                    | INT-023
            0 | <c s="1"><v>43864</v></c>                             | INT-034
            4 | <c><v>365</v></c>                                     | INT-031
            6 | <c><v>46780000</v></c>                                | PHONE-002
            2 | <c t="inlineStr"><is><t>甲_x0001_</t></is></c>        | INT-021
            5 | <c t="inlineStr"><is><t>也许</t></is></c>             | INT-032
            """)
    void refusesTheCellAndNamesIt(int column, String cell, String code) throws IOException {
        String[] cells = {"0071", "2020-02-03", "甲", "", "", "", ""};
        cells[column] = cell;
        Draft draft = visit(oneVisit(cells));
        assertThat(draft.sound()).isFalse();
        assertThat(draft.remarks()).filteredOn(Draft.Remark::fault).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.address()).isEqualTo(Cell.columnName(column) + "2");
        });
    }

    @Test
    void understandsWithANote() throws IOException {
        Draft draft = visit(oneVisit("<c s=\"2\"><v>71</v></c>", "２０２０-02-03", "<c t=\"s\"><v>0</v></c>", "50015319750307123x", "<c><f>B1*2</f><v>102.6</v></c>",
                "<c t=\"b\"><v>1</v></c>", "１３８０００００００0")
                        .sharedTexts("<si><r><t>甲</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\">某 </t></r><rPh sb=\"0\" eb=\"1\"><t>jia</t></rPh></si>"));
        assertThat(draft.sound()).isTrue();
        assertThat(draft.values()).contains("0071", "甲某", new BigDecimal("39.2"), true);
        assertThat(draft.remarks()).extracting(Draft.Remark::address).contains("A2", "B2", "C2", "D2", "E2", "G2");
        Draft number = visit(oneVisit("<c><v>71</v></c>", "2020-02-03", "", "500153750307123", "<c><v>36.299999999999997</v></c>"));
        assertThat(number.values()).contains("71", new BigDecimal("36.3"));
        assertThat(number.remarks()).extracting(Draft.Remark::address).containsExactlyInAnyOrder("A2", "D2");
    }

    @Test
    void passesOverAMillionEmptyStyledRowsQuickly() throws IOException {
        StringBuilder rows = new StringBuilder(90 << 20).append(headings(1)).append(row(2, "0071", "2020-02-03"));
        for (int i = 3; i <= 1_048_576; i++) {
            rows.append("<row r=\"").append(i).append("\" s=\"1\" customFormat=\"1\"><c r=\"A").append(i).append("\" s=\"2\"/><c r=\"B").append(i).append("\" s=\"1\"/></row>");
        }
        Workbooks.of(rows.toString()).write(file);
        rows.setLength(0);
        assertTimeout(Duration.ofSeconds(10), () -> assertThat(Workbooks.drafts(file, RecordKind.VISITS)).hasSize(1));
    }

    @Test
    void refusesWhatWasMadeToHarm() throws IOException {
        String declared = "<!DOCTYPE worksheet [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><worksheet><sheetData>";
        assertFault(oneVisit("1").part("xl/worksheets/sheet1.xml", declared + row(1, "&x;") + "</sheetData></worksheet>"), "INT-008");
        assertFault(oneVisit("1").part("xl/sharedStrings.xml", "<!DOCTYPE sst [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><sst/>"), "INT-008");
        assertFault(oneVisit("&b;"), "INT-008");
        assertFault(oneVisit("1").part("xl/worksheets/sheet1.xml", "<?xml version=\"1.0\" encoding=\"GBK\"?><worksheet/>"), "INT-008");
        assertFault(Workbooks.of("<row>".repeat(200) + "</row>".repeat(200)), "INT-008");
        assertFault(Workbooks.of(headings(1) + "<row r=\"2\"><c r=\"XFD2\" t=\"inlineStr\"><is><t>x</t></is></c></row>"), "INT-010");
        assertFault(Workbooks.of(headings(1) + row(2, "1") + row(2, "2")), "INT-008");
        assertFault(oneVisit("<c t=\"s\"><v>7</v></c>"), "INT-008");
        assertFault(oneVisit("1").part("../../evil.sh", "never written").part("xl/workbook.xml", "<workbook><sheets/></workbook>"), "INT-002");
    }

    private void assertFault(Workbooks book, String code) throws IOException {
        book.write(file);
        assertThatThrownBy(() -> Workbooks.drafts(file, RecordKind.VISITS)).isInstanceOfSatisfying(TableFault.class, fault -> assertThat(fault.code()).isEqualTo(code));
    }

    @Test
    void refusesAZipBombWithoutUnpackingIt() throws IOException {
        oneVisit("1").write(file);
        Path bomb = file.resolveSibling("bomb.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            byte[] blanks = new byte[1 << 20];
            for (int i = 0; i < 400; i++) {
                zip.write(blanks);
            }
            zip.closeEntry();
        }
        assertTimeout(Duration.ofSeconds(10), () -> assertThatThrownBy(() -> Tables.open(bomb)).hasMessageContaining("INT-009"));
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
            for (int i = 0; i <= ZipLimits.MOST_ENTRIES; i++) {
                zip.putNextEntry(new ZipEntry("part" + i));
                zip.closeEntry();
            }
        }
        assertThatThrownBy(() -> Tables.open(bomb)).hasMessageContaining("INT-009");
    }

    @Test
    void saysSoWhereverTheFileIsCutOff() throws IOException {
        byte[] whole = Files.readAllBytes(oneVisit("0071", "2020-02-03").write(file));
        for (int length = 1; length < whole.length; length += 64) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Workbooks.drafts(file, RecordKind.VISITS)).as("cut at " + length).isInstanceOf(TableFault.class);
        }
    }

    @Test
    void saysWhatElseTheFileIs() throws IOException {
        for (String other : List.of("%PDF-1.7", "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1", "<html><table><tr><td>1", "\u0089PNG\r\n",
                "<?xml version=\"1.0\"?><Workbook/>")) {
            Files.write(file, other.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
            assertThatThrownBy(() -> Tables.open(file)).hasMessageContaining("INT-002");
        }
    }

    @Test
    void takesRememberedColumnsAndTellsWhichItDoesNotKnow() throws IOException {
        Workbooks.of(row(1, "户编号", "到访日", "测温", "旧编号") + row(2, "0071", "2020-02-03", "36.5", "x")).write(file);
        Mapping remembered = new Mapping(java.util.Map.of("到访日", "visited_at", "测温", "temperature"));
        try (TableReader table = Tables.open(file); DraftReader reader = DraftReader.open(table, RecordKind.VISITS, Workbooks.FEBRUARY, remembered)) {
            Draft draft = java.util.Objects.requireNonNull(reader.next());
            assertThat(draft.values()).contains("0071", LocalDateTime.of(2020, 2, 3, 0, 0), new BigDecimal("36.5"));
            assertThat(reader.unmatchedHeadings()).containsExactly("旧编号");
            assertThat(reader.notes()).anyMatch(note -> note.contains("D1 旧编号"));
        }
        try (TableReader table = Tables.open(file)) {
            assertThatThrownBy(() -> DraftReader.open(table, RecordKind.VISITS, Workbooks.FEBRUARY, new Mapping(java.util.Map.of("户编号", "household", "测温", "warmth"))))
                    .hasMessageContaining("INT-011");
        }
    }

    @Test
    void readsALineListFromAbroad() throws IOException {
        Files.writeString(file, """
                case_id,gender ,age,symptom_onset,symptom_type,confirm_date,Infection_source,start_source,end_source,severity,death,recorrection for start and end source,notes
                TJ1,F,59,14/01/2020,NA,21/01/2020,Wuhan,05/01/2020,14/01/2020,severe,,symptom onset as ending source,
                TJ2,M,57,NA,NA,21/01/2020,"Wuhan; train import",,18/01/2020,unclassfied,,added end source,
                """);
        DateContext dayFirst = new DateContext(LocalDate.of(2020, 1, 1), LocalDate.of(2020, 3, 31), Workbooks.FEBRUARY.zone(), DateContext.Order.DAY_FIRST);
        try (TableReader table = Tables.open(file); DraftReader reader = DraftReader.open(table, RecordKind.CASES, dayFirst)) {
            Draft first = java.util.Objects.requireNonNull(reader.next());
            Draft second = java.util.Objects.requireNonNull(reader.next());
            assertThat(reader.unmatchedHeadings()).isEmpty();
            assertThat(first.values()).contains("TJ1", "FEMALE", 59L, LocalDate.of(2020, 1, 14), LocalDate.of(2020, 1, 5), "SEVERE");
            assertThat(second.sound()).isTrue();
            assertThat(second.values()).contains("MALE", "UNCLASSIFIED");
        }
        assertThat(Workbooks.drafts(file, RecordKind.CASES).getFirst().remarks()).extracting(Draft.Remark::code).contains("INT-027");
    }
}
