package org.zerospread.engine.intake;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which column holds which field.
///
/// @param columns per field of the kind its 0-based column, or -1
/// @param notes headings that were not understood, with their cells, in one line
/// @param unmatched the same headings alone
record ColumnMap(int[] columns, List<String> notes, List<String> unmatched) {

    /// Columns of the sheets of faulty rows that tell where and why; they are passed over in silence.
    static final String LINE = "行号";
    static final String PROBLEM = "问题";
    private static final int IGNORED = -1;

    /// Whether a row looks like the headings of the kind: at least two of them are known. A title above does not.
    static boolean looksLikeHeadings(RecordKind kind, Mapping mapping, Row row) throws TableFault {
        Map<String, Integer> known = known(kind, mapping);
        return row.cells().stream().filter(cell -> known.getOrDefault(bare(cell.text()), IGNORED) != IGNORED).count() >= 2;
    }

    /// @throws TableFault INT-004 a required column is missing, INT-005 two columns for one field
    static ColumnMap of(RecordKind kind, Mapping mapping, Row headings) throws TableFault {
        Map<String, Integer> known = known(kind, mapping);
        int[] columns = new int[kind.fields().size()];
        Arrays.fill(columns, -1);
        List<String> unknown = new ArrayList<>();
        List<String> unmatched = new ArrayList<>();
        for (Cell cell : headings.cells()) {
            @Nullable Integer field = known.get(bare(cell.text()));
            if (cell.blank() || field != null && field == IGNORED) {
                continue;
            }
            if (field == null) {
                unknown.add(cell.address() + " " + cell.text().strip());
                unmatched.add(cell.text().strip());
            } else if (columns[field] >= 0) {
                String both = Cell.columnName(columns[field]) + ", " + Cell.columnName(cell.column());
                throw new TableFault("INT-005", both + " 两列都是“" + kind.fields().get(field).headings().getFirst() + "”, 请只留一列",
                        "columns " + both + " are both " + kind.fields().get(field).key() + "; keep one");
            } else {
                columns[field] = cell.column();
            }
        }
        refuseMissing(kind, columns, unknown);
        List<String> notes = unknown.isEmpty() ? List.of()
                : List.of("未使用的列 / columns not used: " + String.join(", ", unknown));
        return new ColumnMap(columns, notes, List.copyOf(unmatched));
    }

    private static void refuseMissing(RecordKind kind, int[] columns, List<String> unknown) throws TableFault {
        for (int i = 0; i < columns.length; i++) {
            Field field = kind.fields().get(i);
            if (field.required() && columns[i] < 0) {
                String left = String.join(", ", unknown);
                throw new TableFault("INT-004", "缺少“" + field.headings().getFirst() + "”列; 未识别的列: " + left,
                        "the column " + field.key() + " is missing; headings not understood: " + left);
            }
        }
    }

    /// What was remembered goes before what everybody understands.
    private static Map<String, Integer> known(RecordKind kind, Mapping mapping) throws TableFault {
        Map<String, Integer> known = new HashMap<>();
        known.put(LINE, IGNORED);
        known.put(PROBLEM, IGNORED);
        for (int i = 0; i < kind.fields().size(); i++) {
            known.put(bare(kind.fields().get(i).key()), i);
            for (String heading : kind.fields().get(i).headings()) {
                known.put(bare(heading), i);
            }
        }
        for (Map.Entry<String, String> remembered : mapping.fieldByHeading().entrySet()) {
            known.put(bare(remembered.getKey()), remembered.getValue().isEmpty() ? IGNORED : field(kind, remembered.getValue()));
        }
        return known;
    }

    private static int field(RecordKind kind, String key) throws TableFault {
        for (int i = 0; i < kind.fields().size(); i++) {
            if (kind.fields().get(i).key().equals(key)) {
                return i;
            }
        }
        throw new TableFault("INT-011", "记住的列对应关系中没有“" + key + "”这一项, 请重新对应", "a remembered mapping names the field " + key + ", which there is not; map the columns again");
    }

    /// Full width, blanks, asterisks, case and a unit in brackets make no other heading: `*体 温（℃）` is `体温`.
    private static String bare(String heading) {
        String text = Normalizer.normalize(heading, Normalizer.Form.NFKC).replaceAll("[\\s*\\uFEFF:_]", "").toLowerCase(Locale.ROOT);
        String withoutUnit = text.replaceAll("\\([^)]*\\)$", "");
        return withoutUnit.isEmpty() ? text : withoutUnit;
    }
}
