package org.zerospread.engine.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The comments of a sheet and the drawing that shows them. Comments that are there stay; a cell that has one gets the faults behind its text.
final class CommentParts {

    static final String AUTHOR = "Zerospread";
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    /// Shapes of a sheet's own drawing have numbers far below.
    private static final int FIRST_SHAPE = 900_000;

    private CommentParts() {}

    /// A new part of comments.
    static void write(Mark.Cursor marks, OutputStream out) throws IOException {
        text(out, XML + "<comments xmlns=\"" + SheetWriter.MAIN + "\"><authors><author>" + AUTHOR + "</author></authors><commentList>");
        for (Mark mark = marks.next(); mark != null; mark = marks.next()) {
            text(out, comment(mark, "", 0));
        }
        text(out, "</commentList></comments>");
    }

    static String comment(Mark mark, String prefix, int author) {
        return "<%1$scomment ref=\"%2$s\" authorId=\"%3$d\"><%1$stext>%4$s</%1$stext></%1$scomment>".formatted(prefix, mark.reference(), author, run(mark, prefix));
    }

    static String run(Mark mark, String prefix) {
        return "<%1$sr><%1$st xml:space=\"preserve\">%2$s</%1$st></%1$sr>".formatted(prefix, XmlText.encoded(mark.text()));
    }

    /// The cells that have a comment already.
    static Set<String> references(InputStream comments) throws IOException {
        Set<String> found = new HashSet<>();
        XmlTokens xml = new XmlTokens(comments);
        while (xml.next() != XmlTokens.Kind.DONE) {
            @Nullable String reference = xml.opens("comment") ? xml.attribute("ref") : null;
            if (reference != null) {
                found.add(reference);
            }
        }
        return found;
    }

    /// A new drawing with a hidden box for each mark.
    static void draw(Mark.Cursor marks, OutputStream out) throws IOException {
        text(out, """
                <xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">
                <o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>
                """);
        text(out, shapeType());
        shapes(marks, Set.of(), out);
        text(out, "</xml>");
    }

    /// Copies a drawing and adds boxes for the marks of cells that have none.
    static void extendDrawing(byte[] drawing, Set<String> present, Mark.Cursor marks, OutputStream out) throws IOException {
        String whole = new String(drawing, StandardCharsets.ISO_8859_1);
        int end = whole.lastIndexOf("</xml>");
        if (end < 0) {
            throw new TableFault("INT-012", "工作簿原有批注的图形无法补充; 请删去原有批注后再上传",
                    "the drawing of the workbook's own comments cannot be added to; remove those comments and send it again");
        }
        out.write(drawing, 0, end);
        if (!whole.contains("_x0000_t202\"")) {
            text(out, shapeType());
        }
        shapes(marks, present, out);
        out.write(drawing, end, drawing.length - end);
    }

    private static String shapeType() {
        return "<v:shapetype xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" id=\"_x0000_t202\""
                + " coordsize=\"21600,21600\" o:spt=\"202\""
                + " path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>\n";
    }

    private static void shapes(Mark.Cursor marks, Set<String> present, OutputStream out) throws IOException {
        int number = FIRST_SHAPE;
        for (Mark mark = marks.next(); mark != null; mark = marks.next()) {
            if (!present.contains(mark.reference())) {
                text(out, shape(mark, number++));
            }
        }
    }

    private static String shape(Mark mark, int number) {
        int row = mark.row() - 1;
        return ("<v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\""
                + " id=\"_x0000_s%d\" type=\"#_x0000_t202\" style=\"position:absolute;visibility:hidden\" fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/>"
                + "<v:path o:connecttype=\"none\"/><v:textbox style=\"mso-direction-alt:auto\"/><x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/>"
                + "<x:Anchor>%d, 15, %d, 2, %d, 15, %d, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>\n")
                .formatted(number, mark.column() + 1, Math.max(0, row - 1), mark.column() + 5, row + 5, row, mark.column());
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
