package org.zerospread.engine.estimate;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.intake.Row;

/// Reads pairs of infector and infectee in one of three forms, told apart by the headings:
///
/// - a pair a row: `infector_onset,infectee_onset` (days or moments)
/// - a pair a row, each moment an interval: `infector_onset_left,infector_onset_right,infectee_onset_left,infectee_onset_right`, or `EL,ER,SL,SR`; here numbers of days will do
/// - a case a row: `case_id,infector_id,onset`
///
/// A day alone means the whole day; numbers of left and right are the bounds themselves. With infections in place of onsets (`infector_infection` …) the result is the generation interval.
/// Codes: EST-001 to EST-004 for the form, EST-013 an interval that ends before it begins, EST-014 too few pairs, EST-015 an id twice,
/// EST-016 an infector who is not in the file, EST-017 cases that infect each other in a circle, EST-018 a moment that is missing.
public final class PairFile {

    /// The fewest pairs that a spread is told of.
    public static final int FEWEST_PAIRS = 2;

    private static final Map<String, List<String>> NAMES = Map.of(
            "infector_onset", List.of("infector_onset", "infector_infection", "infector_symptom_onset", "onset_infector", "primary_onset", "传染者发病", "感染来源发病"),
            "infectee_onset", List.of("infectee_onset", "infectee_infection", "infectee_symptom_onset", "onset_infectee", "secondary_onset", "被感染者发病", "续发病例发病"),
            "infector_onset_left", List.of("infector_onset_left", "infector_infection_left", "el"), "infector_onset_right", List.of("infector_onset_right", "infector_infection_right", "er"),
            "infectee_onset_left", List.of("infectee_onset_left", "infectee_infection_left", "sl"), "infectee_onset_right", List.of("infectee_onset_right", "infectee_infection_right", "sr"),
            "case_id", List.of("case_id", "id", "病例编号"), "infector_id", List.of("infector_id", "infector", "source_id", "感染来源", "传染者编号"),
            "onset", List.of("onset", "onset_on", "symptom_onset", "发病日期", "infection"));
    private static final LocalDate ORIGIN = LocalDate.of(2000, 1, 1);

    private final EstimateTable table;
    private final List<TransmissionPair> pairs = new ArrayList<>();

    /// When something was, between two moments in days.
    private record Span(double low, double high) {}

    private PairFile(EstimateTable table) {
        this.table = table;
    }

    /// Reads the file.
    public static FileReading<List<TransmissionPair>> read(Path path) {
        EstimateTable table = EstimateTable.open(path, NAMES);
        PairFile file = new PairFile(table);
        if (table.isSound()) {
            file.rows();
        }
        if (table.isSound() && file.pairs.size() < FEWEST_PAIRS) {
            table.fault(table.rows().isEmpty() ? 1 : table.rows().getLast().number(), "", "EST-014", "只有 " + file.pairs.size() + " 对, 至少要 " + FEWEST_PAIRS + " 对",
                    "only " + file.pairs.size() + " pair(s); at least " + FEWEST_PAIRS + " are needed");
        }
        return table.reading(() -> List.copyOf(file.pairs));
    }

    private void rows() {
        if (table.has("infector_onset") && table.has("infectee_onset")) {
            table.rows().forEach(row -> pair(row, span(row, "infector_onset", "infector_onset"), span(row, "infectee_onset", "infectee_onset")));
        } else if (table.has("infector_id")) {
            table.require("case_id", "onset");
            if (table.isSound()) {
                lineList();
            }
        } else if (table.has("infector_onset_left") || table.has("infectee_onset_left")) {
            table.require("infector_onset_left", "infector_onset_right", "infectee_onset_left", "infectee_onset_right");
            if (table.isSound()) {
                table.rows().forEach(row -> pair(row, span(row, "infector_onset_left", "infector_onset_right"), span(row, "infectee_onset_left", "infectee_onset_right")));
            }
        } else {
            table.fault(1, "", "EST-002", "缺少列: 应有 infector_onset,infectee_onset, 或 infector_onset_left … infectee_onset_right, 或 case_id,infector_id,onset",
                    "columns are missing: infector_onset,infectee_onset, or infector_onset_left … infectee_onset_right, or case_id,infector_id,onset");
        }
    }

    private void pair(Row row, @Nullable Span infector, @Nullable Span infectee) {
        if (infector != null && infectee != null) {
            pairs.add(new TransmissionPair(row.number(), new CensoredDelay(infector.low(), infector.high(), infectee.low(), infectee.high())));
        }
    }

