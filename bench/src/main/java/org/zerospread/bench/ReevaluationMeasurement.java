package org.zerospread.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import org.zerospread.app.grading.MatrixAnswer;
import org.zerospread.app.grading.MatrixBook;
import org.zerospread.app.grading.MatrixCheck;
import org.zerospread.app.grading.MatrixDesk;
import org.zerospread.app.grading.MatrixVersion;
import org.zerospread.app.grading.Reevaluation;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.EmbeddedStore;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.app.store.MasterKey;
import org.zerospread.app.store.StoreAddress;
import org.zerospread.engine.matrix.MatrixScript;
import org.zerospread.engine.matrix.Subject;
import org.zerospread.engine.region.RegionCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `reevaluation`: a district of so many people and firms under a new version of the matrix: who is affected, counted and by name. The people are made by the database, not by the register.
@Command(name = "reevaluation", mixinStandardHelpOptions = true, description = "全区重算 Compares a new version of the matrix with the one in force for a whole district, with the list of who is affected.")
final class ReevaluationMeasurement implements Callable<Integer> {

    private static final RegionCode DISTRICT = RegionCode.parse("500153");

    @Option(names = "--persons", paramLabel = "N", defaultValue = "850000", description = "people of the district (default: ${DEFAULT-VALUE})")
    int persons = 850_000;

    @Option(names = "--firms", paramLabel = "N", defaultValue = "5000", description = "its firms; every fourth person works at one (default: ${DEFAULT-VALUE})")
    int firms = 5_000;

    @Option(names = "--runs", paramLabel = "N", defaultValue = "5", description = "how often (default: ${DEFAULT-VALUE})")
    int runs = 5;

    @Override
    public Integer call() throws IOException, SQLException {
        Path data = Program.workplace().resolve("reevaluation");
        if (Files.exists(data)) {
            Folders.delete(data);
        }
        try (EmbeddedStore opened = EmbeddedStore.open(data); ConfigurableApplicationContext context = WorkListMeasurement.start(opened.address(), MasterKey.open(data.resolve("key")))) {
            layOut(context);
            try (Connection owner = connect(opened.address())) {
                people(owner, context.getBean(DistrictClock.class).today().toString());
                measure(context, owner);
            }
        }
        Folders.delete(data);
        return 0;
    }

    private static Connection connect(StoreAddress address) throws SQLException {
        return DriverManager.getConnection(address.url(), address.user(), address.password());
    }

    private static void layOut(ConfigurableApplicationContext context) throws IOException {
        Regions regions = context.getBean(Regions.class);
        try (var table = Files.newBufferedReader(Program.root().resolve("scenarios/rongchang-regions.csv"))) {
            new Jurisdiction("bench", Jurisdiction.EVERYWHERE).run(() -> {
                regions.ensureNational();
                regions.importTable("rongchang-regions.csv", table);
                regions.serve(DISTRICT);
            });
        }
    }

