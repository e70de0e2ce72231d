package org.zerospread.engine.grading;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.document.DocumentFault;
import org.zerospread.engine.intake.DateContext;
import org.zerospread.engine.intake.Draft;
import org.zerospread.engine.intake.Field;
import org.zerospread.engine.intake.RecordKind;
import org.zerospread.engine.intake.WholeTable;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.region.RegionLevel;

/// Confirmed cases by place, read from a CSV or XLSX file with the columns `case_id`, `region`, `confirmed_date`, `cluster_id`. A case counts in the county and, where
/// its region says so, in the town it lies in.
///
/// Faults beside those of the table's reader: RISK-003 a case number twice · RISK-004 digits that are no division code, or a whole province or city · RISK-005 the file is
/// not there. A place written in words is a place of its own, and noted.
public final class RiskCases {

    private static final RecordKind KIND = new RecordKind("risk-cases", "确诊病例", List.of(
            field("case_id", Field.Type.CODE, true, "病例编号", "病例号", "编号", "number", "id"),
            field("region", Field.Type.CODE, true, "区划", "区划代码", "地区", "place"),
            field("confirmed_date", Field.Type.DATE, true, "确诊日期", "confirmed_on", "confirm_date", "date"),
            field("cluster_id", Field.Type.TEXT, false, "聚集性疫情", "聚集编号", "传播链", "cluster", "chain")));

    private final WholeTable table;
    private final Path file;
    private final Map<Place, List<ConfirmedCase>> places = new TreeMap<>();
    private final Map<String, Integer> rowOf = new HashMap<>();
    private final List<DocumentFault> faults;
    private final List<String> notes;

    /// A place with cases.
    ///
    /// @param code division code in its short form, or the words of the file
    /// @param unit null for a place in words
    public record Place(String code, RiskRules.@Nullable Unit unit) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return code.compareTo(other.code);
        }
    }

    /// What was read.
    ///
    /// @param places the cases of each, to be used only without faults
    public record Reading(Map<Place, List<ConfirmedCase>> places, List<DocumentFault> faults, List<String> notes) {
    }

    private RiskCases(WholeTable table) {
        this.table = table;
        this.file = table.file();
        this.faults = new ArrayList<>(table.faults());
        this.notes = new ArrayList<>(table.notes());
    }

    private static Field field(String key, Field.Type type, boolean required, String... headings) {
        return new Field(key, Arrays.asList(headings), type, required, Map.of());
    }

    /// Reads the whole file.
    public static Reading read(Path path) {
        RiskCases cases = new RiskCases(WholeTable.read(path, KIND, DateContext.Order.UNKNOWN, "RISK-005"));
        cases.table.rows().forEach(cases::take);
        cases.faults.sort(Comparator.comparingInt(DocumentFault::line));
        return new Reading(cases.places, List.copyOf(cases.faults), List.copyOf(cases.notes));
    }

    private void take(Draft draft) {
        int row = draft.where().row();
        if (!draft.sound() || !(table.value(draft, "confirmed_date") instanceof LocalDate day)) {
            return;
        }
        String id = table.text(draft, "case_id");
        String region = table.text(draft, "region");
        Integer before = rowOf.putIfAbsent(id, row);
        if (before != null) {
            fault(row, "case_id", "RISK-003", "病例编号 " + id + " 与第 " + before + " 行重复", "the case number " + id + " is that of row " + before + " already");
            return;
        }
        String cluster = table.text(draft, "cluster_id");
        ConfirmedCase confirmed = new ConfirmedCase(id, day, cluster.isEmpty() ? null : cluster);
        for (Place place : places(row, region)) {
            places.computeIfAbsent(place, key -> new ArrayList<>()).add(confirmed);
        }
    }

    private List<Place> places(int row, String text) {
        if (!text.chars().allMatch(Character::isDigit)) {
            notes.add(file + ":" + row + ": region: “" + text + "”不是区划代码, 按一个单独的地方计 / no division code: counted as a place of its own");
            return List.of(new Place(text, null));
        }
        Optional<RegionCode> code = RegionCode.tryParse(text);
        Optional<RegionCode> county = code.flatMap(one -> one.ancestorAt(RegionLevel.DISTRICT));
        if (code.isEmpty() || county.isEmpty()) {
            fault(row, "region", "RISK-004", "“" + text + "”不是县级或以下的区划代码 (6、9、12 或 15 位)", "\"" + text + "\" is no division code of a county or below (6, 9, 12 or 15 digits)");
            return List.of();
        }
        List<Place> found = new ArrayList<>();
        found.add(new Place(county.get().toString().substring(0, 6), RiskRules.Unit.COUNTY));
        code.flatMap(one -> one.ancestorAt(RegionLevel.TOWN)).ifPresent(town -> found.add(new Place(town.toString().substring(0, 9), RiskRules.Unit.TOWN)));
        return found;
    }

    private void fault(int row, String field, String code, String zh, String en) {
        faults.add(new DocumentFault(file.toString(), row, field, code, zh, en));
    }
}
