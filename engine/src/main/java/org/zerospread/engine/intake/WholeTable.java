package org.zerospread.engine.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.document.DocumentFault;

/// A file that is read whole or refused whole: all its rows, every fault with its row, and what was merely understood.
///
/// @param rows also those with faults; `Draft.sound` tells
public record WholeTable(Path file, RecordKind kind, List<Draft> rows, List<DocumentFault> faults, List<String> notes) {

    /// Reads a CSV or XLSX file.
    ///
    /// @param order how `03/02/2020` is meant; where nothing is said, days above 12 elsewhere in the file tell, which is noted
    /// @param absentCode code of the fault of a file that is not there
    public static WholeTable read(Path file, RecordKind kind, DateContext.Order order, String absentCode) {
        List<Draft> rows = new ArrayList<>();
        List<DocumentFault> faults = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        try (TableReader table = Tables.open(file); DraftReader reader = DraftReader.open(table, kind, dates(file, kind, order, notes))) {
            for (Draft draft = reader.next(); draft != null; draft = reader.next()) {
                rows.add(draft);
                for (Draft.Remark remark : draft.remarks()) {
                    if (remark.fault()) {
                        faults.add(new DocumentFault(file.toString(), draft.where().row(), remark.field(), remark.code(), remark.zh(), remark.en()));
                    } else {
                        notes.add(file + ":" + draft.where().row() + ": " + remark.field() + ": " + remark.zh());
                    }
                }
            }
            reader.notes().forEach(note -> notes.add(file + ": " + note));
        } catch (TableFault fault) {
            faults.add(new DocumentFault(file.toString(), 1, "", fault.code(), fault.zh(), fault.en()));
        } catch (IOException absent) {
            faults.add(new DocumentFault(file.toString(), 1, "", absentCode, "文件不存在或读不出来", "the file is not there or cannot be read"));
        }
        return new WholeTable(file, kind, rows, faults, notes);
    }

    private static DateContext dates(Path file, RecordKind kind, DateContext.Order order, List<String> notes) throws IOException {
        DateContext.Order seen = order == DateContext.Order.UNKNOWN ? DateOrderSeen.in(file, kind, Mapping.NONE) : order;
        if (order != seen) {
            notes.add(file + ": " + DateOrderSeen.note(seen));
        }
        return new DateContext(LocalDate.of(1900, 1, 1), LocalDate.of(2999, 12, 31), ZoneOffset.UTC, seen);
    }

    /// The value of a field, as its type has it.
    public @Nullable Object value(Draft row, String field) {
        return row.values()[kind.indexOf(field)];
    }

    /// The text of a field; empty where there is none.
    public String text(Draft row, String field) {
        Object value = value(row, field);
        return value == null ? "" : value.toString().strip();
    }
}