    /// From one or two cells; null with a fault where it cannot be told.
    private @Nullable Span span(Row row, String left, String right) {
        Double low = end(row, left, false);
        // One cell for both is told once.
        Double high = low == null && left.equals(right) ? null : end(row, right, true);
        if (low == null || high == null) {
            return null;
        }
        Optional<EstimateTable.Moment> last = table.moment(row, right);
        if (low > high || last.isPresent() && table.moment(row, left).filter(first -> first.isBeyond(last.get())).isPresent()) {
            table.fault(row.number(), right, "EST-013", table.text(row, right) + " 早于 " + table.text(row, left), table.text(row, right) + " is before " + table.text(row, left));
            return null;
        }
        return new Span(low, high);
    }

    private @Nullable Double end(Row row, String column, boolean last) {
        String text = table.text(row, column);
        if (text.isEmpty()) {
            table.fault(row.number(), column, "EST-018", "没有填时间", "the moment is missing");
            return null;
        }
        Optional<EstimateTable.Moment> moment = table.moment(row, column);
        if (moment.isPresent()) {
            return last ? moment.get().lastDaysSince(ORIGIN) : moment.get().daysSince(ORIGIN);
        }
        if (text.matches("-?[0-9]{1,7}(\\.[0-9]+)?")) {
            // A whole number for an onset is a day, as a date is; a number on the left or right is a bound.
            boolean day = !text.contains(".") && !column.endsWith("_right");
            return Double.parseDouble(text) + (last && day ? 1 : 0);
        }
        table.noDate(row, column);
        return null;
    }

    private void lineList() {
        Map<String, Row> cases = new HashMap<>();
        for (Row row : table.rows()) {
            String id = key(row, "case_id");
            Row first = id.isEmpty() ? null : cases.putIfAbsent(id, row);
            if (id.isEmpty()) {
                table.fault(row.number(), "case_id", "EST-018", "没有填病例编号", "the case has no id");
            } else if (first != null) {
                table.fault(row.number(), "case_id", "EST-015", "编号 " + table.text(row, "case_id") + " 已在第 " + first.number() + " 行出现",
                        "the id " + table.text(row, "case_id") + " is in line " + first.number() + " already");
            }
        }
        Map<Integer, Span> onsets = new HashMap<>();
        for (Row row : table.rows()) {
            Span onset = table.text(row, "onset").isEmpty() ? null : span(row, "onset", "onset");
            if (onset != null) {
                onsets.put(row.number(), onset);
            }
        }
        table.rows().forEach(row -> link(row, cases, onsets));
    }

    private void link(Row row, Map<String, Row> cases, Map<Integer, Span> onsets) {
        String source = key(row, "infector_id");
        if (source.isEmpty()) {
            return;
        }
        Row infector = cases.get(source);
        if (infector == null) {
            table.fault(row.number(), "infector_id", "EST-016", "文件里没有病例 " + table.text(row, "infector_id"), "there is no case " + table.text(row, "infector_id") + " in the file");
        } else if (circles(row, cases)) {
            table.fault(row.number(), "infector_id", "EST-017", "病例 " + table.text(row, "case_id") + " 经感染来源追溯又回到自己", "the infectors of case " + table.text(row, "case_id") + " lead back to it");
        } else if (table.text(row, "onset").isEmpty() || table.text(infector, "onset").isEmpty()) {
            Row lacking = table.text(row, "onset").isEmpty() ? row : infector;
            table.note(row.number(), "第 " + lacking.number() + " 行没有发病日期, 这一对不计", "line " + lacking.number() + " has no onset; this pair is not counted");
        } else {
            pair(row, onsets.get(infector.number()), onsets.get(row.number()));
        }
    }

    private boolean circles(Row from, Map<String, Row> cases) {
        Set<String> met = new HashSet<>();
        String start = key(from, "case_id");
        for (Row at = from; at != null; at = cases.get(key(at, "infector_id"))) {
            if (key(at, "infector_id").equals(start)) {
                return true;
            }
            if (!met.add(key(at, "case_id"))) {
                // A circle further up, told at its own rows.
                return false;
            }
        }
        return false;
    }

    private String key(Row row, String column) {
        return table.text(row, column).toLowerCase(Locale.ROOT);
    }
}
