package org.zerospread.engine.plan;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.document.DocumentFault;

/// Reads the events of a stay from CSV with the columns `date,kind,value`.
///
/// Codes: EVT-001 a column is missing · EVT-002 date · EVT-003 kind · EVT-004 temperature · EVT-005 result of a test · EVT-006 place · EVT-007 not CSV.
/// A file with a fault is refused whole, with every fault; what is merely odd is taken and noted by [StayRun].
public final class EventFile {

    private static final Map<String, String> COLUMNS = Map.of("date", "date", "日期", "date", "时间", "date", "kind", "kind", "类型", "kind", "事件", "kind", "value", "value", "值", "value", "内容", "value");
    private static final Map<String, Kind> KINDS = kinds();
    private static final Map<String, StagePlace> PLACES = places();
    private static final Map<String, TestMethod> METHODS = Map.of("pcr", TestMethod.PCR, "核酸", TestMethod.PCR, "antigen", TestMethod.ANTIGEN, "抗原", TestMethod.ANTIGEN,
            "antibody", TestMethod.ANTIBODY, "抗体", TestMethod.ANTIBODY);
    private static final Map<String, Optional<TestResult>> RESULTS = results();

    private final String file;
    private final ZoneId zone;
    private final List<Entry> entries = new ArrayList<>();
    private final List<DocumentFault> faults = new ArrayList<>();
    private final Set<String> moments = new HashSet<>();

    private enum Kind {
        TEMPERATURE, SYMPTOM, TEST, EXPOSURE, REFUSAL, ESCAPE, MOVED
    }

    /// An event with its line.
    ///
    /// @param line counted from 1, the heading's line included
    /// @param repeats whether the same event of the same moment stands in the file before; such a one is not to be counted
    public record Entry(int line, StayEvent event, boolean repeats) {}

    /// What became of the file.
    ///
    /// @param entries in the order of their lines; to be used only without faults
    public record Reading(List<Entry> entries, List<DocumentFault> faults) {
        public Reading {
            entries = List.copyOf(entries);
            faults = List.copyOf(faults);
        }
    }

    private EventFile(String file, ZoneId zone) {
        this.file = file;
        this.zone = zone;
    }

    /// @param file the name quoted in faults; nothing is opened
    /// @param zone the district's, for moments with an offset: they belong to the district's day
    public static Reading read(String file, String text, ZoneId zone) {
        EventFile reading = new EventFile(file, zone);
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        String head = plain.lines().findFirst().orElse("");
        char separator = head.indexOf('\t') >= 0 ? '\t' : head.indexOf(';') >= 0 ? ';' : head.indexOf('，') >= 0 ? '，' : ',';
        try (CsvReader<CsvRecord> rows = CsvReader.builder().fieldSeparator(separator).skipEmptyLines(true).allowExtraFields(true).allowMissingFields(true).ofCsvRecord(plain)) {
            Map<String, Integer> columns = null;
            for (CsvRecord row : rows) {
                if (columns == null) {
                    columns = reading.columns(row);
                    if (!reading.faults.isEmpty()) {
                        break;
                    }
                } else {
                    reading.row(row, columns);
                }
            }
            if (columns == null) {
                reading.fault(1, "", "EVT-001", "文件是空的: 首行应为 date,kind,value", "the file is empty: its first line must be date,kind,value");
            }
        } catch (de.siegmar.fastcsv.reader.CsvParseException | java.io.IOException e) {
            reading.fault(1, "", "EVT-007", "不是可读的 CSV: " + e.getMessage(), "not readable as CSV: " + e.getMessage());
        }
        return new Reading(reading.entries, reading.faults);
    }

    private Map<String, Integer> columns(CsvRecord heading) {
        Map<String, Integer> found = new HashMap<>();
        for (int i = 0; i < heading.getFieldCount(); i++) {
            String name = COLUMNS.get(heading.getField(i).strip().toLowerCase(Locale.ROOT));
            if (name != null) {
                found.putIfAbsent(name, i);
            }
        }
        for (String needed : List.of("date", "kind")) {
            if (!found.containsKey(needed)) {
                fault(1, needed, "EVT-001", "缺少列“" + needed + "”: 首行应为 date,kind,value", "the column \"" + needed + "\" is missing: the first line must be date,kind,value");
            }
        }
        return found;
    }

    private void row(CsvRecord row, Map<String, Integer> columns) {
        int line = Math.toIntExact(row.getStartingLineNumber());
        String when = field(row, columns.get("date"));
        String what = field(row, columns.get("kind"));
        String value = field(row, columns.get("value"));
        if (when.isEmpty() && what.isEmpty() && value.isEmpty()) {
            return;
        }
        LocalDate date = date(line, when);
        Kind kind = KINDS.get(what.toLowerCase(Locale.ROOT));
        if (kind == null) {
            fault(line, "kind", "EVT-003", "不认识的事件“" + what + "”; 可用: temperature、symptom、test、exposure、refusal、escape、moved",
                    "unknown kind \"" + what + "\"; known: temperature, symptom, test, exposure, refusal, escape, moved");
        }
        if (date == null || kind == null) {
            return;
        }
        StayEvent event = event(line, kind, date, value);
        if (event != null) {
            entries.add(new Entry(line, event, when.length() > 10 && !moments.add(when + "|" + event)));
        }
    }

    private static String field(CsvRecord row, @Nullable Integer column) {
        return column == null || column >= row.getFieldCount() ? "" : row.getField(column).strip();
    }

