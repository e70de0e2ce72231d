package org.zerospread.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
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

/// `import`: files of visits to the households of a replayed store taken in by the command line, and beside each the bare binary COPY of the very
/// rows that it left in `screening.visit` and `screening.person_check`.
///
/// A visit holds the checks of everyone in the household, three on the average, as a register of visits does: one row per check, with grid and
/// household code, name, temperature and answers. Each file is a later sweep through the district, in the order of the households.
@Command(name = "import", mixinStandardHelpOptions = true, description = "导入走访与裸 COPY 之比 Imports files of visits and compares with a raw COPY of the same rows. The visits stay in the store.")
final class ImportMeasurement implements Callable<Integer> {

    private static final Pattern TOLD = Pattern.compile("\"taken\"\\s*:\\s*(\\d+)");
    private static final Pattern SPEED = Pattern.compile("([\\d,]+) 行/秒");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private static final int MINUTES_BETWEEN_SWEEPS = 67;
    private static final int SECONDS_BETWEEN_VISITS = 20;

    @Mixin
    DataOption store = new DataOption();

    @Option(names = "--checks", paramLabel = "N", defaultValue = "1033363", description = "checks of one file (default: ${DEFAULT-VALUE})")
    int checks = 1_033_363;

    @Option(names = "--times", paramLabel = "N", defaultValue = "3", description = "how many files, one after the other (default: ${DEFAULT-VALUE})")
    int times = 3;

    @Option(names = "--no-copy", description = "only the imports, to watch a store grow")
    boolean noCopy;

    @Option(names = "--xlsx", description = "files as workbooks, at most 1,000,000 rows each")
    boolean xlsx;

    /// Somebody of a household, as the file names him.
    private record Member(String grid, String door, String name) {
    }

    @Override
    public Integer call() throws IOException {
        Path data = store.replayed();
        List<Double> ratios = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        for (int time = 0; time < times; time++) {
            String workers = "#" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
            Path file = Program.workplace().resolve("visits.csv");
            try (EmbeddedStore opened = EmbeddedStore.open(data)) {
                write(opened.address(), file, workers, checks);
            }
            if (xlsx) {
                Path book = Program.workplace().resolve("visits.xlsx");
                Xlsx.write(file, book);
                file = book;
            }
            Taken taken = take(data, file);
            System.out.printf(Locale.ROOT, "import visits: %,d of %,d checks taken in %.1f s as a process, %,.0f rows/s; by its own word %,.0f rows/s; file of %,d MB%n", taken.rows(), checks,
                    taken.seconds(), taken.rows() / taken.seconds(), taken.rowsPerSecond(), Files.size(file) >> 20);
            if (!noCopy) {
                ratios.add(compare(data, workers, taken.seconds(), true));
                bare.add(compare(data, workers, taken.seconds(), false));
            }
        }
        if (!ratios.isEmpty()) {
            System.out.printf(Locale.ROOT, "raw COPY / import, of %d runs: with foreign keys %s, without %s%n", times, Spread.of(ratios).text("%", 1), Spread.of(bare).text("%", 1));
        }
        return 0;
    }

    /// What an import came to.
    ///
    /// @param seconds of the process, from its start to its end
    /// @param rowsPerSecond as it said itself, from the first byte of the file to the last commit
    record Taken(long rows, double seconds, double rowsPerSecond) {
    }

    /// Takes a file in, by the command line.
    static Taken take(Path data, Path file) {
        Program.Ended ended = Program.run(List.of("import", "visits", file.toString(), "--data", data.toString(), "--format", "json"));
        Matcher told = TOLD.matcher(ended.printed());
        if (!told.find()) {
            throw new NotMeasuredException("the import did not say how many checks it took");
        }
        long rows = Long.parseLong(told.group(1));
        double speed = Double.NaN;
        for (Matcher said = SPEED.matcher(ended.printed()); said.find();) {
            speed = Double.parseDouble(said.group(1).replace(",", ""));
        }
        return new Taken(rows, ended.seconds(), speed);
    }

