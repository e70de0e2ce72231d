package org.zerospread.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.zerospread.app.store.EmbeddedStore;
import org.zerospread.app.store.LoginRole;
import org.zerospread.app.store.MasterKey;
import org.zerospread.app.store.StoreAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `policy`: what row-level security costs. The same question is asked by the application's role, whom the policy binds, and by the
/// owner of the tables, whom it does not bind and who writes the range into the question.
@Command(name = "policy", mixinStandardHelpOptions = true, description = "行级策略 Measures scoped lists and counts with and without the row-level policy.")
final class PolicyMeasurement implements Callable<Integer> {

    private static final String NEWEST = """
            select v.visited_at, c.visit_id, c.person_id, c.temperature_tenths from screening.visit v join screening.person_check c on c.visit_id = v.id
            %s order by v.visited_at desc, c.person_id limit 50""";
    private static final String COUNT = "select count(*) from screening.person_check c %s";

    @Mixin
    DataOption store = new DataOption();

    @Option(names = "--runs", paramLabel = "N", defaultValue = "15", description = "how often each is asked (default: ${DEFAULT-VALUE})")
    int runs = 15;

    @Option(names = "--plans", description = "prints the plans too")
    boolean plans;

    private record Scope(String name, long low, long high) {
    }

    @Override
    public Integer call() throws SQLException {
        Path data = store.replayed();
        try (EmbeddedStore opened = EmbeddedStore.open(data)) {
            StoreAddress owner = opened.address();
            StoreAddress login = LoginRole.prepare(owner, MasterKey.open(data.resolve("key")));
            try (Connection free = connect(owner); Connection bound = connect(login)) {
                execute(free, "vacuum analyze screening.visit, screening.person_check");
                for (Scope scope : scopes(free)) {
                    execute(bound, "select set_config('zerospread.low', '" + scope.low() + "', false), set_config('zerospread.high', '" + scope.high() + "', false)");
                    String between = "between " + scope.low() + " and " + scope.high();
                    compare("newest 50", scope, bound, NEWEST.formatted(""), free, NEWEST.formatted("where v.region " + between + " and c.region " + between));
                    compare("count", scope, bound, COUNT.formatted(""), free, COUNT.formatted("where c.region " + between));
                }
            }
        }
        return 0;
    }

    private void compare(String what, Scope scope, Connection bound, String guarded, Connection free, String open) throws SQLException {
        List<Double> with = new ArrayList<>();
        List<Double> without = new ArrayList<>();
        long rows = 0;
        for (int run = -2; run < runs; run++) {
            Asked first = ask(bound, guarded);
            Asked second = ask(free, open);
            if (first.result() != second.result()) {
                throw new NotMeasuredException(what + " " + scope.name() + ": " + first.result() + " with the policy, " + second.result() + " without");
            }
            rows = first.result();
            if (run >= 0) {
                with.add(first.millis());
                without.add(second.millis());
            }
        }
        Spread guardedSpread = Spread.of(with);
        Spread openSpread = Spread.of(without);
        System.out.printf(Locale.ROOT, "%-10s %-9s result %,10d  with %s  without %s  ratio %.2f%n", what, scope.name(), rows, guardedSpread.text("ms", 2), openSpread.text("ms", 2),
                guardedSpread.median() / openSpread.median());
        if (plans) {
            System.out.println(plan(bound, guarded));
        }
    }

    private record Asked(double millis, long result) {
    }

    private static Asked ask(Connection connection, String text) throws SQLException {
        long begun = System.nanoTime();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(text)) {
            long result = 0;
            long count = 0;
            while (rows.next()) {
                count++;
                result = rows.getMetaData().getColumnCount() == 1 ? rows.getLong(1) : count;
            }
            return new Asked((System.nanoTime() - begun) / 1e6, result);
        }
    }

    private static String plan(Connection connection, String text) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("explain (analyze, buffers, costs off) " + text)) {
            while (rows.next()) {
                plan.append("    ").append(rows.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }

    private static List<Scope> scopes(Connection free) throws SQLException {
        try (Statement statement = free.createStatement(); ResultSet row = statement.executeQuery("select region from screening.person_check group by region order by count(*) desc offset 100 limit 1")) {
            row.next();
            long grid = row.getLong(1);
            return List.of(new Scope("grid", grid, grid), scope("town", grid, 1_000_000), scope("district", grid, 1_000_000_000));
        }
    }

    private static Scope scope(String name, long code, long width) {
        long low = code - code % width;
        return new Scope(name, low, low + width - 1);
    }

    private static Connection connect(StoreAddress address) throws SQLException {
        return DriverManager.getConnection(address.url(), address.user(), address.password());
    }

    private static void execute(Connection connection, String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }
}
