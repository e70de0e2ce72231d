package org.zerospread.engine.estimate;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.zerospread.engine.intake.Row;

/// Reads a serial interval: `k,w`, k counting days from 0 (or 1), w the weight of each.
///
/// Codes: EST-001 to EST-003 for the form, EST-009 k that do not count on, EST-010 a weight below 0 or of day 0, EST-011 a sum that is not 1.
public final class SerialIntervalFile {

    private static final Map<String, List<String>> NAMES = Map.of("k", List.of("k", "day", "days", "天"), "w", List.of("w", "weight", "probability", "概率"));
    /// A difference that decimal places explain is not worth a word.
    private static final double ROUNDING = 1e-9;

    private SerialIntervalFile() {}

    /// Reads the file.
    public static FileReading<SerialInterval> read(Path path) {
        EstimateTable table = EstimateTable.open(path, NAMES);
        table.require("k", "w");
        double[] weights = table.isSound() ? weights(table) : new double[0];
        if (table.isSound()) {
            sum(table, weights);
        }
        return table.reading(() -> SerialInterval.given(weights));
    }

    private static double[] weights(EstimateTable table) {
        List<Row> rows = table.rows();
        if (rows.isEmpty()) {
            table.fault(1, "k", "EST-009", "没有一行权重", "there is not one weight");
            return new double[0];
        }
        Double start = table.number(rows.getFirst(), "k");
        int first = start != null && start == 1 ? 1 : 0;
        double[] weights = new double[rows.size() + first];
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            Double k = table.number(row, "k");
            if (table.text(row, "k").isEmpty() || k != null && k != i + first) {
                table.fault(row.number(), "k", "EST-009", "k 应依次为 0、1、2…, 此处应为 " + (i + first) + ", 却是“" + table.text(row, "k") + "”",
                        "k must count 0, 1, 2 …: here " + (i + first) + " was expected, not \"" + table.text(row, "k") + "\"");
            }
            weights[i + first] = weight(table, row, i + first);
        }
        return weights;
    }

    private static double weight(EstimateTable table, Row row, int k) {
        Double weight = table.number(row, "w");
        if (table.text(row, "w").isEmpty()) {
            table.fault(row.number(), "w", "EST-010", "没有填权重", "the weight is missing");
        } else if (weight != null && weight < 0) {
            table.fault(row.number(), "w", "EST-010", "权重 " + table.text(row, "w") + " 小于 0", "the weight " + table.text(row, "w") + " is below 0");
        } else if (weight != null && k == 0 && weight != 0) {
            table.fault(row.number(), "w", "EST-010", "第 0 天的权重应为 0: 当天发病的病例互相不算传染", "the weight of day 0 must be 0: cases of one day do not infect each other");
        }
        return weight == null ? 0 : weight;
    }

    private static void sum(EstimateTable table, double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        int line = table.rows().getLast().number();
        String shown = String.format(java.util.Locale.ROOT, "%.6g", sum);
        if (Math.abs(sum - 1) > SerialInterval.SUM_TOLERANCE) {
            table.fault(line, "w", "EST-011", "第 2 至 " + line + " 行的权重之和为 " + shown + ", 应为 1 (允许相差 0.01)", "the weights of lines 2 to " + line + " sum to " + shown + ", not to 1 (give or take 0.01)");
        } else if (Math.abs(sum - 1) > ROUNDING) {
            table.note(line, "权重之和为 " + shown + ", 照原样使用", "the weights sum to " + shown + " and are used as they are");
        }
    }
}
