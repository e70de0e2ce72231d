package org.zerospread.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.zerospread.app.store.EmbeddedStore;
import org.zerospread.app.store.LoginRole;
import org.zerospread.app.store.MasterKey;
import org.zerospread.app.store.StoreAddress;

/// One PostgreSQL for all tests of the run, started the way the program starts it; a database for each purpose.
public final class TestStore {

    private static final String KEY = "5a".repeat(32);
    private static final EmbeddedStore STORE = open();
    private static final Map<String, StoreAddress> DATABASES = new ConcurrentHashMap<>();

    private TestStore() {
    }

    private static EmbeddedStore open() {
        try {
            Path directory = Files.createTempDirectory("zerospread-test");
            EmbeddedStore store = EmbeddedStore.open(directory);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                store.close();
                delete(directory);
            }));
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) {
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The address of a database of this name, created at the first call.
    public static StoreAddress database(String name) {
        return DATABASES.computeIfAbsent(name, TestStore::create);
    }

    private static StoreAddress create(String name) {
        StoreAddress server = STORE.address();
        try (var connection = DriverManager.getConnection(server.url(), server.user(), server.password()); var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new StoreAddress(server.url().replaceAll("/postgres$", "/" + name), server.user(), server.password());
    }

    /// Points a test's application at a database.
    static void use(ConfigurableApplicationContext context, StoreAddress store) {
        StoreAddress login = LoginRole.prepare(store, MasterKey.parse(KEY));
        TestPropertyValues.of("spring.datasource.url=" + store.url(), "spring.datasource.username=" + login.user(), "spring.datasource.password=" + login.password(),
                "spring.flyway.url=" + store.url(), "spring.flyway.user=" + store.user(), "spring.flyway.password=" + store.password(),
                "zerospread.key=" + KEY, "spring.datasource.hikari.maximum-pool-size=8").applyTo(context);
    }

    /// A database that no test fills but its own; for tests that write.
    public static final class Empty implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            use(context, database("small"));
        }
    }

    /// The database of the replay at one hundredth; for tests that read.
    public static final class Replayed implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            use(context, database("replayed"));
        }
    }

    /// A database in which records come to their end; for tests that delete.
    public static final class Ending implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            use(context, database("ending"));
        }
    }

    /// Likewise, for tests through the pages.
    public static final class EndingOnPages implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            use(context, database("ending_on_pages"));
        }
    }

    /// A database for what phones send.
    public static final class Field implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            use(context, database("field"));
        }
    }
}
