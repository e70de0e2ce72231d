package org.zerospread.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zerospread.app.store.EmbeddedStore;
import org.zerospread.app.store.StoreAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `people`: files of persons and of arrivals taken into a replayed store by the command line, each row matched with everybody who is registered, and beside each the bare
/// binary COPY of the very rows that it left.
///
/// One row in five speaks of somebody who is registered: one of ten by name, birth date, grid and household, one of ten by name and birth date alone; the others are new,
/// with names of the district, so that their sound and birth date meet others.
@Command(name = "people", mixinStandardHelpOptions = true, description = "导入人员与返荣人员之速度 Imports persons and arrivals and compares with a raw COPY of the same rows. They stay in the store.")
final class PeopleMeasurement implements Callable<Integer> {

    private static final Pattern TOLD = Pattern.compile("\"taken\"\\s*:\\s*(\\d+)");
    private static final int TENTH = 10;
    private static final long FIRST_PHONE = 16_000_000_000L;

    /// Some people of the store, others for each file.
    private static final String PEOPLE = """
            select p.name, p.birth_date, p.region, coalesce(h.door, '') from person.person p left join person.household h on h.id = p.household_id
            where p.birth_date is not null order by md5(p.id || ?) limit ?
            """;

    @Mixin
    DataOption store = new DataOption();

    @Option(names = "--persons", paramLabel = "N", defaultValue = "100000", description = "rows of persons (default: ${DEFAULT-VALUE})")
    int persons = 100_000;

    @Option(names = "--arrivals", paramLabel = "N", defaultValue = "20000", description = "rows of arrivals (default: ${DEFAULT-VALUE})")
    int arrivals = 20_000;

    @Option(names = "--times", paramLabel = "N", defaultValue = "3", description = "how many files of each (default: ${DEFAULT-VALUE})")
    int times = 3;

    private record Imported(long taken, double seconds) {
    }

    @Override
    public Integer call() throws IOException {
        Path data = store.replayed();
        measure(data, "persons", persons);
        measure(data, "arrivals", arrivals);
        return 0;
    }

    private void measure(Path data, String kind, int rows) throws IOException {
        List<Double> speeds = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int time = 0; time < times; time++) {
            String mark = "#" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
            Path file = Program.workplace().resolve(kind + ".csv");
            try (EmbeddedStore opened = EmbeddedStore.open(data)) {
                write(opened.address(), file, kind, rows, mark);
            }
            Imported done = take(data, kind, file);
            speeds.add(rows / done.seconds());
            try (EmbeddedStore opened = EmbeddedStore.open(data)) {
                RawCopy.Outcome raw = RawCopy.measure(opened.address(), rowsOf(kind, mark), 1, true);
                ratios.add(100 * raw.seconds().median() / done.seconds());
                System.out.printf(Locale.ROOT, "import %s: %,d of %,d rows new, %.1f s as a process, %,.0f rows/s; raw COPY of the %,d rows it left, with foreign keys: %.2f s, %.1f %%%n", kind, done.taken(), rows,
                        done.seconds(), rows / done.seconds(), raw.allRows(), raw.seconds().median(), ratios.getLast());
            }
        }
        System.out.printf(Locale.ROOT, "%s, of %d runs: %s; raw COPY / import %s%n", kind, times, Spread.of(speeds).text(" rows/s", 0), Spread.of(ratios).text("%", 1));
    }

    private static Imported take(Path data, String kind, Path file) {
        Program.Ended ended = Program.run(List.of("import", kind, file.toString(), "--data", data.toString(), "--format", "json"));
        Matcher told = TOLD.matcher(ended.printed());
        if (!told.find()) {
            throw new NotMeasuredException("the import did not say how many rows it took");
        }
        return new Imported(Long.parseLong(told.group(1)), ended.seconds());
    }

    private static List<RawCopy.Rows> rowsOf(String kind, String mark) {
        return kind.equals("persons") ? List.of(new RawCopy.Rows("person.person", "t.employer = '" + mark + "'"))
                : List.of(new RawCopy.Rows("person.arrival", "t.service = '" + mark + "'"),
                        new RawCopy.Rows("person.person", "t.id in (select a.person_id from person.arrival a where a.service = '" + mark + "') and t.recorded_by in (select a.recorded_by from person.arrival a where a.service = '" + mark + "')"));
    }

    private static void write(StoreAddress address, Path file, String kind, int rows, String mark) throws IOException {
        boolean persons = kind.equals("persons");
        try (Connection connection = DriverManager.getConnection(address.url(), address.user(), address.password()); PreparedStatement people = connection.prepareStatement(PEOPLE);
                BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(persons ? "姓名,手机号,出生日期,网格,户编号,住址,工作单位\n" : "姓名,手机号,返回日期,从何处返回,交通工具,航班/车次,网格,户编号,住址\n");
            people.setString(1, mark);
            people.setInt(2, rows);
            int n = 0;
            long phone = FIRST_PHONE + Math.floorMod(mark.hashCode(), 1_000) * 1_000_000L;
            try (ResultSet row = people.executeQuery()) {
                while (row.next()) {
                    int part = n % TENTH;
                    String door = part == 0 ? row.getString(4) : "";
                    String number = part < 2 ? "" : Long.toString(phone + n);
                    String born = part < 2 ? row.getString(2) : row.getDate(2).toLocalDate().minusDays(1 + n % 300).toString();
                    String home = part < 2 ? "" : "新" + n + "号" + mark.substring(1);
                    out.write(row.getString(1) + "," + number + "," + (persons ? born : "2020-01-22,湖北省武汉市,火车," + mark) + "," + row.getString(3) + "," + door + "," + home + (persons ? "," + mark : "") + "\n");
                    n++;
                }
            }
        } catch (SQLException e) {
            throw new NotMeasuredException("people for the file: " + e.getMessage());
        }
    }
}
