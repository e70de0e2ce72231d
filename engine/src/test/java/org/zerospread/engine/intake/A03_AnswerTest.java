package org.zerospread.engine.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipFile;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// The answers are opened with another program's reader, Apache POI, so that they are not only right in our own eyes.
class A03_AnswerTest {

    private final Path folder;

    A03_AnswerTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path answer(Path file, RecordKind kind) throws IOException {
        Path answer = folder.resolve("answer.xlsx");
        long rows = 0;
        try (FaultLog log = FaultLog.create(); OutputStream out = Files.newOutputStream(answer); OutputStream again = Files.newOutputStream(folder.resolve("again.xlsx"))) {
            for (Draft draft : Workbooks.drafts(file, kind)) {
                rows++;
                log.add(draft);
            }
            AnnotatedWorkbook.write(file, kind, Mapping.NONE, log, rows, out);
            FaultyRows.write(file, kind, Mapping.NONE, log, again);
        }
        return answer;
    }

    private static boolean red(Cell cell) {
        return cell.getCellStyle().getFillForegroundColorColor() instanceof org.apache.poi.xssf.usermodel.XSSFColor color && "FFFF7C80".equals(color.getARGBHex());
    }

    private Path ownWorkbook() throws IOException {
        Path file = folder.resolve("own.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook(); OutputStream out = Files.newOutputStream(file)) {
            Sheet sheet = book.createSheet("甲村");
            sheet.setColumnWidth(2, 9_999);
            sheet.createRow(0).createCell(0).setCellValue("昌元街道排查表");
            Row headings = sheet.createRow(1);
            String[] names = {"户编号", "走访时间", "姓名", "身份证号", "体温"};
            for (int i = 0; i < names.length; i++) {
                headings.createCell(i).setCellValue(names[i]);
            }
            Row good = sheet.createRow(2);
            good.createCell(0).setCellValue("0071");
            good.createCell(1).setCellValue("2020-02-03");
            good.createCell(4).setCellFormula("36+0.5");
            book.getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(good.getCell(4));
            Row bad = sheet.createRow(3);
            bad.createCell(1).setCellValue("昨天");
            bad.createCell(3).setCellValue(1.1e17);
            var style = book.createCellStyle();
            style.setDataFormat(book.createDataFormat().getFormat("0.00"));
            bad.createCell(4).setCellValue(365);
            bad.getCell(4).setCellStyle(style);
            var comment = sheet.createDrawingPatriarch().createCellComment(book.getCreationHelper().createClientAnchor());
            comment.setString(book.getCreationHelper().createRichTextString("自己的批注"));
            bad.getCell(1).setCellComment(comment);
            Sheet second = book.createSheet("乙村");
            Row more = second.createRow(0);
            more.createCell(0).setCellValue("户编号");
            more.createCell(1).setCellValue("走访时间");
            second.createRow(4).createCell(0).setCellValue("0073");
            book.createSheet("旧").createRow(0).createCell(0).setCellValue("不动");
            book.setSheetHidden(2, true);
            book.write(out);
        }
        return file;
    }

    @Test
    void isTheSendersOwnWorkbookWithRedCellsAndComments() throws IOException {
        Path file = ownWorkbook();
        Path answer = answer(file, RecordKind.VISITS);
        try (Workbook book = WorkbookFactory.create(answer.toFile(), null, true)) {
            Sheet sheet = book.getSheet("甲村");
            Row bad = sheet.getRow(3);
            assertThat(List.of(bad.getCell(0), bad.getCell(1), bad.getCell(3), bad.getCell(4))).allMatch(A03_AnswerTest::red);
            assertThat(red(sheet.getRow(2).getCell(0))).isFalse();
            assertThat(sheet.getRow(2).getCell(4).getCellFormula()).isEqualTo("36+0.5");
            assertThat(bad.getCell(4).getCellStyle().getDataFormatString()).isEqualTo("0.00");
            assertThat(bad.getCell(3).getNumericCellValue()).isEqualTo(1.1e17);
            assertThat(sheet.getColumnWidth(2)).isEqualTo(9_999);
            assertThat(sheet.getCellComment(new CellAddress("A4")).getString().getString()).contains("INT-020", "必填");
            assertThat(sheet.getCellComment(new CellAddress("B4")).getString().getString()).startsWith("自己的批注").contains("INT-024");
            assertThat(sheet.getCellComment(new CellAddress("E4")).getString().getString()).contains("INT-031");
            assertThat(book.getSheet("乙村").getCellComment(new CellAddress("B5")).getString().getString()).contains("INT-020");
            assertThat(book.isSheetHidden(2)).isTrue();
            Sheet result = book.getSheet(AnnotatedWorkbook.SUMMARY);
            assertThat(result.getRow(0).getCell(1).getNumericCellValue()).isEqualTo(3);
            assertThat(result.getRow(2).getCell(1).getNumericCellValue()).isEqualTo(2);
        }
    }