    /// People of all villages, one in forty an arrival of the last two weeks, one in four on the ledger of a firm; towns of all three zones.
    private void people(Connection owner, String today) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute("update region.region set zone_class = (array['URBAN_CENTRE', 'BORDER', 'ORDINARY'])[code / 1000000 % 3 + 1] where level = 3 and code between " + DISTRICT.low() + " and " + DISTRICT.high());
            statement.execute("create temporary table village as select code, row_number() over (order by code) - 1 as place, count(*) over () as villages from region.region where level = 4 and code between "
                    + DISTRICT.low() + " and " + DISTRICT.high());
            statement.execute("""
                    insert into person.person (id, region, name, pinyin, initials, recorded_at, recorded_by)
                    select gen_random_uuid(), v.code, '某' || n, 'mou' || n, 'm' || n, now(), 'bench' from generate_series(1, %d) n join village v on v.place = n %% v.villages
                    """.formatted(persons));
            statement.execute("create temporary table numbered as select id, region, row_number() over (order by id) as n from person.person");
            statement.execute("""
                    insert into person.arrival (id, person_id, region, origin, origin_class, origin_rule, arrived_at, transport, found_by, recorded_at, recorded_by)
                    select gen_random_uuid(), id, region, 420100000000000, (array['KEY_AREA', 'OUTSIDE_CITY', 'OTHER_DISTRICT'])[n / 40 %% 3 + 1], 'bench', date '%s' - (n / 40 %% 20)::int + time '08:00', 'CAR', 'SCREENING', now(), 'bench'
                    from numbered where n %% 40 = 0
                    """.formatted(today));
            statement.execute("""
                    insert into enterprise.firm (id, credit_code, name, industry, size, large, priority, region, address, staff_expected, recorded_at, recorded_by)
                    select gen_random_uuid(), '91500153MA' || to_char(n, 'FM00000000'), '企业' || n, 'C27', 'SMALL', false, (array['ESSENTIAL', 'LARGE', 'PARK', 'OTHER'])[n %% 4 + 1], v.code, '—', 40, now(), 'bench'
                    from generate_series(1, %d) n join village v on v.place = n %% v.villages
                    """.formatted(firms));
            statement.execute("create temporary table works as select id, region, row_number() over (order by id) as n from enterprise.firm");
            statement.execute("""
                    insert into enterprise.staff (id, firm_id, person_id, region, joined_on, recorded_at, recorded_by)
                    select gen_random_uuid(), w.id, p.id, w.region, date '%s' - 30, now(), 'bench' from numbered p join works w on w.n = p.n %% %d + 1 where p.n %% 4 = 0
                    """.formatted(today, firms));
            statement.execute("vacuum analyze person.person, person.arrival, enterprise.firm, enterprise.staff");
        }
    }

    private void measure(ConfigurableApplicationContext context, Connection owner) throws SQLException {
        Reevaluation reevaluation = context.getBean(Reevaluation.class);
        MatrixVersion before = context.getBean(MatrixBook.class).list().getFirst();
        MatrixVersion after = stricter(context, before);
        List<Double> counting = new ArrayList<>();
        List<Double> naming = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        for (int run = 0; run <= runs; run++) {
            long begun = System.nanoTime();
            Reevaluation.Result result = whole(() -> reevaluation.compare(before, after));
            long counted = System.nanoTime();
            int named = whole(() -> reevaluation.list(result, Subject.PERSON, Reevaluation.Choice.ALL, null, Integer.MAX_VALUE)).size()
                    + whole(() -> reevaluation.list(result, Subject.FIRM, Reevaluation.Choice.ALL, null, Integer.MAX_VALUE)).size();
            long ended = System.nanoTime();
            if (named != result.affected(Subject.PERSON) + result.affected(Subject.FIRM)) {
                throw new NotMeasuredException("counted " + result.affected() + ", named " + named);
            }
            double scan = bare(owner);
            if (run == 0) {
                System.out.printf("%,d persons and %,d firms; %,d and %,d affected, in %,d groups with a change%n", result.counted(Subject.PERSON), result.counted(Subject.FIRM), result.affected(Subject.PERSON),
                        result.affected(Subject.FIRM), result.changes().size());
            } else {
                counting.add((counted - begun) / 1e9);
                naming.add((ended - begun) / 1e9);
                bare.add(scan);
            }
        }
        System.out.println("counted by measure, town and facts: " + Spread.of(counting).text("s", 2));
        System.out.println("and everybody affected by name:     " + Spread.of(naming).text("s", 2));
        System.out.println("bare limit, all persons by name:    " + Spread.of(bare).text("s", 2));
    }

    /// The version in force with another row for locals, for arrivals from other districts and for small firms: nearly everybody is affected.
    private static MatrixVersion stricter(ConfigurableApplicationContext context, MatrixVersion before) {
        MatrixScript script = MatrixScript.of(MatrixCheck.read(before.document()).sound().orElseThrow().matrix());
        List<MatrixScript.Table> tables = script.tables().stream().map(table -> new MatrixScript.Table(table.id(), table.subject(), table.hit(), table.lines().stream().map(ReevaluationMeasurement::stricter).toList(), "")).toList();
        String tomorrow = context.getBean(DistrictClock.class).today().plusDays(1).toString();
        MatrixAnswer answer = whole(() -> context.getBean(MatrixDesk.class).add(MatrixCheck.read(script.with(tables).with(script.code(), before.version() + 1, tomorrow, ""))));
        if (!(answer instanceof MatrixAnswer.Done(UUID id))) {
            throw new NotMeasuredException("the new version was refused: " + answer);
        }
        return context.getBean(MatrixBook.class).find(id).orElseThrow();
    }

    private static MatrixScript.Line stricter(MatrixScript.Line line) {
        Map<String, String> then = new LinkedHashMap<>(line.then());
        switch (line.id()) {
            case "R6" -> then.put("plan", "home-14");
            case "R7" -> then.put("report", "daily");
            case "F9" -> then.put("staff-limit", "50");
            default -> {
                return line;
            }
        }
        return new MatrixScript.Line(line.id(), line.when(), then, line.zh(), line.en(), line.place());
    }

    private static <T> T whole(java.util.function.Supplier<T> work) {
        return new Jurisdiction("bench", DISTRICT.range()).call(work);
    }

    /// The same people read in the same order, without any question asked of them.
    private static double bare(Connection owner) throws SQLException {
        long begun = System.nanoTime();
        owner.setAutoCommit(false);
        try (Statement statement = owner.createStatement()) {
            statement.setFetchSize(5_000);
            try (ResultSet rows = statement.executeQuery("select id, name, region from person.person order by region, id")) {
                long sum = 0;
                while (rows.next()) {
                    sum += rows.getLong(3) + rows.getString(2).length();
                }
                if (sum == 0) {
                    throw new NotMeasuredException("no person was read");
                }
            }
        } finally {
            owner.setAutoCommit(true);
        }
        return (System.nanoTime() - begun) / 1e9;
    }
}
