package org.zerospread.engine.tracing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.zerospread.engine.document.DocumentFault;

/// What there is to say about the two files: faults, for which they are refused, and notes on what was taken in an uncommon way.
///
/// Of each code the first [#TOLD] are kept, all are counted.
public final class TracingNotes {

    /// How many of one code are kept with their row.
    public static final int TOLD = 20;

    private final List<DocumentFault> faults = new ArrayList<>();
    private final List<DocumentFault> notes = new ArrayList<>();
    private final Map<String, Long> faultCounts = new TreeMap<>();
    private final Map<String, Long> noteCounts = new TreeMap<>();

    /// For what the files are refused, in the order of reading.
    public List<DocumentFault> faults() {
        return List.copyOf(faults);
    }

    /// What was taken all the same.
    public List<DocumentFault> notes() {
        return List.copyOf(notes);
    }

    /// How many faults of each code there are, those counted that are not kept.
    public Map<String, Long> faultCounts() {
        return Map.copyOf(faultCounts);
    }

    /// How many notes of each code there are, those counted that are not kept.
    public Map<String, Long> noteCounts() {
        return Map.copyOf(noteCounts);
    }

    void fault(String file, long line, String column, String code, String zh, String en) {
        add(faults, faultCounts, new DocumentFault(file, (int) line, column, code, zh, en));
    }

    void note(String file, long line, String column, String code, String zh, String en) {
        add(notes, noteCounts, new DocumentFault(file, (int) line, column, code, zh, en));
    }

    private static void add(List<DocumentFault> to, Map<String, Long> counts, DocumentFault one) {
        if (counts.merge(one.code(), 1L, Long::sum) <= TOLD) {
            to.add(one);
        }
    }
}
