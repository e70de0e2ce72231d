package org.zerospread.engine.estimate;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zerospread.engine.intake.Row;

/// Reads exposures and onsets, each known as an interval:
/// `id,exposure_left,exposure_right,onset_left,onset_right,presentation_left,presentation_right`.
///
/// The rules of Lauer et al., Ann Intern Med 2020: an exposure without beginning, or one before the origin, begins at the origin; an onset without
/// end ends when the person was seen; an exposure without end ends with the onset, and never after it; an onset without beginning begins with the
/// exposure, and never before it. A day alone means its beginning on the left and its end on the right.
/// Codes: EST-001, EST-002, EST-004 for the form, EST-012 neither onset nor presentation, EST-013 an interval or an onset the wrong way round,
/// EST-014 too few rows, EST-015 an id twice.
public final class ExposureFile {

    /// The fewest rows that two parameters are fitted to.
    public static final int FEWEST_ROWS = 5;

    private static final Map<String, List<String>> NAMES = Map.of("id", List.of("id", "uid", "case_id", "编号"), "exposure_left", List.of("exposure_left", "el"), "exposure_right",
            List.of("exposure_right", "er"), "onset_left", List.of("onset_left", "sl"), "onset_right", List.of("onset_right", "sr"), "presentation_right",
            List.of("presentation_right", "pr"));

    private final EstimateTable table;
    private final LocalDate origin;
    private final Map<String, Integer> ids = new HashMap<>();
    private final List<CensoredDelay> delays = new ArrayList<>();

    private ExposureFile(EstimateTable table, LocalDate origin) {
        this.table = table;
        this.origin = origin;
    }

    /// @param origin before this day nobody was exposed: where an exposure begins of which no beginning is known
    public static FileReading<List<CensoredDelay>> read(Path path, LocalDate origin) {
        EstimateTable table = EstimateTable.open(path, NAMES);
        table.require("exposure_left", "exposure_right", "onset_left", "onset_right");
        ExposureFile file = new ExposureFile(table, origin);
        if (table.isSound()) {
            table.rows().forEach(file::row);
        }
        if (table.isSound() && file.delays.size() < FEWEST_ROWS) {
            table.fault(table.rows().isEmpty() ? 1 : table.rows().getLast().number(), "", "EST-014", "只有 " + file.delays.size() + " 行, 至少要 " + FEWEST_ROWS + " 行才能拟合",
                    "only " + file.delays.size() + " row(s); a fit needs at least " + FEWEST_ROWS);
        }
        return table.reading(() -> List.copyOf(file.delays));
    }

    private void row(Row row) {
        String id = table.text(row, "id");
        Integer first = id.isEmpty() ? null : ids.putIfAbsent(id, row.number());
        if (first != null) {
            table.fault(row.number(), "id", "EST-015", "编号 " + id + " 已在第 " + first + " 行出现", "the id " + id + " is in line " + first + " already");
        }
        int before = faultsOfOrder(row);
        Optional<EstimateTable.Moment> onsetRight = needed(row, "onset_right");
        if (onsetRight.isEmpty() && table.text(row, "onset_right").isEmpty()) {
            onsetRight = needed(row, "presentation_right");
            if (onsetRight.isEmpty() && table.text(row, "presentation_right").isEmpty()) {
                table.fault(row.number(), "onset_right", "EST-012", "发病时间和就诊时间都没有", "neither the onset nor the presentation is known");
            }
        } else {
            unused(row, "presentation_right");
        }
        Optional<EstimateTable.Moment> exposureLeft = needed(row, "exposure_left");
        Optional<EstimateTable.Moment> exposureRight = needed(row, "exposure_right");
        Optional<EstimateTable.Moment> onsetLeft = needed(row, "onset_left");
        if (onsetRight.isPresent() && before == 0) {
            delay(row, exposureLeft, exposureRight, onsetLeft, onsetRight.get().lastDaysSince(origin));
        }
    }

    private void delay(Row row, Optional<EstimateTable.Moment> exposureLeft, Optional<EstimateTable.Moment> exposureRight, Optional<EstimateTable.Moment> onsetLeft, double onsetEnd) {
        double start = Math.max(0, exposureLeft.map(moment -> moment.daysSince(origin)).orElse(0.0));
        double startEnd = Math.min(onsetEnd, exposureRight.map(moment -> moment.lastDaysSince(origin)).orElse(onsetEnd));
        double onset = Math.max(start, onsetLeft.map(moment -> moment.daysSince(origin)).orElse(start));
        if (onsetEnd <= 0 || startEnd < 0) {
            table.fault(row.number(), "onset_right", "EST-013", "暴露或发病在 " + origin + " 之前: 请用 --origin 写明最早可能暴露的日子",
                    "the exposure or onset lies before " + origin + ": say with --origin since when exposure was possible");
        } else if (start >= onsetEnd) {
            table.fault(row.number(), "exposure_left", "EST-013", "暴露开始不早于发病", "the exposure does not begin before the onset");
        } else if (onset > onsetEnd) {
            table.fault(row.number(), "onset_left", "EST-013", "发病晚于就诊", "the onset is after the presentation");
        } else {
            delays.add(new CensoredDelay(start, startEnd, onset, onsetEnd));
        }
    }

    /// Adds the faults of intervals that end before they begin.
    ///
    /// @return how many
    private int faultsOfOrder(Row row) {
        return wrongWayRound(row, "exposure_left", "exposure_right") + wrongWayRound(row, "onset_left", "onset_right");
    }

    private int wrongWayRound(Row row, String left, String right) {
        Optional<EstimateTable.Moment> begins = table.moment(row, left);
        Optional<EstimateTable.Moment> ends = table.moment(row, right);
        if (begins.isPresent() && ends.isPresent() && begins.get().isBeyond(ends.get())) {
            table.fault(row.number(), right, "EST-013", table.text(row, right) + " 早于 " + table.text(row, left), table.text(row, right) + " is before " + table.text(row, left));
            return 1;
        }
        return 0;
    }

    private Optional<EstimateTable.Moment> needed(Row row, String column) {
        Optional<EstimateTable.Moment> moment = table.moment(row, column);
        if (moment.isEmpty() && !table.text(row, column).isEmpty()) {
            table.noDate(row, column);
        }
        return moment;
    }

    private void unused(Row row, String column) {
        if (table.moment(row, column).isEmpty() && !table.text(row, column).isEmpty()) {
            String text = table.text(row, column);
            table.note(row.number(), column + " 的“" + text + "”看不懂; 已有发病时间, 用不到它", column + " \"" + text + "\" is not understood; the onset is known and it is not needed");
        }
    }
}
