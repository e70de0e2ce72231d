package org.zerospread.engine.estimate;

/// Something odd that was taken all the same, and how.
///
/// @param line counted from 1; 0 for the file as a whole
/// @param zh in Chinese
/// @param en the same in English
public record Note(int line, String zh, String en) {

    /// `FILE:12: 注意 … note …`, on one line.
    public String text(String file) {
        return file + (line == 0 ? "" : ":" + line) + ": 注意:" + zh + "。 Note: " + en + ".";
    }
}