    private static double compare(Path data, String workers, double seconds, boolean foreignKeys) {
        try (EmbeddedStore opened = EmbeddedStore.open(data)) {
            RawCopy.Outcome raw = RawCopy.measure(opened.address(), rowsOf(workers), 1, foreignKeys);
            double percent = 100 * raw.seconds().median() / seconds;
            System.out.printf(Locale.ROOT, "  raw COPY of %,d rows, %s foreign keys: %.2f s; raw / import: %.1f %%%n", raw.allRows(), foreignKeys ? "with" : "without", raw.seconds().median(), percent);
            return percent;
        }
    }

    /// The rows of an import: its workers are like no other's.
    private static List<RawCopy.Rows> rowsOf(String workers) {
        String these = "worker like '%" + workers + "'";
        return List.of(new RawCopy.Rows("screening.visit", "t." + these),
                new RawCopy.Rows("screening.person_check", "t.visit_id in (select v.id from screening.visit v where v." + these + ")"));
    }

    /// Writes a file of visits to the households of a store.
    ///
    /// @param workers what the names of its workers end in
    static void write(StoreAddress address, Path file, String workers, int checks) throws IOException {
        try (Connection connection = DriverManager.getConnection(address.url(), address.user(), address.password()); BufferedWriter out = Files.newBufferedWriter(file)) {
            connection.setAutoCommit(false);
            out.write("网格,户编号,走访时间,走访人,走访结果,姓名,体温,是否发热,近14天有无外出史,有无接触史,备注\n");
            int written = 0;
            for (LocalDateTime sweep = begin(connection); written < checks; sweep = sweep.plusMinutes(MINUTES_BETWEEN_SWEEPS)) {
                written += sweep(connection, out, sweep, workers, checks - written);
                if (written == 0) {
                    throw new NotMeasuredException("the store holds no households");
                }
            }
        } catch (SQLException e) {
            throw new NotMeasuredException("households for the file: " + e.getMessage());
        } catch (UncheckedIOException e) {
            throw e.getCause() == null ? new IOException(e) : e.getCause();
        }
    }

    /// When the next sweep begins: on the first of the store's last two days, behind the sweeps of the files before.
    private static LocalDateTime begin(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("""
                select date_trunc('day', max(recorded_at) at time zone 'Asia/Shanghai') - interval '1 day'
                    + (select count(*) from intake.run where kind = 'visits') * interval '1 second' from screening.visit
                """)) {
            row.next();
            LocalDateTime begin = row.getObject(1, LocalDateTime.class);
            if (begin == null) {
                throw new NotMeasuredException("the store holds no visits: replay two days at least");
            }
            return begin;
        }
    }

    /// One sweep through the households, a visit every twenty seconds in each grid.
    private static int sweep(Connection connection, BufferedWriter out, LocalDateTime from, String workers, int most) throws SQLException, IOException {
        int written = 0;
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(5_000);
            try (ResultSet row = statement.executeQuery("""
                    select h.region, h.door, p.name from person.household h join (select household_id, name from person.person group by 1, 2 having count(*) = 1) p on p.household_id = h.id
                    order by h.region, h.door
                    """)) {
                Member before = new Member("", "", "");
                int visit = 0;
                while (written < most && row.next()) {
                    Member one = new Member(row.getString(1), row.getString(2), row.getString(3));
                    if (!one.grid().equals(before.grid())) {
                        visit = 0;
                    } else if (!one.door().equals(before.door())) {
                        visit += SECONDS_BETWEEN_VISITS;
                    }
                    before = one;
                    int tenths = 362 + Math.floorMod(one.hashCode(), 9);
                    out.write(one.grid() + "," + one.door() + "," + TIME.format(from.plusSeconds(visit)) + ",网格员" + one.grid().substring(6) + workers + ",见到," + one.name() + "," + tenths / 10 + "."
                            + tenths % 10 + ",否,否,否,\n");
                    written++;
                }
            }
        }
        return written;
    }
}
