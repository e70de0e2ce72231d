package org.zerospread.engine.tracing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.zerospread.engine.intake.TableFault;

/// Reads the two files of the command `trace`: stays of persons, and index cases with their windows. See docs/formats.md.
///
/// A fault refuses both files; everything else is taken as it stands, and what is odd about it is noted (docs/errors.md, `TRC-…`).
public final class TracingTables {

    private static final int PERSON = 0;
    private static final int PLACE = 1;
    private static final int LATITUDE = 2;
    private static final int LONGITUDE = 3;
    private static final int START = 4;
    private static final int END = 5;
    private static final List<TableRows.Column> TRACKS = List.of(TableRows.column("person_id", true, "人员编号"), TableRows.column("place_id", false, "地点编号", "场所编号"),
            TableRows.column("latitude", false, "纬度", "lat"), TableRows.column("longitude", false, "经度", "lon", "lng"),
            TableRows.column("start", true, "开始时间"), TableRows.column("end", true, "结束时间"));
    private static final int FROM = 1;
    private static final int TO = 2;
    private static final List<TableRows.Column> CASES = List.of(TableRows.column("person_id", true, "人员编号"), TableRows.column("infectious_from", true, "传染期开始"),
            TableRows.column("infectious_to", true, "传染期结束"));

    private final ZoneId zone;
    private final TracingNotes notes = new TracingNotes();
    private final TrackIndexBuilder builder = TrackIndex.builder();
    private final Map<String, List<InfectiousWindow>> windows = new TreeMap<>();
    private final Map<String, Integer> firstLine = new LinkedHashMap<>();
    private boolean zoned;

    private TracingTables(ZoneId zone) {
        this.zone = zone;
    }

    /// What was read.
    ///
    /// @param tracks empty when there are faults
    /// @param cases one for each person, sorted; to be used only without faults
    /// @param zoned whether any moment said its zone
    public record Read(TrackIndex tracks, List<IndexCase> cases, boolean zoned, TracingNotes notes) {}

    /// Reads both files.
    ///
    /// @param zone the district's, for times and dates that say none
    /// @param radius whether positions will be asked for
    public static Read read(Path tracks, Path cases, ZoneId zone, boolean radius) {
        TracingTables tables = new TracingTables(zone);
        IntColumn lines = new IntColumn();
        tables.reading(tracks, () -> tables.tracks(tracks, lines));
        tables.reading(cases, () -> tables.cases(cases));
        if (!tables.notes.faults().isEmpty()) {
            return new Read(TrackIndex.builder().build(), List.of(), tables.zoned, tables.notes);
        }
        new StayChecks(tracks.toString(), lines, tables.builder, tables.notes).run();
        if (radius && tables.builder.positions().size() == 0 && tables.builder.size() > 0) {
            tables.notes.note(tracks.toString(), 1, "latitude", "TRC-032", "没有坐标, 按距离无人相遇", "there are no coordinates: nobody meets by distance");
        }
        TrackIndex index = tables.builder.build();
        tables.unknown(cases.toString(), index);
        return new Read(index, tables.windows.entrySet().stream().map(one -> new IndexCase(one.getKey(), one.getValue())).toList(), tables.zoned, tables.notes);
    }

    private interface Step {
        void run() throws IOException;
    }

    private void reading(Path file, Step step) {
        try {
            if (!Files.isRegularFile(file)) {
                notes.fault(file.toString(), 1, "", "TRC-001", "文件不存在或不是普通文件", "the file is not there, or is no plain file");
                return;
            }
            step.run();
        } catch (TableFault fault) {
            notes.fault(file.toString(), 1, "", fault.code(), fault.zh(), fault.en());
        } catch (IOException e) {
            notes.fault(file.toString(), 1, "", "TRC-001", "文件读不出来", "the file cannot be read");
        }
    }

    private void tracks(Path file, IntColumn lines) throws IOException {
        try (TableRows rows = TableRows.open(file, TRACKS, zone, notes)) {
            while (rows != null && rows.next()) {
                if (rows.sound()) {
                    track(rows, lines);
                }
            }
            zoned |= rows != null && rows.zoned();
        }
    }

    private void track(TableRows rows, IntColumn lines) {
        String person = rows.needed(PERSON, "TRC-003", "没有人员编号", "the person is missing");
        String place = rows.value(PLACE);
        String north = rows.value(LATITUDE);
        String east = rows.value(LONGITUDE);
        long start = rows.moment(START, false);
        long end = rows.moment(END, true);
        if (start != TableRows.NO_MOMENT && end != TableRows.NO_MOMENT) {
            order(rows, start, end);
        }
        double latitude = Double.NaN;
        double longitude = Double.NaN;
        if (north.isEmpty() != east.isEmpty()) {
            rows.fault(north.isEmpty() ? "latitude" : "longitude", "TRC-008", "经纬度只有一个", "latitude and longitude belong together; one is missing");
        } else if (!north.isEmpty()) {
            latitude = degrees(rows, "latitude", north);
            longitude = degrees(rows, "longitude", east);
            inTheWorld(rows, latitude, longitude);
        } else if (place.isEmpty()) {
            rows.note("place_id", "TRC-022", "没有地点也没有坐标, 这一段不会与任何人相遇", "neither place nor coordinates: this stay meets nobody");
        }
        if (place.indexOf(';') >= 0) {
            rows.note("place_id", "TRC-033", "地点编号含有分号, 结果中的 places 列用分号分隔", "the place has a semicolon, which parts the places of the answer");
        }
        if (rows.sound()) {
            builder.add(builder.person(person), place.isEmpty() ? TrackIndexBuilder.NO_PLACE : builder.place(place), latitude, longitude, start, end);
            lines.add(rows.line());
        }
    }

