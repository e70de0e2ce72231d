package org.zerospread.app.web;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.zerospread.engine.region.RegionRange;

/// Accounts for tests: one of a role over a range, with a password that needs no change.
final class Staff {

    static final String PASSWORD = "correct-horse-2020";

    private Staff() {
    }

    static String add(JdbcClient sql, PasswordEncoder encoder, String role, RegionRange range) {
        UUID id = UUID.randomUUID();
        String name = "u" + id.toString().substring(0, 8);
        sql.sql("insert into access.account (id, username, display_name, password_hash, must_change, created_at) values (:id, :name, '测试', :hash, false, now())")
                .param("id", id).param("name", name).param("hash", encoder.encode(PASSWORD)).update();
        sql.sql("insert into access.assignment (account_id, role, low, high) values (:id, :role, :low, :high)")
                .param("id", id).param("role", role).param("low", range.low()).param("high", range.high()).update();
        return name;
    }
}
