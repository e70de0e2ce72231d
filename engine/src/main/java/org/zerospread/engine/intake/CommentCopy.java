package org.zerospread.engine.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Copies a part of comments and adds to it: new comments behind the others, faults of a cell that has a comment behind its text.
final class CommentCopy {

    private final XmlTokens xml;
    private final OutputStream out;
    private final Set<String> present;
    private final Map<String, Mark> merged = new HashMap<>();
    private final StringBuilder said = new StringBuilder();
    private @Nullable Mark here;
    private int authors;
    private boolean inRun;

    /// @param present the cells that have a comment in it
    /// @param marks to find those of present cells
    CommentCopy(InputStream in, Set<String> present, Mark.Cursor marks, OutputStream out) throws IOException {
        this.xml = new XmlTokens(in);
        this.out = out;
        this.present = present;
        for (Mark mark = marks.next(); mark != null; mark = marks.next()) {
            if (present.contains(mark.reference())) {
                merged.put(mark.reference(), mark);
            }
        }
    }

    /// @param marks the same marks once more
    void copy(Mark.Cursor marks) throws IOException {
        for (XmlTokens.Kind kind = xml.next(); kind != XmlTokens.Kind.DONE; kind = xml.next()) {
            boolean end = kind == XmlTokens.Kind.END;
            if (xml.opens("author")) {
                authors++;
            } else if (end && xml.is("authors")) {
                write("<" + xml.prefix() + "author>" + CommentParts.AUTHOR + "</" + xml.prefix() + "author>");
            } else if (end && xml.is("commentList")) {
                add(marks);
            } else {
                comment(kind);
            }
            inRun = xml.is("r") ? kind == XmlTokens.Kind.START : inRun;
            // A text of its own beside runs is passed over by some programs: it becomes a run.
            boolean bare = here != null && !inRun && xml.is("t");
            write(bare && kind == XmlTokens.Kind.START ? "<" + xml.prefix() + "r>" : "");
            xml.copyTo(out);
            write(bare && end ? "</" + xml.prefix() + "r>" : "");
        }
    }

    private void add(Mark.Cursor marks) throws IOException {
        for (Mark mark = marks.next(); mark != null; mark = marks.next()) {
            if (!present.contains(mark.reference())) {
                write(CommentParts.comment(mark, xml.prefix(), authors));
            }
        }
    }

    private void comment(XmlTokens.Kind kind) throws IOException {
        if (xml.opens("comment")) {
            here = merged.get(xml.attribute("ref"));
            said.setLength(0);
            return;
        }
        Mark mark = here;
        boolean endOfText = kind == XmlTokens.Kind.END && xml.is("text") || xml.opens("rPh") || xml.opens("phoneticPr");
        if (mark != null && kind == XmlTokens.Kind.TEXT) {
            said.append(xml.text());
        } else if (mark != null && endOfText) {
            // An earlier answer may have said it.
            boolean known = said.indexOf(mark.text()) >= 0;
            write(known ? "" : CommentParts.run(new Mark(mark.row(), mark.column(), "\n" + mark.text()), xml.prefix()));
            here = null;
        }
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
