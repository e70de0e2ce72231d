package org.zerospread.app.command;

import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.store.EmbeddedStore;
import org.zerospread.app.store.MasterKey;
import org.zerospread.app.store.StoreAddress;
import org.zerospread.app.store.StoreException;
import picocli.CommandLine.Option;

/// Where the records lie, as every command that needs the store takes it: `--data DIR` or `--db-url URL`.
final class StoreOption {

    private static final int OLDEST_SERVER = 150_000;

    @Option(names = "--data", paramLabel = "DIR", description = "data directory of the embedded PostgreSQL (default: ${DEFAULT-VALUE})", defaultValue = "data")
    Path data = Path.of("data");

    @Option(names = "--db-url", paramLabel = "URL", description = "your own PostgreSQL 15 or newer, e.g. postgresql://user:password@host/database")
    @Nullable
    String dbUrl;

    @Option(names = "--key-file", paramLabel = "FILE", description = "file of the key that encrypts numbers and addresses (default: ZEROSPREAD_KEY, else the file key in the data directory, made at the first start)")
    @Nullable
    Path keyFile;

    /// The opened store; closing it stops the embedded server if this program started it.
    ///
    /// When the program is asked to end (Ctrl+C, a signal), the work in hand is told to stop and gets the time to close
    /// the store itself.
    static final class Opened implements AutoCloseable {

        private static final int PATIENCE_SECONDS = 30;

        private final StoreAddress address;
        private final MasterKey key;
        private final AutoCloseable closing;
        private final CountDownLatch closed = new CountDownLatch(1);
        private volatile Runnable stop = () -> { };

        Opened(StoreAddress address, MasterKey key, AutoCloseable closing) {
            this.address = address;
            this.key = key;
            this.closing = closing;
            Runtime.getRuntime().addShutdownHook(new Thread(this::end, "ending"));
        }

        StoreAddress address() {
            return address;
        }

        MasterKey key() {
            return key;
        }

        /// Says what stops the work in hand.
        void whenAskedToEnd(Runnable action) {
            stop = action;
        }

        private void end() {
            stop.run();
            try {
                if (!closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    close();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            try {
                closing.close();
            } catch (Exception e) {
                System.err.println("STO-009 数据库未能正常停止: " + e.getMessage() + " (the database did not stop cleanly)");
            } finally {
                closed.countDown();
            }
        }
    }

    /// Opens the store for this program alone.
    Opened open() {
        return dbUrl == null ? opened(EmbeddedStore.open(data)) : outside(dbUrl);
    }

    /// Opens the store, or joins the program that has it open.
    Opened openOrJoin() {
        return dbUrl == null ? opened(EmbeddedStore.openOrJoin(data)) : outside(dbUrl);
    }

    private Opened opened(EmbeddedStore store) {
        try {
            return new Opened(store.address(), key(), store);
        } catch (StoreException e) {
            store.close();
            throw e;
        }
    }

    private MasterKey key() {
        String given = System.getenv("ZEROSPREAD_KEY");
        return keyFile == null && given != null ? MasterKey.parse(given) : MasterKey.open(keyFile == null ? data.resolve("key") : keyFile);
    }

    private Opened outside(String text) {
        StoreAddress address = parse(text);
        try (var connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                var statement = connection.createStatement();
                var version = statement.executeQuery("show server_version_num")) {
            version.next();
            refuseOldServer(Integer.parseInt(version.getString(1)));
        } catch (SQLException e) {
            throw new StoreException("STO-005", "连不上数据库 " + address + "(" + oneLine(e.getMessage()) + "):请核对地址、口令和网络。"
                    + " The database cannot be reached: check address, password and network.");
        }
        return new Opened(address, key(), () -> { });
    }

    /// @param number as `server_version_num` gives it: 150004 is 15.4
    static void refuseOldServer(int number) {
        if (number < OLDEST_SERVER) {
            throw new StoreException("STO-006", "数据库版本过旧(PostgreSQL " + number / 10_000 + "):请升级到 15 或更新版本。"
                    + " The database is too old (PostgreSQL " + number / 10_000 + "): upgrade it to 15 or newer.");
        }
    }

    private static String oneLine(@Nullable String message) {
        return message == null ? "" : message.lines().findFirst().orElse("");
    }

    /// Understands `postgresql://user:password@host:port/database` with or without the `jdbc:` prefix.
    static StoreAddress parse(String text) {
        try {
            URI uri = URI.create(text.startsWith("jdbc:") ? text.substring(5) : text);
            if (uri.getHost() == null || !("postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme()))) {
                throw new IllegalArgumentException("scheme or host");
            }
            String user = System.getenv().getOrDefault("PGUSER", System.getProperty("user.name"));
            String password = System.getenv().getOrDefault("PGPASSWORD", "");
            if (uri.getUserInfo() != null) {
                String[] parts = uri.getUserInfo().split(":", 2);
                user = parts[0];
                password = parts.length > 1 ? parts[1] : password;
            }
            String query = uri.getQuery() == null ? "" : "?" + uri.getQuery();
            for (String parameter : uri.getQuery() == null ? new String[0] : uri.getQuery().split("&")) {
                user = parameter.startsWith("user=") ? parameter.substring(5) : user;
                password = parameter.startsWith("password=") ? parameter.substring(9) : password;
            }
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            return new StoreAddress("jdbc:postgresql://" + uri.getHost() + port + uri.getPath() + query, user, password);
        } catch (IllegalArgumentException e) {
            throw new StoreException("STO-007", "数据库地址看不懂:应形如 postgresql://用户:口令@主机/库名。 --db-url is not understood: write postgresql://user:password@host/database.");
        }
    }
}
