package org.zerospread.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/// Commits a transaction that changes nothing but takes a number, so that the database's snapshot moves on and nothing
/// remembered for the former snapshot may answer.
final class TinyWrites implements AutoCloseable {

    private final Connection connection;

    /// Joins the server that a running program has on the directory.
    TinyWrites(Path data) {
        try {
            String port = Files.readString(data.resolve("port")).strip();
            String password = Files.readString(data.resolve("password")).strip();
            this.connection = DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new NotMeasuredException("the store at " + data + " does not answer: " + e.getMessage());
        }
    }

    synchronized void commit() {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_current_xact_id()");
        } catch (SQLException e) {
            throw new NotMeasuredException("tiny write: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new NotMeasuredException("tiny write: " + e.getMessage());
        }
    }
}
