package org.zerospread.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.zerospread.app.audit.AuditVerification;
import org.zerospread.app.store.EmbeddedStore;
import org.zerospread.app.store.LoginRole;
import org.zerospread.app.store.MasterKey;
import org.zerospread.app.store.StoreAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `audit`: what an audit record adds to a write, and how fast a long trail is checked. Works on a copy of the store, dropped at the end.
@Command(name = "audit", mixinStandardHelpOptions = true, description = "审计 Measures the cost of an audit record for each write, and the check of a long trail.")
final class AuditMeasurement implements Callable<Integer> {

    private static final String COPY = "audit_measured";
    private static final long GRID = 500_153_101_201_001L;
    private static final String WRITE = "insert into person.household (id, region, door, recorded_at, recorded_by) select gen_random_uuid(), " + GRID + ", n::text, now(), 'bench' from generate_series(1, %d) n";
    private static final String RECORD = "select audit.append(now(), 'bench', 'households.taken', " + GRID + ", gen_random_uuid()::text, '1 of 1')";

    @Mixin
    DataOption store = new DataOption();

    @Option(names = "--records", paramLabel = "N", defaultValue = "1000000", description = "length of the trail that is checked (default: ${DEFAULT-VALUE})")
    int records = 1_000_000;

    @Option(names = "--runs", paramLabel = "N", defaultValue = "7", description = "how often each is measured (default: ${DEFAULT-VALUE})")
    int runs = 7;

    @Override
    public Integer call() throws SQLException, GeneralSecurityException {
        Path data = store.replayed();
        try (EmbeddedStore opened = EmbeddedStore.open(data)) {
            StoreAddress server = opened.address();
            StoreAddress owner = new StoreAddress(server.url().replaceAll("/postgres$", "/" + COPY), server.user(), server.password());
            order(server, "drop database if exists " + COPY);
            order(server, "create database " + COPY + " template postgres");
            try {
                StoreAddress login = LoginRole.prepare(owner, MasterKey.open(data.resolve("key")));
                try (Connection bound = DriverManager.getConnection(login.url(), login.user(), login.password())) {
                    compare(bound, "one row a transaction", 1, 300);
                    compare(bound, "1,000 rows a transaction", 1_000, 10);
                }
                check(owner, login);
            } finally {
                order(server, "drop database " + COPY + " with (force)");
            }
        }
        return 0;
    }

    private void compare(Connection bound, String what, int rows, int transactions) throws SQLException {
        List<Double> with = new ArrayList<>();
        List<Double> without = new ArrayList<>();
        for (int run = -1; run < runs; run++) {
            double bare = write(bound, rows, transactions, false);
            double recorded = write(bound, rows, transactions, true);
            if (run >= 0) {
                without.add(bare);
                with.add(recorded);
            }
        }
        System.out.printf(Locale.ROOT, "%-26s with %s  without %s  ratio %.2f%n", what, Spread.of(with).text("ms", 3), Spread.of(without).text("ms", 3),
                Spread.of(with).median() / Spread.of(without).median());
    }

    /// @return milliseconds a transaction
    private static double write(Connection bound, int rows, int transactions, boolean record) throws SQLException {
        bound.setAutoCommit(false);
        long begun = System.nanoTime();
        try (Statement statement = bound.createStatement()) {
            for (int n = 0; n < transactions; n++) {
                statement.execute("select set_config('zerospread.low', '500153000000000', true), set_config('zerospread.high', '500153999999999', true)");
                statement.execute(WRITE.formatted(rows));
                if (record) {
                    statement.execute(RECORD);
                }
                bound.commit();
            }
        }
        return (System.nanoTime() - begun) / 1e6 / transactions;
    }

    private void check(StoreAddress owner, StoreAddress login) throws SQLException, GeneralSecurityException {
        try (Connection bound = DriverManager.getConnection(login.url(), login.user(), login.password());
                PreparedStatement append = bound.prepareStatement("""
                        select count(audit.append(now(), 'bench', 'households.taken', ?, gen_random_uuid()::text, n || ' of 1000')) from generate_series(1, ?) n
                        """)) {
            bound.setAutoCommit(false);
            long begun = System.nanoTime();
            for (int left = records; left > 0; left -= 1_000) {
                try (Statement statement = bound.createStatement()) {
                    statement.execute("select set_config('zerospread.low', '500153000000000', true), set_config('zerospread.high', '500153999999999', true)");
                }
                append.setLong(1, GRID);
                append.setInt(2, Math.min(1_000, left));
                append.execute();
                bound.commit();
            }
            System.out.printf(Locale.ROOT, "written %,d records, %,.0f records/s%n", records, records / ((System.nanoTime() - begun) / 1e9));
        }
        List<Double> checked = new ArrayList<>();
        List<Double> hashed = new ArrayList<>();
        long found = 0;
        for (int run = 0; run < Math.min(runs, 3); run++) {
            long begun = System.nanoTime();
            AuditVerification.Report report = AuditVerification.verify(owner, null);
            found = report.records();
            checked.add(found / ((System.nanoTime() - begun) / 1e9));
            if (!report.faults().isEmpty()) {
                throw new NotMeasuredException("the trail is broken: " + report.faults().getFirst());
            }
            hashed.add(plain(found));
        }
        System.out.printf(Locale.ROOT, "checked %,d records: %s  plain SHA-256 loop over texts of their length: %s  ratio %.2f%n", found, Spread.of(checked).text("records/s", 0),
                Spread.of(hashed).text("records/s", 0), Spread.of(checked).median() / Spread.of(hashed).median());
    }

    private static double plain(long count) throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] text = "15:500153000000000;7:1000000;16:1580000000000000;5:bench;16:households.taken;15:500153101201001;36:00000000-0000-0000-0000-000000000000;9:1 of 1000".getBytes(StandardCharsets.US_ASCII);
        byte[] before = new byte[32];
        long begun = System.nanoTime();
        for (long n = 0; n < count; n++) {
            digest.update(before);
            before = digest.digest(text);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (before[0] == 0 && before[1] == 0 && before[2] == 0 && before[3] == 0) {
            throw new NotMeasuredException("a hash of zeros");
        }
        return count / seconds;
    }

    private static void order(StoreAddress server, String text) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.url(), server.user(), server.password()); Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }
}
