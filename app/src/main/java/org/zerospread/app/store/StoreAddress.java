package org.zerospread.app.store;

/// How to reach the PostgreSQL server: a JDBC URL with its user and password.
///
/// The user must be allowed to create schemas and roles: it owns the tables. The application's own sessions give
/// those powers up at once (`set role zerospread_app`), so that row-level security binds them.
public record StoreAddress(String url, String user, String password) {

    /// Never prints the password.
    @Override
    public String toString() {
        return user + "@" + url;
    }
}
