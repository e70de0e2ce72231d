package org.zerospread.engine.intake;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The faults of a file in the order of its rows, kept in a temporary file that only this process' user can read: a million of them take no memory.
/// [AnnotatedWorkbook] and [FaultyRows] make the answer of it.
public final class FaultLog implements Closeable {

    private static final int LONGEST_MESSAGE = 2_000;

    private final Path file;
    private final DataOutputStream out;
    private final SortedMap<String, PerCode> byCode = new TreeMap<>();
    private long rows;
    private long faults;
    private int lastRow;

    /// How often a code occurred, and its first fault.
    public record PerCode(long count, Draft.Remark first) {}

    /// @param row as [Draft#row()]
    record Entry(int row, Draft.Remark fault) {}

    private FaultLog(Path file, DataOutputStream out) {
        this.file = file;
        this.out = out;
    }

    /// An empty log.
    public static FaultLog create() throws IOException {
        Path file = Files.createTempFile("faults", ".log");
        return new FaultLog(file, new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file))));
    }

    /// Takes down the faults of a row that was read; a sound row leaves nothing.
    public void add(Draft draft) throws IOException {
        add(draft.row(), draft.remarks());
    }

    /// Takes down all faults of a row, those of reading and those found later; notes are passed over.
    ///
    /// @param row as [Draft#row()]; rows come in ascending order, each once
    public void add(int row, List<Draft.Remark> remarks) throws IOException {
        List<Draft.Remark> found = remarks.stream().filter(Draft.Remark::fault).sorted(Comparator.comparingInt(FaultLog::column)).toList();
        if (found.isEmpty()) {
            return;
        }
        if (row <= lastRow) {
            throw new IllegalArgumentException("row " + row + " comes after row " + lastRow);
        }
        lastRow = row;
        rows++;
        for (Draft.Remark fault : found) {
            faults++;
            byCode.merge(fault.code(), new PerCode(1, fault), (before, now) -> new PerCode(before.count() + 1, before.first()));
            out.writeInt(row);
            out.writeUTF(fault.address());
            out.writeUTF(fault.field());
            out.writeUTF(fault.code());
            out.writeUTF(brief(fault.zh()));
            out.writeUTF(brief(fault.en()));
        }
    }

    private static int column(Draft.Remark fault) {
        return Mark.columnOf(fault.address());
    }

    private static String brief(String message) {
        return message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) : message;
    }

    /// How many rows have faults.
    public long rows() {
        return rows;
    }

    /// How many faults there are.
    public long faults() {
        return faults;
    }

    /// How often each code occurred.
    public SortedMap<String, PerCode> byCode() {
        return Collections.unmodifiableSortedMap(byCode);
    }

    /// One fault as it is told.
    ///
    /// @param row as [Draft#row()]
    public record Told(int row, String address, String field, String code, String zh, String en) {}

    /// The first faults.
    public List<Told> listFirst(int most) throws IOException {
        List<Told> told = new ArrayList<>();
        try (Entries entries = entries()) {
            for (Entry entry = entries.next(); entry != null && told.size() < most; entry = entries.next()) {
                Draft.Remark fault = entry.fault();
                told.add(new Told(entry.row(), fault.address(), fault.field(), fault.code(), fault.zh(), fault.en()));
            }
        }
        return told;
    }

    /// Reads it from the beginning.
    Entries entries() throws IOException {
        out.flush();
        return new Entries(new DataInputStream(new BufferedInputStream(Files.newInputStream(file))), faults);
    }

    /// The faults one after the other.
    static final class Entries implements Closeable {
        private final DataInputStream in;
        private long left;

        Entries(DataInputStream in, long left) {
            this.in = in;
            this.left = left;
        }

        @Nullable Entry next() throws IOException {
            if (left == 0) {
                return null;
            }
            left--;
            return new Entry(in.readInt(), new Draft.Remark(in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF()));
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    /// Removes what was kept.
    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(file);
    }
}
