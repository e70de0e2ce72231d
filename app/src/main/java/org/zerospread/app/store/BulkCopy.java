package org.zerospread.app.store;

import de.bytefish.pgbulkinsert.row.SimpleRow;
import de.bytefish.pgbulkinsert.row.SimpleRowWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Binary COPY of rows into a staging table of the current transaction.
///
/// A table under row-level security takes no COPY, which is right: rows go to a temporary table first, and one
/// `insert … select` per target checks them, matches them and is bound by the policy.
@Component
public class BulkCopy {

    /// A few rows are planned well enough by the size of their table, and looking at them would cost more than taking them in.
    private static final int WORTH_ANALYSING = 500;

    private final DataSource dataSource;
    private final SQLExceptionTranslator translator = new SQLStateSQLExceptionTranslator();

    BulkCopy(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /// Sets one row's values, in the order of the columns of the staging table.
    @FunctionalInterface
    public interface RowFiller<T> {
        /// @param row takes the values by position, from 0
        void fill(T value, SimpleRow row);
    }

    /// Creates (or empties) the temporary staging table and copies the rows into it.
    ///
    /// @param table name of the temporary table, without schema
    /// @param definition its column definitions, as in `create temporary table`
    /// @param columns its column names in the order in which `filler` sets them
    /// @return how many rows were copied
    /// @throws IllegalStateException outside a transaction: the staging table lives in one
    public <T> long stage(String table, String definition, String[] columns, Iterable<T> rows, RowFiller<T> filler) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("staging needs a transaction: " + table);
        }
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            empty(connection, table, definition);
            long count = 0;
            SimpleRowWriter.Table target = new SimpleRowWriter.Table("pg_temp", table, columns);
            try (SimpleRowWriter writer = new SimpleRowWriter(target, connection.unwrap(PGConnection.class))) {
                for (T value : rows) {
                    writer.startRow(row -> filler.fill(value, row));
                    count++;
                }
            }
            if (count >= WORTH_ANALYSING) {
                try (var statement = connection.createStatement()) {
                    statement.execute("analyze " + table);
                }
            }
            return count;
        } catch (SQLException e) {
            var translated = translator.translate("copy into " + table, null, e);
            throw translated != null ? translated : new IllegalStateException("copy into " + table + ": " + e.getMessage(), e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /// Creates (or empties) a temporary table of the current transaction, for rows that a statement leaves to the next.
    public void prepare(String table, String definition) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            empty(connection, table, definition);
        } catch (SQLException e) {
            var translated = translator.translate("prepare " + table, null, e);
            throw translated != null ? translated : new IllegalStateException("prepare " + table + ": " + e.getMessage(), e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private static void empty(Connection connection, String table, String definition) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("create temporary table if not exists " + table + " (" + definition + ") on commit delete rows");
            statement.execute("delete from " + table);
        }
    }

    /// An instant as the row writer takes it.
    public static @Nullable ZonedDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : ZonedDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
