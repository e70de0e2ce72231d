package org.zerospread.engine.intake;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/// Writes an XLSX workbook, sheet after sheet, in constant memory.
final class WorkbookWriter implements Closeable {

    static final int PLAIN = 0;
    static final int HEADING = 1;
    static final int NEEDED = 2;
    /// Formatted as text, so that what is typed stays as typed.
    static final int TEXT = 3;
    static final int DATE = 4;
    static final int TIME = 5;
    static final int WRAPPED = 6;

    private static final String TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    static final String STYLES = XML + """
            <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">\
            <numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>\
            <fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font>\
            <font><b/><sz val="11"/><color rgb="FFC00000"/><name val="Calibri"/></font></fonts>\
            <fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>\
            <fill><patternFill patternType="solid"><fgColor rgb="FFE7EEF7"/><bgColor indexed="64"/></patternFill></fill></fills>\
            <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
            <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
            <cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
            <xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/>\
            <xf numFmtId="0" fontId="2" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/>\
            <xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
            <xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
            <xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
            <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs>\
            <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>""";

    private final ZipOutputStream zip;
    private final List<String> names = new ArrayList<>();
    private final List<Boolean> hidden = new ArrayList<>();
    private @Nullable SheetWriter open;
    private boolean since1904;

    WorkbookWriter(OutputStream out) {
        this.zip = new ZipOutputStream(out);
    }

    /// Begins a sheet; the one before must be finished.
    SheetWriter sheet(String name, boolean hide, String columns, int frozenRows) throws IOException {
        if (open != null) {
            zip.closeEntry();
        }
        names.add(name);
        hidden.add(hide);
        zip.putNextEntry(new ZipEntry("xl/worksheets/sheet" + names.size() + ".xml"));
        open = new SheetWriter(zip, columns, frozenRows);
        return open;
    }

    /// Days are counted from 1904 in this workbook.
    void countFrom1904() {
        since1904 = true;
    }

    @Override
    public void close() throws IOException {
        try (zip) {
            if (open != null) {
                zip.closeEntry();
            }
            StringBuilder sheets = new StringBuilder();
            StringBuilder relations = new StringBuilder();
            StringBuilder types = new StringBuilder();
            for (int i = 1; i <= names.size(); i++) {
                sheets.append("<sheet name=\"%s\" sheetId=\"%d\"%s r:id=\"rId%d\"/>"
                        .formatted(XmlText.encoded(names.get(i - 1)), i, hidden.get(i - 1) ? " state=\"hidden\"" : "", i));
                relations.append("<Relationship Id=\"rId%d\" Type=\"%s/worksheet\" Target=\"worksheets/sheet%d.xml\"/>".formatted(i, RELATIONS, i));
                types.append("<Override PartName=\"/xl/worksheets/sheet%d.xml\" ContentType=\"%sworksheet+xml\"/>".formatted(i, TYPES));
            }
            part("xl/workbook.xml", XML + "<workbook xmlns=\"" + SheetWriter.MAIN + "\" xmlns:r=\"" + RELATIONS + "\">" + (since1904 ? "<workbookPr date1904=\"1\"/>" : "")
                    + "<sheets>" + sheets + "</sheets></workbook>");
            part("xl/_rels/workbook.xml.rels", XML + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + relations
                    + "<Relationship Id=\"rIdStyles\" Type=\"" + RELATIONS + "/styles\" Target=\"styles.xml\"/></Relationships>");
            part("xl/styles.xml", STYLES);
            part("_rels/.rels", XML + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"" + RELATIONS
                    + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            part("[Content_Types].xml", XML + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                    + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                    + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                    + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + TYPES + "sheet.main+xml\"/>"
                    + "<Override PartName=\"/xl/styles.xml\" ContentType=\"" + TYPES + "styles+xml\"/>"
                    + types + "</Types>");
        }
    }

    private void part(String path, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(path));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
