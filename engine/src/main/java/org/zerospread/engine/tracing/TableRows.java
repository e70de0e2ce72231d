package org.zerospread.engine.tracing;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.intake.CsvText;

/// The rows of a CSV file with named columns, one after the other, and the moments in them. What is wrong goes to the notes.
final class TableRows implements Closeable {

    /// A column with the other headings that are understood.
    ///
    /// @param needed whether the file is refused without it
    record Column(String name, boolean needed, List<String> alsoUnderstood) {

        boolean means(String heading) {
            return name.equals(heading) || alsoUnderstood.contains(heading);
        }
    }

    /// Stands for a moment that is missing or not understood.
    static final long NO_MOMENT = Long.MIN_VALUE;

    private final String file;
    private final CsvText text;
    private final List<Column> columns;
    private final TracingNotes notes;
    private final MomentText moments;
    private final int[] fieldOf;
    private int width;
    private @Nullable CsvRecord row;
    private boolean sound;

    private TableRows(String file, CsvText text, List<Column> columns, ZoneId zone, TracingNotes notes) {
        this.file = file;
        this.text = text;
        this.columns = columns;
        this.notes = notes;
        this.moments = new MomentText(zone);
        this.fieldOf = new int[columns.size()];
    }

    /// Opens a file and reads its heading.
    ///
    /// @return null when it lacks a column, which the notes say
    static @Nullable TableRows open(Path file, List<Column> columns, ZoneId zone, TracingNotes notes) throws IOException {
        TableRows rows = new TableRows(file.toString(), CsvText.open(file, true), columns, zone, notes);
        if (rows.heading()) {
            return rows;
        }
        rows.close();
        return null;
    }

    private boolean heading() throws IOException {
        text.notes().forEach(note -> notes.note(file, 1, "", "TRC-030", note.substring(0, note.indexOf(" / ")), note.substring(note.indexOf(" / ") + 3)));
        Arrays.fill(fieldOf, -1);
        CsvRecord first = text.next();
        List<String> headings = first == null ? List.of() : first.getFields();
        width = headings.size();
        boolean whole = true;
        for (int i = 0; i < width; i++) {
            String heading = headings.get(i).strip().toLowerCase(Locale.ROOT);
            int column = column(heading);
            if (column < 0) {
                notes.note(file, 1, heading, "TRC-031", "这一列不读", "this column is not read");
            } else if (fieldOf[column] >= 0) {
                notes.fault(file, 1, heading, "TRC-002", "这一列出现两次", "this column stands twice");
                whole = false;
            } else {
                fieldOf[column] = i;
            }
        }
        for (int i = 0; i < fieldOf.length; i++) {
            if (fieldOf[i] < 0 && columns.get(i).needed()) {
                String wanted = String.join(",", columns.stream().map(Column::name).toList());
                notes.fault(file, 1, columns.get(i).name(), "TRC-002", "缺少这一列, 首行应为 " + wanted, "this column is missing; the first line must be " + wanted);
                whole = false;
            }
        }
        return whole;
    }

    private int column(String heading) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).means(heading)) {
                return i;
            }
        }
        return -1;
    }

    /// Goes to the next row that is not blank.
    ///
    /// @return whether there is one
    boolean next() throws IOException {
        for (CsvRecord found = text.next(); found != null; found = text.next()) {
            if (!blank(found, 0)) {
                row = found;
                sound = true;
                if (found.getFieldCount() < width || !blank(found, width)) {
                    fault("", "TRC-012", "有 " + found.getFieldCount() + " 个值, 首行有 " + width + " 列", "it has " + found.getFieldCount() + " values, the first line " + width + " columns");
                }
                return true;
            }
        }
        row = null;
        return false;
    }

    private static boolean blank(CsvRecord record, int from) {
        for (int i = from; i < record.getFieldCount(); i++) {
            if (!record.getField(i).isBlank()) {
                return false;
            }
        }
        return true;
    }

    private CsvRecord row() {
        if (row == null) {
            throw new IllegalStateException("there is no row");
        }
        return row;
    }

    /// Counted from 1, the heading's line included.
    int line() {
        return (int) row().getStartingLineNumber();
    }

    /// Whether nothing was wrong with the row so far.
    boolean sound() {
        return sound;
    }

    /// A value without blanks at its ends; empty when it is not there.
    String value(int column) {
        int field = fieldOf[column];
        return field < 0 || field >= row().getFieldCount() ? "" : row().getField(field).strip();
    }

    /// A value that must be there.
    String needed(int column, String code, String zh, String en) {
        String value = value(column);
        if (value.isEmpty()) {
            fault(columns.get(column).name(), code, zh, en);
        }
        return value;
    }

    /// Seconds since 1970; [#NO_MOMENT], with a fault, for what is no moment.
    ///
    /// @param end whether a date alone means its end
    long moment(int column, boolean end) {
        String value = value(column);
        String name = columns.get(column).name();
        if (value.isEmpty()) {
            fault(name, "TRC-004", "没有时间, 请填写", "the time is missing; fill it in");
            return NO_MOMENT;
        }
        long moment = moments.read(value, end);
        switch (moments.trouble()) {
            case NOT_UNDERSTOOD -> fault(name, "TRC-004", "看不懂时间“" + value + "”, 请写作 2020-01-20T08:30 或 2020-01-20", "the time \"" + value + "\" is not understood; write 2020-01-20T08:30 or 2020-01-20");
            case NO_SUCH_TIME -> fault(name, "TRC-004", "没有“" + value + "”这个时间, 请改正", "there is no time \"" + value + "\"; correct it");
            case UNKNOWN_ZONE -> fault(name, "TRC-005", "不认识“" + value + "”的时区, 请写 Z、+08:00 或 [Asia/Shanghai]", "the zone of \"" + value + "\" is unknown; write Z, +08:00 or [Asia/Shanghai]");
            case NONE -> odd(name, value);
        }
        return moments.trouble() == MomentText.Trouble.NONE ? moment : NO_MOMENT;
    }

    private void odd(String column, String value) {
        if (moments.cut()) {
            notes.note(file, line(), column, "TRC-028", "“" + value + "”不足一秒的部分略去", "the fraction of a second of \"" + value + "\" is cut off");
        }
        if (moments.twice()) {
            notes.note(file, line(), column, "TRC-029", "“" + value + "”在当地出现两次, 取较早的一次", "the time \"" + value + "\" was there twice; the earlier one is taken");
        }
    }

    /// Whether something that ends at the last moment read ends before `start`. A day that is over when it starts lies before it.
    boolean endsBefore(long start, long end) {
        return end < start || end == start && moments.wholeDay();
    }

    /// Whether any moment so far said its zone.
    boolean zoned() {
        return moments.zoned();
    }

    void fault(String column, String code, String zh, String en) {
        sound = false;
        notes.fault(file, line(), column, code, zh, en);
    }

    void note(String column, String code, String zh, String en) {
        notes.note(file, line(), column, code, zh, en);
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    static Column column(String name, boolean needed, String... alsoUnderstood) {
        return new Column(name, needed, List.of(alsoUnderstood));
    }
}
