package org.zerospread.engine.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/// Copies a workbook part by part; parts that must change are changed in passing.
final class MarkedCopy {

    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private static final String RESULT = "xl/worksheets/zerospreadResult.xml";
    private static final String PLAIN_STYLES = "xl/zerospreadStyles.xml";
    private static final int LONGEST_DRAWING = 64 << 20;

    /// @param firstSheet the sheet that addresses without a sheet are of
    /// @param lines whether addresses are those of a text file
    record Answer(FaultLog faults, long rowsRead, String firstSheet, boolean lines) {}

    private final WorkbookFile workbook;
    private final Answer answer;
    private final ZipOutputStream out;
    private final RedStyles styles;
    /// The sheet that summed up an earlier answer, which this one replaces.
    private final @Nullable String earlierResult;
    private final Map<String, MarkedSheet> byPart = new HashMap<>();

    private MarkedCopy(WorkbookFile workbook, Answer answer, ZipOutputStream out) throws IOException {
        this.workbook = workbook;
        this.answer = answer;
        this.out = out;
        this.earlierResult = workbook.sheets().stream().filter(sheet -> sheet.name().equals(AnnotatedWorkbook.SUMMARY)).map(WorkbookFile.Sheet::path).findFirst().orElse(null);
        try (InputStream in = ownStyles()) {
            this.styles = RedStyles.of(in);
        }
        int number = 0;
        for (WorkbookFile.Sheet sheet : workbook.sheets()) {
            try (Mark.Cursor marks = marks(sheet.name())) {
                if (marks.next() != null) {
                    new MarkedSheet(sheet, ++number).register();
                }
            }
        }
    }

    static void write(Path file, Answer answer, OutputStream target) throws IOException {
        try (WorkbookFile workbook = WorkbookFile.open(file); ZipOutputStream out = new ZipOutputStream(target)) {
            new MarkedCopy(workbook, answer, out).copy();
        }
    }

    /// Some programs write workbooks without styles; those get plain ones.
    private InputStream ownStyles() throws IOException {
        @Nullable String part = workbook.partOf("styles");
        return part == null ? new ByteArrayInputStream(WorkbookWriter.STYLES.getBytes(StandardCharsets.UTF_8)) : workbook.open(part);
    }

    private Mark.Cursor marks(String sheet) throws IOException {
        return new Mark.Cursor(answer.faults(), sheet, answer.firstSheet(), answer.lines());
    }

    private void copy() throws IOException {
        Set<String> written = new HashSet<>();
        for (Enumeration<? extends ZipEntry> entries = workbook.zip().entries(); entries.hasMoreElements();) {
            String part = entries.nextElement().getName();
            if (written.add(part)) {
                out.putNextEntry(new ZipEntry(part));
                if (!part.endsWith("/")) {
                    part(part);
                }
                out.closeEntry();
            }
        }
        for (MarkedSheet sheet : new HashSet<>(byPart.values())) {
            sheet.addParts(written);
        }
        if (workbook.partOf("styles") == null) {
            out.putNextEntry(new ZipEntry(PLAIN_STYLES));
            styles.copy(ownStyles(), out);
            out.closeEntry();
        }
        if (earlierResult == null) {
            out.putNextEntry(new ZipEntry(RESULT));
            ResultSheet.write(answer.faults(), answer.rowsRead(), out);
            out.closeEntry();
        }
    }

    private void part(String part) throws IOException {
        @Nullable MarkedSheet sheet = byPart.get(part);
        try (InputStream in = workbook.open(part)) {
            if (sheet != null) {
                sheet.copy(part, in);
            } else if (part.equals(earlierResult)) {
                ResultSheet.write(answer.faults(), answer.rowsRead(), out);
            } else if (part.equals("[Content_Types].xml")) {
                insert(in, "Types", contentTypes());
            } else if (part.equals(workbook.workbookPart()) && earlierResult == null) {
                insert(in, "sheets", "<%ssheet name=\"" + AnnotatedWorkbook.SUMMARY + "\" sheetId=\"" + freeId()
                        + "\" zs:id=\"rIdZerospread\" xmlns:zs=\"" + RELATIONS + "\"/>");
            } else if (part.equals(WorkbookFile.relationsOf(workbook.workbookPart()))) {
                insert(in, "Relationships", (earlierResult != null ? "" : "<%sRelationship Id=\"rIdZerospread\" Type=\"" + RELATIONS + "/worksheet\" Target=\"/" + RESULT + "\"/>")
                        + (workbook.partOf("styles") != null ? ""
                                : "<%sRelationship Id=\"rIdZerospreadStyles\" Type=\"" + RELATIONS + "/styles\" Target=\"/" + PLAIN_STYLES + "\"/>"));
            } else if (part.equals(workbook.partOf("styles"))) {
                styles.copy(in, out);
            } else {
                in.transferTo(out);
            }
        }
    }

    /// Identifiers of sheets are below 65,535 and need no order.
    private int freeId() throws IOException {
        int most = 0;
        try (InputStream in = workbook.open(workbook.workbookPart())) {
            XmlTokens xml = new XmlTokens(in);
            while (xml.next() != XmlTokens.Kind.DONE) {
                @Nullable String id = xml.opens("sheet") ? xml.attribute("sheetId") : null;
                most = id == null ? most : Math.max(most, Integer.parseInt(id));
            }
        }
        return most + 1;
    }

