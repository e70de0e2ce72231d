package org.zerospread.engine.estimate;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.intake.Row;

/// Reads new cases of consecutive days: `dates,I`, or `dates,local,imported`.
///
/// `dates` are days or whole numbers, each one day after the row before. Codes: EST-001 to EST-004 for the form, EST-005 days that are not in a row,
/// EST-006 no whole number of cases, EST-007 no case at all, EST-008 too few days.
public final class IncidenceFile {

    private static final Map<String, List<String>> NAMES = Map.of("dates", List.of("dates", "date", "日期"), "I", List.of("i", "incidence", "cases", "病例数", "新增"),
            "local", List.of("local", "本地"), "imported", List.of("imported", "输入"));
    /// Beyond this a count is a slip of the pen, and sums would lose their last digits.
    private static final double MOST = 1e12;

    private final EstimateTable table;
    private final Map<Long, Integer> lines = new HashMap<>();
    private final long[] local;
    private final long[] imported;

    private IncidenceFile(EstimateTable table) {
        this.table = table;
        this.local = new long[table.rows().size()];
        this.imported = new long[table.rows().size()];
    }

    /// @param window days of a window: the file must have one day more
    public static FileReading<Incidence> read(Path path, int window) {
        EstimateTable table = EstimateTable.open(path, NAMES);
        boolean parted = table.has("local") && table.has("imported");
        table.require("dates");
        if (!parted) {
            table.require("I");
        }
        IncidenceFile file = new IncidenceFile(table);
        if (table.isSound()) {
            file.rows(parted);
            file.whole(window);
        }
        return table.reading(() -> parted ? Incidence.of(file.local, file.imported) : Incidence.of(file.local));
    }

    private void rows(boolean parted) {
        Long before = null;
        for (int i = 0; i < table.rows().size(); i++) {
            Row row = table.rows().get(i);
            Long day = day(row);
            if (day != null) {
                follows(row, before, day);
                before = day;
            }
            local[i] = count(row, parted ? "local" : "I");
            imported[i] = parted ? count(row, "imported") : 0;
            if (parted && table.has("I") && table.isSound() && local[i] + imported[i] != count(row, "I")) {
                table.fault(row.number(), "I", "EST-006", "本地加输入是 " + (local[i] + imported[i]) + ", 与 I 不符", "local and imported make " + (local[i] + imported[i]) + ", which is not I");
            }
        }
    }

    private @Nullable Long day(Row row) {
        String text = table.text(row, "dates");
        Optional<EstimateTable.Moment> moment = table.moment(row, "dates");
        if (moment.isPresent() && moment.get().at().equals(moment.get().at().toLocalDate().atStartOfDay())) {
            return moment.get().at().toLocalDate().toEpochDay();
        }
        if (text.matches("-?[0-9]{1,7}")) {
            return Long.parseLong(text);
        }
        table.noDate(row, "dates");
        return null;
    }

    private void follows(Row row, @Nullable Long before, long day) {
        Integer first = lines.putIfAbsent(day, row.number());
        String text = table.text(row, "dates");
        if (first != null) {
            table.fault(row.number(), "dates", "EST-005", text + " 已在第 " + first + " 行写过", text + " is in line " + first + " already");
        } else if (before != null && day < before) {
            table.fault(row.number(), "dates", "EST-005", text + " 早于上一行, 请按日期排序", text + " is before the row above; sort by date");
        } else if (before != null && day > before + 1) {
            long gap = day - before - 1;
            boolean dates = text.length() > 7;
            String missing = dates ? LocalDate.ofEpochDay(before + 1).toString() : String.valueOf(before + 1);
            table.fault(row.number(), "dates", "EST-005", text + " 之前缺 " + gap + " 天 (自 " + missing + "), 没有病例的日子也要写, 填 0",
                    "before " + text + " " + gap + " day(s) from " + missing + " on are missing; write days without a case too, with 0");
        }
    }

    private long count(Row row, String column) {
        String text = table.text(row, column);
        if (text.isEmpty()) {
            table.fault(row.number(), column, "EST-006", "没有填病例数, 没有病例请填 0", "the number of cases is missing; write 0 for none");
            return 0;
        }
        Double number = table.number(row, column);
        if (number == null) {
            return 0;
        }
        if (number < 0 || number > MOST || number != Math.rint(number)) {
            table.fault(row.number(), column, "EST-006", "“" + text + "”不是病例数, 应为 0 或正整数", "\"" + text + "\" is no number of cases: 0 or a whole number above it");
            return 0;
        }
        return number.longValue();
    }

    private void whole(int window) {
        if (!table.isSound()) {
            return;
        }
        int days = local.length;
        int last = days == 0 ? 1 : table.rows().getLast().number();
        Incidence incidence = Incidence.of(local, imported);
        if (incidence.total() == 0) {
            table.fault(last, "I", "EST-007", "共 " + days + " 天, 没有一例: 无从估计", "none of the " + days + " days has a case: there is nothing to estimate from");
        } else if (days < window + 1) {
            table.fault(last, "dates", "EST-008", "只有 " + days + " 天; 窗口 " + window + " 天须有 " + (window + 1) + " 天 (第 1 天不估计)",
                    "only " + days + " day(s); a window of " + window + " needs " + (window + 1) + ", for day 1 is not estimated");
        } else if (incidence.leadingZeros() > 0) {
            table.note(table.rows().getFirst().number(), "前 " + incidence.leadingZeros() + " 天没有病例: 首批病例因此按本地感染计, 其 R 偏高; 可从首例那天开始",
                    "the first " + incidence.leadingZeros() + " day(s) have no case, so the first cases count as infected here and R is too high there; begin with the day of the first case");
        }
    }
}
