package org.zerospread.bench;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Workbooks of one sheet as spreadsheets write them: texts shared, times as serials with a date format, numbers as numbers.
final class Xlsx {

    static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
    private static final Pattern DEGREES = Pattern.compile("\\d\\d\\.\\d");
    private static final LocalDateTime FIRST_SERIAL = LocalDateTime.of(1899, 12, 30, 0, 0);
    private static final double SECONDS_A_DAY = 86_400;
    private static final int PENDING = 1 << 16;

    private Xlsx() {
    }

    /// Writes the lines of a CSV without quotes as a workbook.
    static void write(Path csv, Path file) throws IOException {
        Map<String, Integer> texts = new LinkedHashMap<>();
        try (BufferedReader lines = Files.newBufferedReader(csv); ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            frame(zip);
            zip.putNextEntry(new ZipEntry("xl/sheet.xml"));
            StringBuilder sheet = new StringBuilder("<worksheet xmlns=\"" + MAIN + "\"><sheetData>");
            int row = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                row++;
                sheet.append("<row r=\"").append(row).append("\">");
                String[] cells = line.split(",", -1);
                for (int column = 0; column < cells.length; column++) {
                    cell(sheet, column, row, cells[column], texts);
                }
                flush(zip, sheet.append("</row>"), false);
            }
            flush(zip, sheet.append("</sheetData></worksheet>"), true);
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry("xl/texts.xml"));
            StringBuilder shared = new StringBuilder("<sst xmlns=\"" + MAIN + "\">");
            for (String text : texts.keySet()) {
                flush(zip, shared.append("<si><t>").append(text).append("</t></si>"), false);
            }
            flush(zip, shared.append("</sst>"), true);
            zip.closeEntry();
        }
    }

    private static void cell(StringBuilder sheet, int column, int row, String text, Map<String, Integer> texts) {
        if (text.isEmpty()) {
            return;
        }
        if (TIME.matcher(text).matches()) {
            double serial = FIRST_SERIAL.until(LocalDateTime.parse(text, DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)), ChronoUnit.SECONDS) / SECONDS_A_DAY;
            sheet.append("<c r=\"").append((char) ('A' + column)).append(row).append("\" s=\"1\"><v>").append(serial).append("</v></c>");
        } else if (DEGREES.matcher(text).matches()) {
            sheet.append("<c r=\"").append((char) ('A' + column)).append(row).append("\"><v>").append(text).append("</v></c>");
        } else {
            shared(sheet, column, row, texts.computeIfAbsent(text, one -> texts.size()));
        }
    }

    /// Everything but the sheet (`xl/sheet.xml`) and its shared texts (`xl/texts.xml`).
    static void frame(ZipOutputStream zip) throws IOException {
        part(zip, "_rels/.rels", "<Relationships xmlns=\"" + PACKAGE + "\"><Relationship Id=\"r\" Type=\"" + LINKS + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        part(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
        part(zip, "xl/workbook.xml", "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + LINKS + "\"><sheets><sheet name=\"1\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
        part(zip, "xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"" + PACKAGE + "\"><Relationship Id=\"r1\" Type=\"" + LINKS + "/worksheet\" Target=\"sheet.xml\"/>"
                + "<Relationship Id=\"r2\" Type=\"" + LINKS + "/sharedStrings\" Target=\"texts.xml\"/><Relationship Id=\"r3\" Type=\"" + LINKS
                + "/styles\" Target=\"styles.xml\"/></Relationships>");
        part(zip, "xl/styles.xml", "<styleSheet xmlns=\"" + MAIN + "\"><fills count=\"1\"><fill/></fills><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"22\"/></cellXfs></styleSheet>");
    }

    static void shared(StringBuilder sheet, int column, int row, int text) {
        sheet.append("<c r=\"").append((char) ('A' + column)).append(row).append("\" t=\"s\"><v>").append(text).append("</v></c>");
    }

    /// Writes what is pending when it is much, or all of it.
    static void flush(ZipOutputStream zip, StringBuilder pending, boolean all) throws IOException {
        if (all || pending.length() > PENDING) {
            zip.write(pending.toString().getBytes(StandardCharsets.UTF_8));
            pending.setLength(0);
        }
    }

    private static void part(ZipOutputStream zip, String path, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(path));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
