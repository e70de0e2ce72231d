package org.zerospread.app.store;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import javax.crypto.SecretKey;

/// The role with which the application signs in to the database: a member of `zerospread_app`, owner of nothing.
///
/// The owner of the tables is used for migrations alone. A session of the application has never had another role, so no
/// statement slipped into it can take the owner's powers back. The password follows from the installation's key: every process
/// that has the key may sign in, and nothing needs to be kept.
public final class LoginRole {

    private LoginRole() {
    }

    /// Creates the role of this database, or sets its password where it is there already.
    ///
    /// @param owner signs in as the owner of the tables, who may create roles
    /// @return how the application signs in
    /// @throws StoreException `STO-010` when the owner may not create roles
    public static StoreAddress prepare(StoreAddress owner, MasterKey key) {
        SecretKey secret = key.derive("database login", "Generic");
        String password = HexFormat.of().formatHex(secret.getEncoded());
        try (Connection connection = DriverManager.getConnection(owner.url(), owner.user(), owner.password())) {
            connection.setAutoCommit(false);
            String role = name(connection);
            execute(connection, "select pg_advisory_xact_lock(hashtext('zerospread roles'))");
            execute(connection, """
                    do $$ begin
                        if not exists (select from pg_roles where rolname = 'zerospread_app') then
                            create role zerospread_app nologin nosuperuser nobypassrls;
                        end if;
                    end $$""");
            if (!exists(connection, role)) {
                execute(connection, statement(connection, "create role %I login nosuperuser nobypassrls nocreatedb nocreaterole in role zerospread_app", role, ""));
            }
            execute(connection, statement(connection, "alter role %I password %L", role, password));
            connection.commit();
            return new StoreAddress(owner.url(), role, password);
        } catch (SQLException e) {
            if ("42501".equals(e.getSQLState())) {
                throw new StoreException("STO-010", "数据库用户权限不足:它须能建模式和角色。 The database user lacks rights: it must be allowed to create schemas and roles.");
            }
            throw new IllegalStateException("the application's role cannot be prepared", e);
        }
    }

    private static String name(Connection connection) throws SQLException {
        try (var statement = connection.createStatement(); ResultSet row = statement.executeQuery("select current_database()")) {
            row.next();
            byte[] name = ("zerospread_login_" + row.getString(1)).getBytes(StandardCharsets.UTF_8);
            return new String(name, 0, Math.min(name.length, 63), StandardCharsets.UTF_8);
        }
    }

    private static boolean exists(Connection connection, String role) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select from pg_roles where rolname = ?")) {
            statement.setString(1, role);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    /// The server itself quotes the name and the password.
    private static String statement(Connection connection, String pattern, String name, String literal) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select format(?, ?::text, ?::text)")) {
            statement.setString(1, pattern);
            statement.setString(2, name);
            statement.setString(3, literal);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static void execute(Connection connection, String text) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(text);
        }
    }
}
