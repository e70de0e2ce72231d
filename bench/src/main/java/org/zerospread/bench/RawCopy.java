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
    private final List<Rows> tables;
    private final Path folder;

    private RawCopy(Connection connection, List<Rows> tables, Path folder) {
        this.connection = connection;
        this.tables = tables;
        this.folder = folder;
    }

    /// Which rows of a table.
    ///
    /// @param table with its schema; table and condition are written by the program's own code, never from outside
    record Rows(String table, String condition) {

        static Rows all(String table) {
            return new Rows(table, "true");
        }

        private String copy() {
            return "raw." + table.substring(table.indexOf('.') + 1);
        }
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
    /// @throws NotMeasuredException when count or checksum of a copy differs from its original
    static Outcome measure(StoreAddress store, List<Rows> tables, int times) {
        return measure(store, tables, times, false);
    }

    /// The same, on demand with the tables' foreign keys, which are checked row by row as everywhere.
    static Outcome measure(StoreAddress store, List<Rows> tables, int times, boolean foreignKeys) {
        Path folder = null;
        try (Connection connection = DriverManager.getConnection(store.url(), store.user(), store.password())) {
            folder = Files.createTempDirectory(Program.workplace(), "rows");
            return new RawCopy(connection, tables, folder).measure(times, foreignKeys);
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

    private Outcome measure(int times, boolean foreignKeys) throws SQLException, IOException {
        Map<String, Long> rows = new LinkedHashMap<>();
        long bytes = 0;
        for (Rows table : tables) {
            rows.put(table.table(), export(table));
            bytes += Files.size(file(table));
        }
        List<Double> seconds = new ArrayList<>();
        for (int time = 0; time < times; time++) {
            makeTables(foreignKeys);
            long begun = System.nanoTime();
            for (Rows table : tables) {
                copyIn(table);
            }
            seconds.add((System.nanoTime() - begun) / 1e9);
        }
        for (Rows table : tables) {
            compare(table);
        }
        execute("drop schema raw cascade");
        return new Outcome(rows, bytes, Spread.of(seconds));
    }

    private long export(Rows table) throws SQLException, IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file(table)), BUFFER_BYTES)) {
            return copies().copyOut("copy (select * from " + table.table() + " t where " + table.condition() + ") to stdout (format binary)", out);
        }
    }

    private void makeTables(boolean foreignKeys) throws SQLException {
        execute("drop schema if exists raw cascade");
        execute("create schema raw");
        for (Rows table : tables) {
            execute("create table " + table.copy() + " (like " + table.table() + " including all)");
            if (foreignKeys) {
                for (String key : foreignKeys(table)) {
                    execute("alter table " + table.copy() + " add " + key);
                }
            }
        }
        execute("checkpoint");
    }

    private List<String> foreignKeys(Rows table) throws SQLException {
        List<String> keys = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_get_constraintdef(oid) from pg_constraint where contype = 'f' and conrelid = '" + table.table() + "'::regclass")) {
            while (row.next()) {
                keys.add(row.getString(1));
            }
        }
        return keys;
    }

    private void copyIn(Rows table) throws SQLException, IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file(table)), BUFFER_BYTES)) {
            copies().copyIn("copy " + table.copy() + " from stdin (format binary)", in, BUFFER_BYTES);
        }
    }

    private void compare(Rows table) throws SQLException {
        Sum original = sum(table);
        Sum copy = sum(Rows.all(table.copy()));
        if (!original.equals(copy)) {
            throw new NotMeasuredException("the copy of " + table.table() + " differs: " + original + " against " + copy);
        }
    }

    /// Count and order-independent checksum of a table.
    private record Sum(long rows, BigDecimal hash) {
    }

    private Sum sum(Rows rows) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*), coalesce(sum(hashtextextended(t::text, 0)), 0) from " + rows.table() + " t where " + rows.condition())) {
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

    private Path file(Rows table) {
        return folder.resolve(table.table());
    }
}