    private String contentTypes() {
        StringBuilder added = new StringBuilder(
                earlierResult != null ? "" : "<%sOverride PartName=\"/" + RESULT + "\" ContentType=\"" + TYPES + "worksheet+xml\"/>");
        if (workbook.partOf("styles") == null) {
            added.append("<%sOverride PartName=\"/" + PLAIN_STYLES + "\" ContentType=\"" + TYPES + "styles+xml\"/>");
        }
        for (MarkedSheet sheet : new HashSet<>(byPart.values())) {
            if (sheet.ownComments == null) {
                added.append("<%sOverride PartName=\"/").append(sheet.comments()).append("\" ContentType=\"").append(TYPES).append("comments+xml\"/>");
            }
            if (sheet.ownDrawing == null) {
                added.append("<%sOverride PartName=\"/").append(sheet.drawing()).append("\" ContentType=\"application/vnd.openxmlformats-officedocument.vmlDrawing\"/>");
            }
        }
        return added.toString();
    }

    /// Copies a part and puts elements at the end of the one of that name; `%s` in them becomes its prefix.
    private void insert(InputStream in, String into, String elements) throws IOException {
        XmlTokens xml = new XmlTokens(in);
        for (XmlTokens.Kind kind = xml.next(); kind != XmlTokens.Kind.DONE; kind = xml.next()) {
            if (kind == XmlTokens.Kind.EMPTY && xml.is(into)) {
                String tag = xml.raw();
                write(tag.substring(0, tag.lastIndexOf('/')) + ">" + elements.replace("%s", xml.prefix()) + "</" + xml.prefix() + into + ">");
                continue;
            }
            if (kind == XmlTokens.Kind.END && xml.is(into)) {
                write(elements.replace("%s", xml.prefix()));
            }
            xml.copyTo(out);
        }
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /// A sheet with marks, and the parts that belong to its comments.
    private final class MarkedSheet {
        private final WorkbookFile.Sheet sheet;
        private final int number;
        private final String relations;
        private final @Nullable String ownComments;
        private final @Nullable String ownDrawing;
        private final Set<String> commented;

        MarkedSheet(WorkbookFile.Sheet sheet, int number) throws IOException {
            this.sheet = sheet;
            this.number = number;
            this.relations = WorkbookFile.relationsOf(sheet.path());
            this.ownComments = own("comments");
            this.ownDrawing = own("vmlDrawing");
            try (InputStream in = ownComments == null ? InputStream.nullInputStream() : workbook.open(ownComments)) {
                this.commented = CommentParts.references(in);
            }
        }

        private @Nullable String own(String type) throws IOException {
            // A header's picture is such a drawing too; the one of the comments is named by `legacyDrawing`.
            @Nullable String named = null;
            if (type.equals("vmlDrawing")) {
                try (InputStream in = workbook.open(sheet.path())) {
                    XmlTokens xml = new XmlTokens(in);
                    while (xml.next() != XmlTokens.Kind.DONE) {
                        named = xml.opens("legacyDrawing") ? xml.attribute("id") : named;
                    }
                }
                WorkbookFile.@Nullable Relation relation = named == null ? null : WorkbookFile.relations(workbook.zip(), sheet.path()).get(named);
                return relation == null ? null : relation.path();
            }
            return WorkbookFile.relations(workbook.zip(), sheet.path()).values().stream().filter(relation -> relation.type().equals(type))
                    .map(WorkbookFile.Relation::path).findFirst().orElse(null);
        }

        void register() {
            byPart.put(sheet.path(), this);
            byPart.put(relations, this);
            if (ownComments != null) {
                byPart.put(ownComments, this);
            }
            if (ownDrawing != null) {
                byPart.put(ownDrawing, this);
            }
        }

        String comments() {
            return "xl/" + free("zerospreadComments", ".xml", "xl/");
        }

        String drawing() {
            return "xl/drawings/" + free("zerospreadComments", ".vml", "xl/drawings/");
        }

        /// Sheets of an earlier answer may have such parts already.
        private String free(String name, String ending, String folder) {
            String found = name + number + ending;
            for (int i = 2; workbook.zip().getEntry(folder + found) != null; i++) {
                found = name + number + "_" + i + ending;
            }
            return found;
        }

        void copy(String part, InputStream in) throws IOException {
            try (Mark.Cursor marks = marks(sheet.name())) {
                if (part.equals(sheet.path())) {
                    new SheetMarker(in, out, marks, styles, ownDrawing == null ? "rIdZerospreadDrawing" : "").copy();
                } else if (part.equals(relations)) {
                    insert(in, "Relationships", newRelations());
                } else if (part.equals(ownComments)) {
                    try (Mark.Cursor again = marks(sheet.name())) {
                        new CommentCopy(in, commented, marks, out).copy(again);
                    }
                } else {
                    CommentParts.extendDrawing(in.readNBytes(LONGEST_DRAWING), commented, marks, out);
                }
            }
        }

        private String newRelations() {
            return (ownComments != null ? "" : "<%sRelationship Id=\"rIdZerospreadComments\" Type=\"" + RELATIONS + "/comments\" Target=\"/" + comments() + "\"/>")
                    + (ownDrawing != null ? "" : "<%sRelationship Id=\"rIdZerospreadDrawing\" Type=\"" + RELATIONS + "/vmlDrawing\" Target=\"/" + drawing() + "\"/>");
        }

        void addParts(Set<String> written) throws IOException {
            if (!written.contains(relations)) {
                out.putNextEntry(new ZipEntry(relations));
                write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                        + newRelations().replace("%s", "") + "</Relationships>");
                out.closeEntry();
            }
            if (ownComments == null) {
                try (Mark.Cursor marks = marks(sheet.name())) {
                    out.putNextEntry(new ZipEntry(comments()));
                    CommentParts.write(marks, out);
                    out.closeEntry();
                }
            }
            if (ownDrawing == null) {
                try (Mark.Cursor marks = marks(sheet.name())) {
                    out.putNextEntry(new ZipEntry(drawing()));
                    CommentParts.draw(marks, out);
                    out.closeEntry();
                }
            }
        }
    }
}
