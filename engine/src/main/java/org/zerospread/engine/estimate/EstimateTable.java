package org.zerospread.engine.estimate;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.document.DocumentFault;
import org.zerospread.engine.intake.Cell;
import org.zerospread.engine.intake.Row;
import org.zerospread.engine.intake.TableFault;
import org.zerospread.engine.intake.TableReader;
import org.zerospread.engine.intake.Tables;

/// A table being read for an estimate, with the faults and notes found so far. The first row has the headings; columns that nobody asks for
/// are left alone.
final class EstimateTable {

    /// What stands where there is no value.
    private static final Set<String> NOTHING = Set.of("", "na", "n/a", "nan", "null", "-");
    private static final Pattern MOMENT = Pattern.compile(
            "([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[ T]+([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:\\.[0-9]+)?)?)?");

    private final String file;
    private final List<DocumentFault> faults = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Integer> columns = new HashMap<>();

    /// A moment, or a whole day where only the day is written.
    ///
    /// @param wholeDay whether no time of day is written
    record Moment(LocalDateTime at, boolean wholeDay) {

        /// Days since the beginning of a day.
        double daysSince(LocalDate origin) {
            return ChronoUnit.MILLIS.between(origin.atStartOfDay(), at) / 86_400_000.0;
        }

        /// The same for the last moment that is meant: of a whole day its end.
        double lastDaysSince(LocalDate origin) {
            return daysSince(origin) + (wholeDay ? 1 : 0);
        }

        /// Whether it begins after all of what ends with the other.
        boolean isBeyond(Moment end) {
            return end.wholeDay ? !at.isBefore(end.at.plusDays(1)) : at.isAfter(end.at);
        }
    }

    private EstimateTable(String file) {
        this.file = file;
    }

    /// Reads all rows.
    ///
    /// @param names each name that a reader asks for, with all headings it goes by, in small letters
    static EstimateTable open(Path path, Map<String, List<String>> names) {
        EstimateTable table = new EstimateTable(path.toString());
        try (TableReader reader = Tables.open(path)) {
            Row headings = reader.next();
            if (headings == null) {
                table.fault(1, "", "EST-001", "文件是空的", "the file is empty");
                return table;
            }
            table.headings(headings, names);
            for (Row row = reader.next(); row != null; row = reader.next()) {
                table.rows.add(row);
            }
        } catch (TableFault broken) {
            table.fault(1, "", broken.code(), broken.zh(), broken.en());
        } catch (IOException unreadable) {
            table.fault(1, "", "EST-001", "文件不存在或读不出来", "the file is not there or cannot be read");
        }
        return table;
    }

    private void headings(Row row, Map<String, List<String>> names) {
        for (Cell cell : row.cells()) {
            String heading = cell.text().strip().toLowerCase(Locale.ROOT);
            names.forEach((name, synonyms) -> {
                if (synonyms.contains(heading) && columns.putIfAbsent(name, cell.column()) != null) {
                    fault(row.number(), heading, "EST-002", "列“" + name + "”出现两次", "the column \"" + name + "\" is there twice");
                }
            });
        }
    }

    boolean has(String column) {
        return columns.containsKey(column);
    }

    /// Adds a fault for each of the columns that is missing.
    void require(String... needed) {
        for (String column : needed) {
            if (!has(column) && faults.isEmpty()) {
                missing(column);
            }
        }
    }

    void missing(String column) {
        fault(1, column, "EST-002", "缺少列“" + column + "”", "the column \"" + column + "\" is missing");
    }

    List<Row> rows() {
        return rows;
    }

    boolean isSound() {
        return faults.isEmpty();
    }

    /// The text of a cell without blanks around it; empty where nothing is written, the column is missing, or `NA` stands.
    String text(Row row, String column) {
        Integer place = columns.get(column);
        if (place == null) {
            return "";
        }
        String text = row.cell(place).text().strip();
        return NOTHING.contains(text.toLowerCase(Locale.ROOT)) ? "" : text;
    }

    /// A number, or null where none is written or what is written is none (then with a fault).
    @Nullable Double number(Row row, String column) {
        String text = text(row, column);
        if (text.isEmpty()) {
            return null;
        }
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value) && text.matches("[-+0-9.eE]+")) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Told below, together with what Java takes for a number and nobody else does.
        }
        fault(row.number(), column, "EST-003", "“" + text + "”不是数", "\"" + text + "\" is no number");
        return null;
    }

    /// A moment, or empty where none is written or what is written is none.
    Optional<Moment> moment(Row row, String column) {
        String text = text(row, column);
        Integer place = columns.get(column);
        if (text.isEmpty() || place == null) {
            return Optional.empty();
        }
        return switch (row.cell(place).kind()) {
            case DATE_1900 -> serial(text, LocalDate.of(1899, 12, 30));
            case DATE_1904 -> serial(text, LocalDate.of(1904, 1, 1));
            case TEXT, NUMBER, NUMBER_1904, BOOLEAN, FORMULA, ERROR -> written(text);
        };
    }

    private static Optional<Moment> serial(String text, LocalDate zero) {
        double days = Double.parseDouble(text);
        return Optional.of(new Moment(zero.atStartOfDay().plusSeconds(Math.round(days * 86_400)), days == Math.rint(days)));
    }

    private static Optional<Moment> written(String text) {
        Matcher parts = MOMENT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.of(part(parts, 1), part(parts, 2), part(parts, 3));
            boolean wholeDay = parts.group(4) == null;
            return Optional.of(new Moment(wholeDay ? day.atStartOfDay() : day.atTime(part(parts, 4), part(parts, 5), parts.group(6) == null ? 0 : part(parts, 6)), wholeDay));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static int part(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }

    /// Adds the fault that what is written is no date.
    void noDate(Row row, String column) {
        String text = text(row, column);
        fault(row.number(), column, "EST-004", "“" + text + "”不是日期或时刻, 请写作 2020-02-03 或 2020-02-03 14:05", "\"" + text + "\" is no date or time; write 2020-02-03 or 2020-02-03 14:05");
    }

    void fault(int line, String column, String code, String zh, String en) {
        faults.add(new DocumentFault(file, line, column, code, zh, en));
    }

    void note(int line, String zh, String en) {
        notes.add(new Note(line, zh, en));
    }

    /// The value when there are no faults; the supplier is asked only then.
    <T> FileReading<T> reading(Supplier<T> value) {
        List<DocumentFault> sorted = faults.stream().sorted(Comparator.comparingInt(DocumentFault::line)).toList();
        List<Note> sortedNotes = notes.stream().sorted(Comparator.comparingInt(Note::line)).toList();
        return new FileReading<>(sorted.isEmpty() ? Optional.of(value.get()) : Optional.empty(), sorted, sortedNotes);
    }
}
