package org.zerospread.engine.document;

/// One thing wrong with a document, with the place and what to do.
///
/// @param file the file's name as the caller gave it
/// @param line counted from 1
/// @param path such as `stages[0].tests[1].day`, list indexes counted from 0; empty for the document as a whole
/// @param code stable: `YAML-001` and so on for the form, the reader's own codes for the contents
/// @param zh the message in Chinese
/// @param en the same in English
public record DocumentFault(String file, int line, String path, String code, String zh, String en) {

    /// `plans/x.yaml:12: stages[0].days: YAML-005 …`, on one line.
    @Override
    public String toString() {
        return file + ":" + line + ": " + (path.isEmpty() ? "" : path + ": ") + code + " " + zh + " / " + en;
    }
}
