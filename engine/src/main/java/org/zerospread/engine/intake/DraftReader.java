package org.zerospread.engine.intake;

import java.io.Closeable;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.identity.CardNumber;

/// A table as drafts of one kind, one after the other.
public final class DraftReader implements Closeable {

    private static final Set<String> NOTHING = Set.of("NA", "N/A", "-", "--", "—", "——", "/", "不详", "未知", "暂无", "UNKNOWN");

    private final HeadedTable table;
    private final RecordKind kind;
    private final CellReader cells;

    private DraftReader(HeadedTable table, RecordKind kind, CellReader cells) {
        this.table = table;
        this.kind = kind;
        this.cells = cells;
    }

    /// Finds the headings, also below a title.
    ///
    /// @throws TableFault INT-003 no headings, INT-004 and INT-005 for the columns
    public static DraftReader open(TableReader table, RecordKind kind, DateContext context) throws IOException {
        return open(table, kind, context, Mapping.NONE);
    }

    /// Finds the headings, with what is remembered of the columns of such files.
    ///
    /// @throws TableFault INT-003 no headings, INT-004, INT-005 and INT-011 for the columns
    public static DraftReader open(TableReader table, RecordKind kind, DateContext context, Mapping mapping) throws IOException {
        return new DraftReader(HeadedTable.open(table, kind, mapping), kind, new CellReader(context));
    }

    /// What had to be understood about the file and its columns so far; complete when there is no next row.
    public List<String> notes() {
        return table.notes();
    }

    /// Headings of the present sheet that no field was found for: what a person may map by hand.
    public List<String> unmatchedHeadings() {
        return table.map().unmatched();
    }

    /// The next row, or null at the end.
    public @Nullable Draft next() throws IOException {
        Row row = table.next();
        if (row == null) {
            return null;
        }
        @Nullable Object[] values = new Object[kind.fields().size()];
        List<Draft.Remark> remarks = new ArrayList<>(0);
        int[] columns = table.map().columns();
        for (int i = 0; i < values.length; i++) {
            if (columns[i] >= 0) {
                values[i] = value(kind.fields().get(i), row.cell(columns[i]), remarks);
            }
        }
        againstCard(row, values, columns, remarks);
        return new Draft(table.position(row), values, remarks, new Draft.Where(table.sheets() == 1 ? "" : table.sheetName() + "!", row.number(), columns));
    }

    /// A resident's card number tells birth date and sex. Where the row says otherwise it is taken as written, and told: nobody here knows which of the two is wrong.
    private void againstCard(Row row, @Nullable Object[] values, int[] columns, List<Draft.Remark> remarks) {
        int at = kind.position("card");
        if (at < 0 || !(values[at] instanceof CardNumber card)) {
            return;
        }
        int birth = kind.position("born_on");
        if (birth >= 0 && values[birth] instanceof LocalDate written && card.birthDate().isPresent() && !card.birthDate().get().equals(written)) {
            note(row, columns[birth], "born_on", "与证件号码上的 " + card.birthDate().get() + " 不一致, 按所填理解, 请核对 / not the birth date of the card number, " + card.birthDate().get() + "; taken as written, check it", remarks);
        }
        int sex = kind.position("sex");
        if (sex >= 0 && values[sex] instanceof String written && card.sex().isPresent() && !card.sex().get().name().equals(written)) {
            note(row, columns[sex], "sex", "与证件号码上的性别不一致, 按所填理解, 请核对 / not the sex of the card number; taken as written, check it", remarks);
        }
    }

    private void note(Row row, int column, String field, String note, List<Draft.Remark> remarks) {
        remarks.add(new Draft.Remark(table.address(row.cell(column)), field, "", note, note));
    }

    private @Nullable Object value(Field field, Cell cell, List<Draft.Remark> remarks) {
        if (cell.blank()) {
            if (field.required()) {
                remarks.add(new Draft.Remark(table.address(cell), field.key(), "INT-020", "必填", "must be filled in"));
            }
            return null;
        }
        if (saysNothing(field, cell.text())) {
            String note = "“" + cell.text().strip() + "”按未填理解 / read as not filled in";
            remarks.add(field.required() ? new Draft.Remark(table.address(cell), field.key(), "INT-020", "必填", "must be filled in")
                    : new Draft.Remark(table.address(cell), field.key(), "", note, note));
            return null;
        }
        return switch (cells.read(field, cell)) {
            case Reading.Read<?> read -> {
                read.notes().forEach(note -> remarks.add(new Draft.Remark(table.address(cell), field.key(), "", note, note)));
                yield read.value();
            }
            case Reading.Refused<?> no -> {
                remarks.add(new Draft.Remark(table.address(cell), field.key(), no.code(), no.zh(), no.en()));
                yield null;
            }
        };
    }

    /// `NA`, a dash or 不详 where a value of a certain shape is asked for.
    private static boolean saysNothing(Field field, String text) {
        return switch (field.type()) {
            case TEXT, YES_NO -> false;
            case CHOICE -> NOTHING.contains(text.strip().toUpperCase(Locale.ROOT)) && !field.choices().containsKey(text.strip().toUpperCase(Locale.ROOT));
            case CODE, CARD, PHONE, DATE, BIRTH_DATE, TIME, TEMPERATURE, WHOLE_NUMBER, LATITUDE, LONGITUDE, REGION, PLATE, CREDIT_CODE, INDUSTRY ->
                NOTHING.contains(text.strip().toUpperCase(Locale.ROOT));
        };
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}
