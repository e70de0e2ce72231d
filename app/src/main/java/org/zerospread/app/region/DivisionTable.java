package org.zerospread.app.region;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.region.RegionLevel;

/// Reads a division table: `code,name,level,parent_code`, and optionally `zone_class,households,population`.
///
/// A city without districts stands in the state's tables twice, once as the district of itself; that second row says
/// nothing new and is passed over. The Chinese headings 代码, 名称, 级别, 上级代码, 分区, 户数, 人口 are understood as well. All faults of the file are
/// found in one reading, each with its line.
public final class DivisionTable {

    private static final Map<String, String> SYNONYMS = Map.of("代码", "code", "区划代码", "code", "名称", "name", "级别", "level",
            "上级代码", "parent_code", "分区", "zone_class", "户数", "households", "人口", "population");
    private static final Map<String, ZoneClass> ZONES = Map.of("中心城区", ZoneClass.URBAN_CENTRE, "边界镇街", ZoneClass.BORDER,
            "一般镇街", ZoneClass.ORDINARY, "URBAN_CENTRE", ZoneClass.URBAN_CENTRE, "BORDER", ZoneClass.BORDER, "ORDINARY", ZoneClass.ORDINARY);
    private static final Map<String, RegionLevel> LEVELS = Map.ofEntries(Map.entry("province", RegionLevel.PROVINCE), Map.entry("city", RegionLevel.CITY),
            Map.entry("district", RegionLevel.DISTRICT), Map.entry("county", RegionLevel.DISTRICT), Map.entry("town", RegionLevel.TOWN),
            Map.entry("village", RegionLevel.VILLAGE), Map.entry("grid", RegionLevel.GRID), Map.entry("省", RegionLevel.PROVINCE),
            Map.entry("市", RegionLevel.CITY), Map.entry("区县", RegionLevel.DISTRICT), Map.entry("镇街", RegionLevel.TOWN),
            Map.entry("村", RegionLevel.VILLAGE), Map.entry("村(社区)", RegionLevel.VILLAGE), Map.entry("网格", RegionLevel.GRID));

    private DivisionTable() {
    }

    /// A fault of a line: `REG-001` bad code, `REG-002` no name, `REG-003` unknown level, `REG-004` bad parent,
    /// `REG-005` unknown zone class, `REG-006` not a number, `REG-007` column missing, `REG-008` code twice, `REG-009`
    /// the file is not CSV, `REG-010` parent not known.
    public record Fault(String file, long line, String code, String zh, String en) {

        @Override
        public String toString() {
            return file + ":" + line + ": " + code + " " + zh + " (" + en + ")";
        }
    }

    /// What a reading found: the regions, or the faults that keep all of them out.
    public record Reading(List<RegionDraft> regions, List<Fault> faults) {
    }

    /// Reads the whole table.
    public static Reading read(String file, Reader text) {
        List<RegionDraft> regions = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        Map<RegionCode, Long> seen = new HashMap<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().skipEmptyLines(true).detectBomHeader(false).ofNamedCsvRecord(text)) {
            for (NamedCsvRecord record : rows) {
                Row row = new Row(file, record.getStartingLineNumber(), columns(record), faults);
                row.draft().ifPresent(draft -> {
                    Long before = seen.putIfAbsent(draft.code(), row.line());
                    if (before != null) {
                        row.fault("REG-008", "代码 " + draft.code() + " 在第 " + before + " 行已有:删去一行", "code " + draft.code() + " is on line " + before + " already: remove one");
                    } else {
                        regions.add(draft);
                    }
                });
            }
        } catch (CsvParseException | java.io.IOException | java.io.UncheckedIOException e) {
            faults.add(new Fault(file, 1, "REG-009", "不是可读的 CSV:" + e.getMessage(), "not a readable CSV file"));
        }
        if (regions.isEmpty() && faults.isEmpty()) {
            faults.add(new Fault(file, 1, "REG-009", "文件中没有区划:应有表头和至少一行", "no region in the file: a header and at least one row are needed"));
        }
        return new Reading(List.copyOf(regions), List.copyOf(faults));
    }

    private static Map<String, String> columns(NamedCsvRecord record) {
        Map<String, String> values = new HashMap<>();
        record.getFieldsAsMap().forEach((heading, value) -> {
            String clean = heading.strip().replace("\uFEFF", "");
            values.put(SYNONYMS.getOrDefault(clean, clean), value.strip());
        });
        return values;
    }

    private record Row(String file, long line, Map<String, String> values, List<Fault> faults) {

        Optional<RegionDraft> draft() {
            int before = faults.size();
            if (!values.containsKey("code") || !values.containsKey("name")) {
                fault("REG-007", "缺少列 code 或 name:请核对表头", "column code or name is missing: check the header");
                return Optional.empty();
            }
            Optional<RegionCode> code = RegionCode.tryParse(text("code"));
            if (code.isEmpty()) {
                fault("REG-001", "区划代码“" + text("code") + "”不对:应为 6、9、12 或 15 位数字", "bad division code '" + text("code") + "': 6, 9, 12 or 15 digits are needed");
                return Optional.empty();
            }
            if (text("parent_code").equals(text("code"))) {
                return Optional.empty();
            }
            if (text("name").isEmpty()) {
                fault("REG-002", "没有名称", "the name is empty");
            }
            RegionLevel level = text("level").isEmpty() ? code.get().level() : LEVELS.get(text("level").toLowerCase(java.util.Locale.ROOT));
            if (level == null) {
                fault("REG-003", "级别“" + text("level") + "”不认识", "unknown level '" + text("level") + "'");
            }
            RegionCode parent = parent(code.get());
            ZoneClass zone = text("zone_class").isEmpty() ? null : ZONES.get(text("zone_class"));
            if (zone == null && !text("zone_class").isEmpty()) {
                fault("REG-005", "分区“" + text("zone_class") + "”不认识", "unknown zone class '" + text("zone_class") + "'");
            }
            Integer households = number("households");
            Integer population = number("population");
            return faults.size() > before || level == null ? Optional.empty()
                    : Optional.of(new RegionDraft(code.get(), text("name"), level, parent, zone, households, population));
        }

        private @Nullable RegionCode parent(RegionCode code) {
            if (text("parent_code").isEmpty()) {
                return code.parent().orElse(null);
            }
            Optional<RegionCode> parent = RegionCode.tryParse(text("parent_code"));
            if (parent.isEmpty() || !parent.get().contains(code) || parent.get().equals(code)) {
                fault("REG-004", "上级代码“" + text("parent_code") + "”不是 " + code + " 的上级", "'" + text("parent_code") + "' is not above " + code);
                return null;
            }
            return parent.get();
        }

        private @Nullable Integer number(String column) {
            if (text(column).isEmpty()) {
                return null;
            }
            if (!text(column).matches("\\d{1,9}")) {
                fault("REG-006", column + " 应为非负整数,而不是“" + text(column) + "”", column + " must be a whole number, not '" + text(column) + "'");
                return null;
            }
            return Integer.valueOf(text(column));
        }

        private String text(String column) {
            return values.getOrDefault(column, "");
        }

        void fault(String code, String zh, String en) {
            faults.add(new Fault(file, line, code, zh, en));
        }
    }
}