    private static void order(TableRows rows, long start, long end) {
        if (rows.endsBefore(start, end)) {
            rows.fault("end", "TRC-007", "结束“" + rows.value(END) + "”早于开始“" + rows.value(START) + "”", "it ends (" + rows.value(END) + ") before it starts (" + rows.value(START) + ")");
        } else if (!TrackTime.holds(start) || !TrackTime.holds(end)) {
            rows.fault(TrackTime.holds(start) ? "end" : "start", "TRC-006", "时间须在 1931-12-14 与 2068-01-18 之间", "the time must lie between 1931-12-14 and 2068-01-18");
        } else if (end == start) {
            rows.note("end", "TRC-021", "结束等于开始, 这一段没有时长, 不会与任何人相遇", "it ends when it starts: a stay of no length meets nobody");
        }
    }

    private static double degrees(TableRows rows, String column, String text) {
        boolean number = text.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E');
        try {
            if (number) {
                return Double.parseDouble(text);
            }
        } catch (NumberFormatException e) {
            // Told below, with texts of other signs.
        }
        rows.fault(column, "TRC-008", "“" + text + "”不是度数, 请写作 29.4052", "\"" + text + "\" is no number of degrees; write 29.4052");
        return Double.NaN;
    }

    private static void inTheWorld(TableRows rows, double latitude, double longitude) {
        boolean turned = Math.abs(longitude) <= 90 && Math.abs(latitude) <= 180;
        if (Math.abs(latitude) > 90) {
            rows.fault("latitude", "TRC-009", "纬度 " + latitude + " 超出 ±90" + (turned ? ", 经纬度可能颠倒" : ""), "latitude " + latitude + " lies beyond ±90" + (turned ? "; latitude and longitude may be exchanged" : ""));
        }
        if (Math.abs(longitude) > 180) {
            rows.fault("longitude", "TRC-009", "经度 " + longitude + " 超出 ±180", "longitude " + longitude + " lies beyond ±180");
        }
        if (latitude == 0 && longitude == 0) {
            rows.note("latitude", "TRC-023", "坐标 0,0 在几内亚湾, 可能是缺失; 按所写采用", "0, 0 lies in the Gulf of Guinea and may mean a missing position; taken as it stands");
        } else if (latitude >= 73 && latitude <= 90 && longitude >= 3 && longitude <= 54) {
            rows.note("latitude", "TRC-023", "坐标在北冰洋, 颠倒过来在中国, 可能写反; 按所写采用", "the position lies in the Arctic and exchanged in China: perhaps exchanged; taken as it stands");
        }
    }

    private void cases(Path file) throws IOException {
        try (TableRows rows = TableRows.open(file, CASES, zone, notes)) {
            while (rows != null && rows.next()) {
                if (rows.sound()) {
                    indexCase(rows);
                }
            }
            zoned |= rows != null && rows.zoned();
        }
    }

    private void indexCase(TableRows rows) {
        String person = rows.needed(PERSON, "TRC-003", "没有人员编号", "the person is missing");
        String from = rows.value(FROM);
        String to = rows.value(TO);
        if (from.isEmpty() || to.isEmpty()) {
            String column = from.isEmpty() ? "infectious_from" : "infectious_to";
            rows.fault(column, "TRC-010", "病例没有传染期, 请写明起止", "the case has no infectious window; give its begin and its end");
            return;
        }
        long begins = rows.moment(FROM, false);
        long ends = rows.moment(TO, true);
        if (begins != TableRows.NO_MOMENT && ends != TableRows.NO_MOMENT && rows.endsBefore(begins, ends)) {
            rows.fault("infectious_to", "TRC-011", "传染期结束“" + to + "”早于开始“" + from + "”", "the window ends (" + to + ") before it begins (" + from + ")");
        }
        if (rows.sound()) {
            window(rows, person, new InfectiousWindow(Instant.ofEpochSecond(begins), Instant.ofEpochSecond(ends)));
        }
    }

    private void window(TableRows rows, String person, InfectiousWindow window) {
        if (window.from().equals(window.to())) {
            rows.note("infectious_to", "TRC-027", "传染期没有时长, 此病例没有接触者", "a window of no length has no contacts");
        }
        Integer first = firstLine.putIfAbsent(person, rows.line());
        if (first != null) {
            boolean same = windows.getOrDefault(person, List.of()).contains(window);
            rows.note("person_id", "TRC-025", "“" + person + "”在第 " + first + " 行已有" + (same ? ", 传染期相同, 只计一次" : ", 几个传染期合并计算"),
                    "\"" + person + "\" stands in line " + first + " already" + (same ? " with the same window, which counts once" : "; the windows count together"));
        }
        windows.computeIfAbsent(person, key -> new ArrayList<>()).add(window);
    }

    private void unknown(String file, TrackIndex index) {
        firstLine.forEach((person, line) -> {
            if (!index.knows(person)) {
                notes.note(file, line, "person_id", "TRC-026", "“" + person + "”没有轨迹, 没有接触者可查", "\"" + person + "\" has no tracks, so nothing is known of contacts");
            }
        });
    }
}