    @Test
    void changesNothingElse() throws IOException {
        Path file = ownWorkbook();
        try (ZipFile before = new ZipFile(file.toFile()); ZipFile after = new ZipFile(answer(file, RecordKind.VISITS).toFile())) {
            List<String> changed = new ArrayList<>();
            for (var entry : java.util.Collections.list(before.entries())) {
                if (!java.util.Arrays.equals(bytes(before, entry.getName()), bytes(after, entry.getName()))) {
                    changed.add(entry.getName());
                }
            }
            changed.sort(Comparator.naturalOrder());
            assertThat(changed).containsExactly("[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/comments1.xml", "xl/drawings/vmlDrawing0.vml", "xl/styles.xml",
                    "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml");
            String sheet = new String(bytes(after, "xl/worksheets/sheet1.xml"), StandardCharsets.UTF_8);
            String own = new String(bytes(before, "xl/worksheets/sheet1.xml"), StandardCharsets.UTF_8);
            int row = own.indexOf("<row r=\"4\"");
            assertThat(sheet.substring(0, row)).isEqualTo(own.substring(0, row));
            assertThat(sheet.substring(sheet.indexOf("</sheetData>"))).isEqualTo(own.substring(own.indexOf("</sheetData>")));
        }
    }

    private static byte[] bytes(ZipFile zip, String name) throws IOException {
        try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return in.readAllBytes();
        }
    }

    @Test
    void answersAnAnswerWithoutSayingAThingTwice() throws IOException {
        Path once = Files.copy(answer(ownWorkbook(), RecordKind.VISITS), folder.resolve("once.xlsx"));
        try (Workbook book = WorkbookFactory.create(answer(once, RecordKind.VISITS).toFile(), null, true)) {
            assertThat(book.getNumberOfSheets()).isEqualTo(4);
            Sheet sheet = book.getSheet("甲村");
            assertThat(sheet.getCellComment(new CellAddress("A4")).getString().getString()).containsOnlyOnce("INT-020");
            assertThat(sheet.getCellComment(new CellAddress("B4")).getString().getString()).startsWith("自己的批注").containsOnlyOnce("INT-024");
            assertThat(red(sheet.getRow(3).getCell(1))).isTrue();
            assertThat(book.getSheet(AnnotatedWorkbook.SUMMARY).getRow(2).getCell(1).getNumericCellValue()).isEqualTo(2);
        }
    }

    @Test
    void canBeReadAgainWithTheSameFaults() throws IOException {
        Path file = ownWorkbook();
        List<Draft> before = Workbooks.drafts(file, RecordKind.VISITS);
        List<Draft> after = Workbooks.drafts(answer(file, RecordKind.VISITS), RecordKind.VISITS);
        assertThat(after).hasSameSizeAs(before);
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i).values()).isEqualTo(before.get(i).values());
            assertThat(after.get(i).remarks()).isEqualTo(before.get(i).remarks());
        }
    }

    @Test
    void faultyRowsAloneKeepTheirFaults() throws IOException {
        answer(ownWorkbook(), RecordKind.VISITS);
        Path again = folder.resolve("again.xlsx");
        List<Draft> drafts = Workbooks.drafts(again, RecordKind.VISITS);
        assertThat(drafts).hasSize(2);
        assertThat(drafts.getFirst().remarks()).filteredOn(Draft.Remark::fault).extracting(Draft.Remark::code)
                .containsExactlyInAnyOrder("INT-020", "INT-024", "INT-022", "INT-031");
        assertThat(Workbooks.notes(again, RecordKind.VISITS)).noneMatch(note -> note.contains(ColumnMap.LINE));
        try (Workbook book = WorkbookFactory.create(again.toFile(), null, true)) {
            assertThat(book.getSheetAt(0).getRow(1).getCell(5).getNumericCellValue()).isEqualTo(4);
            assertThat(book.getSheetAt(0).getRow(1).getCell(6).getStringCellValue()).contains("B4 INT-024");
        }
    }

    @Test
    void answersTextWithAWorkbookOfTheSameRows() throws IOException {
        Path file = Files.writeString(folder.resolve("visits.csv"), "户编号,走访时间,备注\n0071,昨天,\"甲 & 乙 <丙>\"\n,2020-02-03,_x0041_\n");
        try (Workbook book = WorkbookFactory.create(answer(file, RecordKind.VISITS).toFile(), null, true)) {
            Sheet sheet = book.getSheetAt(0);
            assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).isEqualTo("0071");
            assertThat(sheet.getRow(1).getCell(2).getStringCellValue()).isEqualTo("甲 & 乙 <丙>");
            assertThat(red(sheet.getRow(1).getCell(1))).isTrue();
            assertThat(red(sheet.getRow(2).getCell(0))).isTrue();
            assertThat(sheet.getCellComment(new CellAddress("A3")).getString().getString()).contains("INT-020");
        }
    }

    @Test
    void marksWorkbooksOfOtherWriters() throws IOException {
        Path file = folder.resolve("other.xlsx");
        String data = "<x:row><x:c t=\"inlineStr\"><x:is><x:t>户编号</x:t></x:is></x:c><x:c t=\"inlineStr\"><x:is><x:t>走访时间</x:t></x:is></x:c></x:row><x:row><x:c/>"
                + "<x:c t=\"inlineStr\" s=\"1\"><x:is><x:t>昨天</x:t></x:is></x:c></x:row>";
        Workbooks.of("").part("xl/worksheets/sheet1.xml",
                "<x:worksheet xmlns:x=\"" + SheetWriter.MAIN + "\"><x:sheetData>" + data + "</x:sheetData><x:tableParts count=\"0\"/></x:worksheet>")
                .write(file);
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(answer(file, RecordKind.VISITS)))) {
            XSSFCell cell = book.getSheetAt(0).getRow(1).getCell(1);
            assertThat(red(cell)).isTrue();
            assertThat(cell.getCellStyle().getDataFormat()).isEqualTo((short) 14);
            assertThat(cell.getCellComment().getString().getString()).contains("INT-024");
            assertThat(book.getSheetAt(0).getCTWorksheet().toString()).contains("legacyDrawing");
        }
    }

    @Test
    void aTemplateOfEveryKindIsReadWithoutARemark() throws IOException {
        for (RecordKind kind : RecordKind.ALL) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            Template.write(kind, bytes);
            Path file = Files.write(folder.resolve(kind.key() + ".xlsx"), bytes.toByteArray());
            assertThat(Workbooks.drafts(file, kind)).isEmpty();
            assertThat(Workbooks.notes(file, kind)).isEmpty();
            try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(file))) {
                assertThat(book.getSheetAt(0).getDataValidations()).hasSize(kind.fields().size());
                assertThat(book.getSheet(Template.INSTRUCTIONS).getLastRowNum()).isGreaterThan(kind.fields().size());
            }
        }
    }

    @Test
    void theExamplesOfATemplateAreSound() throws IOException {
        for (RecordKind kind : RecordKind.ALL) {
            String headings = String.join("\t", kind.fields().stream().map(field -> field.headings().getFirst()).toList());
            String examples = String.join("\t", kind.fields().stream().map(Field::example).toList());
            Path file = Files.writeString(folder.resolve("example"), headings + "\n" + examples + "\n");
            assertThat(Workbooks.drafts(file, kind)).singleElement().satisfies(draft -> assertThat(draft.remarks()).as(kind.key()).isEmpty());
        }
    }

    @Test
    void noHeadingMeansTwoFields() {
        for (RecordKind kind : RecordKind.ALL) {
            List<String> headings = new ArrayList<>();
            kind.fields().forEach(field -> {
                headings.add(field.key());
                field.headings().stream().filter(heading -> !heading.equals(field.key())).forEach(headings::add);
            });
            assertThat(headings).as(kind.key()).doesNotHaveDuplicates();
        }
    }
}
