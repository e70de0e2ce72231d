package org.zerospread.engine.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// A list as a workbook, read back by another reader.
class A07_ListWorkbookTest {

    @Test
    void everyCellIsTextAsItWasWritten() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ListWorkbook.write(out, "病例", List.of("number", "name", "remark"), List.of(List.of("0012", "欧阳**", "=1+1"), List.of("1.2E+5", "", "<&>\"")));
        Path file = Files.createTempFile("list", ".xlsx");
        try {
            Files.write(file, out.toByteArray());
            try (XSSFWorkbook book = new XSSFWorkbook(file.toFile())) {
                XSSFSheet sheet = book.getSheet("病例");
                assertThat(sheet.getRow(0).getCell(2).getStringCellValue()).isEqualTo("remark");
                assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).isEqualTo("0012");
                assertThat(sheet.getRow(1).getCell(2).getCellType()).isEqualTo(org.apache.poi.ss.usermodel.CellType.STRING);
                assertThat(sheet.getRow(2).getCell(0).getStringCellValue()).isEqualTo("1.2E+5");
                assertThat(sheet.getRow(2).getCell(1)).isNull();
                assertThat(sheet.getRow(2).getCell(2).getStringCellValue()).isEqualTo("<&>\"");
            }
        } catch (org.apache.poi.openxml4j.exceptions.InvalidFormatException e) {
            throw new AssertionError(e);
        } finally {
            Files.delete(file);
        }
    }
}
