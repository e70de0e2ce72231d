package org.zerospread.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
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
import java.util.Objects;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.zerospread.app.store.StoreAddress;

/// The bare limit of taking rows in: the same rows, in the same order, by one binary COPY per table into empty tables of
/// the same columns, checks and indexes in the same database, without row-level security, foreign keys or any rule.
///
/// The tables are made in an earlier transaction, so that the rows go through the write-ahead log as the program's do.
final class RawCopy {

    private static final int BUFFER_BYTES = 1 << 20;

    private final Connection connection;
    private final List<String> tables;
    private final Path folder;

    private RawCopy(Connection connection, List<String> tables, Path folder) {
        this.connection = connection;
        this.tables = tables;
        this.folder = folder;
    }

    /// What the copies took.
    ///
    /// @param rows rows of each table
    /// @param bytes of the rows in COPY's binary format
    record Outcome(Map<String, Long> rows, long bytes, Spread seconds) {

        long allRows() {
            return rows.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /// Copies the tables' rows several times, each time into empty tables.
    ///
    /// @param tables with their schemas; named by the program's own code, never from outside
    /// @throws NotMeasuredException when count or checksum of a copy differs from its original
    static Outcome measure(StoreAddress store, List<String> tables, int times) {
        Path folder = null;
        try (Connection connection = DriverManager.getConnection(store.url(), store.user(), store.password())) {
            folder = Files.createTempDirectory(Program.workplace(), "rows");
            return new RawCopy(connection, tables, folder).measure(times);
        } catch (SQLException e) {
            throw new NotMeasuredException("raw copy: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (folder != null) {
                Folders.delete(folder);
            }
        }
    }

    private Outcome measure(int times) throws SQLException, IOException {
        Map<String, Long> rows = new LinkedHashMap<>();
        long bytes = 0;
        for (String table : tables) {
            rows.put(table, export(table));
            bytes += Files.size(file(table));
        }
        List<Double> seconds = new ArrayList<>();
        for (int time = 0; time < times; time++) {
            makeTables();
            long begun = System.nanoTime();
            for (String table : tables) {
                copyIn(table);
            }
            seconds.add((System.nanoTime() - begun) / 1e9);
        }
        for (String table : tables) {
            compare(table);
        }
        execute("drop schema raw cascade");
        return new Outcome(rows, bytes, Spread.of(seconds));
    }

    private long export(String table) throws SQLException, IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file(table)), BUFFER_BYTES)) {
            return copies().copyOut("copy " + table + " to stdout (format binary)", out);
        }
    }

    private void makeTables() throws SQLException {
        execute("drop schema if exists raw cascade");
        execute("create schema raw");
        for (String table : tables) {
            execute("create table " + copyOf(table) + " (like " + table + " including all)");
        }
        execute("checkpoint");
    }

    private void copyIn(String table) throws SQLException, IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file(table)), BUFFER_BYTES)) {
            copies().copyIn("copy " + copyOf(table) + " from stdin (format binary)", in, BUFFER_BYTES);
        }
    }

    private void compare(String table) throws SQLException {
        Sum original = sum(table);
        Sum copy = sum(copyOf(table));
        if (!original.equals(copy)) {
            throw new NotMeasuredException("the copy of " + table + " differs: " + original + " against " + copy);
        }
    }

    /// Count and order-independent checksum of a table.
    private record Sum(long rows, BigDecimal hash) {
    }

    private Sum sum(String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*), coalesce(sum(hashtextextended(t::text, 0)), 0) from " + table + " t")) {
            row.next();
            return new Sum(row.getLong(1), Objects.requireNonNull(row.getBigDecimal(2), "sum"));
        }
    }

    private CopyManager copies() throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Path file(String table) {
        return folder.resolve(table);
    }

    private static String copyOf(String table) {
        return "raw." + table.substring(table.indexOf('.') + 1);
    }
}
