package org.zerospread.engine.intake;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// An XLSX workbook as an archive of parts (ECMA-376): which sheets it has, where they lie, how it counts days.
///
/// @param workbookPart path of the part that lists the sheets
/// @param relations of that part: identifier to path
/// @param since1904 whether days are counted from 1904-01-01
record WorkbookFile(ZipFile zip, String workbookPart, Map<String, Relation> relations, List<Sheet> sheets, boolean since1904) implements Closeable {

    /// @param type last segment of the type's address, such as `worksheet`
    /// @param path of the part it leads to
    record Relation(String type, String path) {}

    /// @param path of its part
    record Sheet(String name, boolean hidden, String path) {}

    /// @throws TableFault INT-002 another kind of archive, INT-007 to INT-009 for the archive itself
    static WorkbookFile open(Path file) throws IOException {
        ZipFile zip = ZipLimits.open(file);
        try {
            return read(zip);
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static WorkbookFile read(ZipFile zip) throws IOException {
        String part = relations(zip, "").values().stream().filter(relation -> relation.type().equals("officeDocument"))
                .map(Relation::path).findFirst().orElse("xl/workbook.xml");
        if (zip.getEntry(part) == null || part.endsWith(".bin")) {
            String found = part.endsWith(".bin") ? "XLSB" : zip.getEntry("content.xml") != null ? "ODS" : zip.getEntry("word/document.xml") != null ? "DOCX" : "ZIP";
            throw new TableFault("INT-002", "这是 " + found + " 文件, 不是 XLSX; 请另存为 XLSX 或 CSV UTF-8", "this is a " + found + " file; save it as XLSX or CSV UTF-8");
        }
        Map<String, Relation> relations = relations(zip, part);
        List<Sheet> sheets = new ArrayList<>();
        boolean since1904 = false;
        try (InputStream in = zip.getInputStream(zip.getEntry(part))) {
            XmlTokens xml = new XmlTokens(in);
            while (xml.next() != XmlTokens.Kind.DONE) {
                if (xml.opens("workbookPr")) {
                    @Nullable String date1904 = xml.attribute("date1904");
                    since1904 = "1".equals(date1904) || "true".equals(date1904);
                } else if (xml.opens("sheet")) {
                    sheet(xml, relations, sheets);
                }
            }
        }
        return new WorkbookFile(zip, part, relations, List.copyOf(sheets), since1904);
    }

    private static void sheet(XmlTokens xml, Map<String, Relation> relations, List<Sheet> sheets) throws TableFault {
        @Nullable String name = xml.attribute("name");
        @Nullable String id = xml.attribute("id");
        @Nullable Relation relation = id == null ? null : relations.get(id);
        @Nullable String state = xml.attribute("state");
        // Chart sheets and macro sheets hold no rows.
        if (name != null && relation != null && relation.type().equals("worksheet")) {
            sheets.add(new Sheet(XmlText.unescaped(name), state != null && !state.equals("visible"), relation.path()));
        }
    }

    /// The relations of a part, by identifier; none where it has none.
    static Map<String, Relation> relations(ZipFile zip, String part) throws IOException {
        @Nullable ZipEntry entry = zip.getEntry(relationsOf(part));
        Map<String, Relation> found = new HashMap<>();
        if (entry == null) {
            return found;
        }
        try (InputStream in = zip.getInputStream(entry)) {
            XmlTokens xml = new XmlTokens(in);
            while (xml.next() != XmlTokens.Kind.DONE) {
                if (xml.opens("Relationship")) {
                    @Nullable String id = xml.attribute("Id");
                    @Nullable String type = xml.attribute("Type");
                    @Nullable String target = xml.attribute("Target");
                    if (id != null && type != null && target != null && !"External".equals(xml.attribute("TargetMode"))) {
                        found.put(id, new Relation(type.substring(type.lastIndexOf('/') + 1), path(part, target)));
                    }
                }
            }
        }
        return found;
    }

    /// `xl/_rels/workbook.xml.rels` for `xl/workbook.xml`.
    static String relationsOf(String part) {
        int slash = part.lastIndexOf('/') + 1;
        return part.substring(0, slash) + "_rels/" + part.substring(slash) + ".rels";
    }

    private static String path(String part, String target) {
        Deque<String> path = new ArrayDeque<>();
        String whole = target.startsWith("/") ? target : part.substring(0, part.lastIndexOf('/') + 1) + target;
        for (String step : whole.split("/")) {
            if (step.equals("..")) {
                path.pollLast();
            } else if (!step.isEmpty() && !step.equals(".")) {
                path.addLast(step);
            }
        }
        return String.join("/", path);
    }

    /// The path of the part of a type that the workbook itself refers to, or null.
    @Nullable String partOf(String type) {
        return relations.values().stream().filter(relation -> relation.type().equals(type)).map(Relation::path).findFirst().orElse(null);
    }

    /// @throws TableFault INT-007 when the part is missing
    InputStream open(String path) throws IOException {
        @Nullable ZipEntry entry = zip.getEntry(path);
        if (entry == null) {
            throw new TableFault("INT-007", "工作簿缺少 " + path + ", 已损坏; 请打开另存后再上传", "the workbook lacks " + path + "; open it, save it and send that");
        }
        return zip.getInputStream(entry);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