    private @Nullable LocalDate date(int line, String text) {
        try {
            String day = text.replace('/', '-');
            LocalDate date = day.matches(".*(Z|[+-]\\d\\d:?\\d\\d)") && day.length() > 15
                    ? OffsetDateTime.parse(day.replace(' ', 'T')).atZoneSameInstant(zone).toLocalDate()
                    : LocalDate.parse(day.length() > 10 && (day.charAt(10) == 'T' || day.charAt(10) == ' ') ? day.substring(0, 10) : day);
            if (date.toEpochDay() >= 0 && !date.isAfter(EventCode.LAST_DAY)) {
                return date;
            }
        } catch (DateTimeException e) {
            // Told below, together with days that no stay can have.
        }
        fault(line, "date", "EVT-002", "“" + text + "”不是可用的日期, 例如 2020-02-06, 或 2020-02-06T08:30, 可带时区",
                "\"" + text + "\" is no date to be used, such as 2020-02-06 or 2020-02-06T08:30, with an offset if you like");
        return null;
    }

    private @Nullable StayEvent event(int line, Kind kind, LocalDate date, String value) {
        return switch (kind) {
            case SYMPTOM -> new StayEvent.Symptom(date, value);
            case EXPOSURE -> new StayEvent.Exposure(date);
            case REFUSAL -> new StayEvent.Refusal(date, value);
            case ESCAPE -> new StayEvent.Escape(date);
            case TEMPERATURE -> temperature(line, date, value);
            case TEST -> test(line, date, value);
            case MOVED -> {
                StagePlace place = PLACES.get(value.toLowerCase(Locale.ROOT));
                if (place == null) {
                    fault(line, "value", "EVT-006", "不认识的地点“" + value + "”; 可用: central、home、hospital、rehab、none",
                            "unknown place \"" + value + "\"; known: central, home, hospital, rehab, none");
                    yield null;
                }
                yield new StayEvent.Moved(date, place);
            }
        };
    }

    private @Nullable StayEvent temperature(int line, LocalDate date, String value) {
        String number = value.replaceAll("\\s*(℃|°C|度|C)$", "").replace('．', '.');
        if (number.matches("[0-9]{2}(\\.[0-9]{1,2})?")) {
            int tenths = (int) Math.round(Double.parseDouble(number) * 10);
            if (tenths >= 340 && tenths <= 430) {
                return new StayEvent.Temperature(date, tenths);
            }
        }
        fault(line, "value", "EVT-004", "“" + value + "”不是 34 到 43 ℃ 的体温", "\"" + value + "\" is no temperature from 34 to 43 °C");
        return null;
    }

    private @Nullable StayEvent test(int line, LocalDate date, String value) {
        String text = value.toLowerCase(Locale.ROOT).replace('：', ':');
        int colon = text.indexOf(':');
        TestMethod method = colon < 0 ? null : METHODS.get(text.substring(0, colon).strip());
        Optional<TestResult> result = RESULTS.get(text.substring(colon + 1).strip());
        if (result == null || colon >= 0 && method == null) {
            fault(line, "value", "EVT-005", "看不懂检测结果“" + value + "”; 例如 negative、PCR:positive、inconclusive、pending (未出结果)",
                    "the result \"" + value + "\" is not understood; such as negative, PCR:positive, inconclusive, pending (no result yet)");
            return null;
        }
        return new StayEvent.Tested(date, method, result.orElse(null));
    }

    private void fault(int line, String path, String code, String zh, String en) {
        faults.add(new DocumentFault(file, line, path, code, zh, en));
    }

    private static <V> void put(Map<String, V> map, V value, String words) {
        for (String word : words.split(" ")) {
            map.put(word, value);
        }
    }

    private static Map<String, Kind> kinds() {
        Map<String, Kind> map = new HashMap<>();
        put(map, Kind.TEMPERATURE, "temperature 体温 测温");
        put(map, Kind.SYMPTOM, "symptom symptoms 症状");
        put(map, Kind.TEST, "test 检测 核酸 采样");
        put(map, Kind.EXPOSURE, "exposure 接触 新接触 暴露");
        put(map, Kind.REFUSAL, "refusal 拒绝 拒检");
        put(map, Kind.ESCAPE, "escape 擅自离开 擅离 脱离隔离");
        put(map, Kind.MOVED, "moved 转运 转移 到达");
        return Map.copyOf(map);
    }

    private static Map<String, StagePlace> places() {
        Map<String, StagePlace> map = new HashMap<>();
        put(map, StagePlace.CENTRAL, "central 集中隔离 集中 隔离点");
        put(map, StagePlace.HOME, "home 居家隔离 居家 家");
        put(map, StagePlace.HOSPITAL, "hospital 住院 医院");
        put(map, StagePlace.REHAB, "rehab 康复隔离 康复");
        put(map, StagePlace.NONE, "none 无 离开 不限地点");
        return Map.copyOf(map);
    }

    private static Map<String, Optional<TestResult>> results() {
        Map<String, Optional<TestResult>> map = new HashMap<>();
        put(map, Optional.of(TestResult.NEGATIVE), "negative neg 阴性 阴 - (-)");
        put(map, Optional.of(TestResult.POSITIVE), "positive pos 阳性 阳 + (+)");
        put(map, Optional.of(TestResult.INCONCLUSIVE), "inconclusive 可疑 待复核 灰区");
        put(map, Optional.empty(), "pending awaited 未出结果 待出结果 已采样");
        return Map.copyOf(map);
    }
}
