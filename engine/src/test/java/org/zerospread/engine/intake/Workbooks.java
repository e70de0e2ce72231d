package org.zerospread.engine.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Workbooks written part by part, so that each fault of real files can be made by hand.
final class Workbooks {

    static final DateContext FEBRUARY = new DateContext(LocalDate.of(2020, 1, 20), LocalDate.of(2020, 2, 20), ZoneId.of("Asia/Shanghai"));

    /// Styles: 0 plain, 1 a date, 2 four digits at least, 3 a date by a format of its own.
    static final String STYLES = """
            <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="176" formatCode="0000"/>\
            <numFmt numFmtId="177" formatCode="[$-804]yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/></numFmts>\
            <fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill>\
            <fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>\
            <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
            <cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0"/>\
            <xf numFmtId="176" fontId="0" fillId="0" borderId="0" xfId="0"><alignment horizontal="left"/></xf>\
            <xf numFmtId="177" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>""";

    private final Map<String, String> parts = new LinkedHashMap<>();
    private final List<String> sheets = new ArrayList<>();
    private String properties = "";

    static Workbooks of(String sheetData) {
        return new Workbooks().sheet("排查表", "", sheetData);
    }

    Workbooks since1904() {
        properties = "<workbookPr date1904=\"1\"/>";
        return this;
    }

    /// @param state such as ` state="hidden"`
    Workbooks sheet(String name, String state, String sheetData) {
        int number = sheets.size() + 1;
        sheets.add("<sheet name=\"%s\" sheetId=\"%d\"%s r:id=\"rId%d\"/>".formatted(name, number, state, number));
        parts.put("xl/worksheets/sheet" + number + ".xml", "<worksheet xmlns=\"" + SheetWriter.MAIN + "\"><sheetData>" + sheetData + "</sheetData></worksheet>");
        return this;
    }

    Workbooks part(String path, String content) {
        parts.put(path, content);
        return this;
    }

    Workbooks sharedTexts(String... items) {
        return part("xl/sharedStrings.xml", "<sst xmlns=\"" + SheetWriter.MAIN + "\">" + String.join("", items) + "</sst>");
    }

    Path write(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
            String relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
            StringBuilder links = new StringBuilder("<Relationship Id=\"rIdS\" Type=\"" + relations + "/styles\" Target=\"styles.xml\"/>"
                    + "<Relationship Id=\"rIdT\" Type=\"" + relations + "/sharedStrings\" Target=\"sharedStrings.xml\"/>");
            StringBuilder types = new StringBuilder();
            for (int i = 1; i <= sheets.size(); i++) {
                links.append("<Relationship Id=\"rId%d\" Type=\"%s/worksheet\" Target=\"/xl/worksheets/sheet%d.xml\"/>".formatted(i, relations, i));
                types.append(("<Override PartName=\"/xl/worksheets/sheet%d.xml\" "
                        + "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>").formatted(i));
            }
            Map<String, String> all = new LinkedHashMap<>();
            String package_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><%s xmlns=\"http://schemas.openxmlformats.org/package/2006/%s\">";
            all.put("[Content_Types].xml", package_.formatted("Types", "content-types")
                    + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                    + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                    + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                    + "<Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>"
                    + "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/>"
                    + types + "</Types>");
            all.put("_rels/.rels", package_.formatted("Relationships", "relationships")
                    + "<Relationship Id=\"rId1\" Type=\"" + relations + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            all.put("xl/workbook.xml", "<workbook xmlns=\"" + SheetWriter.MAIN + "\" xmlns:r=\"" + relations + "\">" + properties
                    + "<sheets>" + String.join("", sheets) + "</sheets></workbook>");
            all.put("xl/_rels/workbook.xml.rels", package_.formatted("Relationships", "relationships") + links + "</Relationships>");
            all.put("xl/styles.xml", STYLES);
            all.put("xl/sharedStrings.xml", "<sst xmlns=\"" + SheetWriter.MAIN + "\"/>");
            all.putAll(parts);
            for (Map.Entry<String, String> part : all.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return file;
    }

    /// A row of texts; a cell that begins with `<` is taken as it is.
    static String row(int number, String... cells) {
        StringBuilder row = new StringBuilder("<row r=\"" + number + "\">");
        for (int i = 0; i < cells.length; i++) {
            String at = Cell.columnName(i) + number;
            if (cells[i].startsWith("<")) {
                row.append(cells[i].replaceFirst("<c", "<c r=\"" + at + "\""));
            } else if (!cells[i].isEmpty()) {
                row.append("<c r=\"").append(at).append("\" t=\"inlineStr\"><is><t>").append(cells[i]).append("</t></is></c>");
            }
        }
        return row.append("</row>").toString();
    }

    static String headings(int row) {
        return row(row, "户编号", "走访时间", "姓名", "身份证号", "体温", "是否发热", "联系电话");
    }

    static List<Draft> drafts(Path file, RecordKind kind) throws IOException {
        List<Draft> drafts = new ArrayList<>();
        try (TableReader table = Tables.open(file); DraftReader reader = DraftReader.open(table, kind, FEBRUARY)) {
            for (Draft draft = reader.next(); draft != null; draft = reader.next()) {
                drafts.add(draft);
            }
        }
        return drafts;
    }

    static List<String> notes(Path file, RecordKind kind) throws IOException {
        try (TableReader table = Tables.open(file); DraftReader reader = DraftReader.open(table, kind, FEBRUARY)) {
            while (reader.next() != null) {
                continue;
            }
            return reader.notes();
        }
    }
}
