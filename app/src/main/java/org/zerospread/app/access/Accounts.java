package org.zerospread.app.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.SnapshotMemory;
import org.zerospread.engine.region.RegionRange;

/// The rows of `access.account` and what is assigned to them.
@Component
class Accounts {

    /// The first code of the country: where events without a place of their own are recorded.
    private static final long COUNTRY_LOW = 100_000_000_000_000L;

    private final JdbcClient sql;
    private final DistrictClock clock;
    private final SnapshotMemory memory;

    Accounts(JdbcClient sql, DistrictClock clock, SnapshotMemory memory) {
        this.sql = sql;
        this.clock = clock;
        this.memory = memory;
    }

    /// What signing in needs of an account.
    record Credentials(UUID id, String username, String passwordHash, boolean mustChange) {
    }

    /// An account that may be used today, by its user name.
    Optional<Credentials> findUsable(String username) {
        return sql.sql("""
                select id, username, password_hash, must_change
                from access.account
                where username = :username and not disabled
                  and (valid_from is null or valid_from <= :today) and (valid_to is null or valid_to >= :today)
                """).param("username", username).param("today", clock.today()).query(Accounts::credentials).optional();
    }

    /// An account by its id, usable or not.
    Optional<Credentials> find(UUID id) {
        return sql.sql("select id, username, password_hash, must_change from access.account where id = :id")
                .param("id", id).query(Accounts::credentials).optional();
    }

    /// The account with its rights and range, in one query over primary keys.
    ///
    /// Rights come from the assignments on the widest range alone: a right given for one town must not act on
    /// the whole district because another role is assigned there.
    Optional<SignedIn> findSignedIn(UUID id) {
        LocalDate today = clock.today();
        return memory.remember(new Question(id, today), () -> loadSignedIn(id, today));
    }

    private record Question(UUID account, LocalDate today) {
    }

    private Optional<SignedIn> loadSignedIn(UUID id, LocalDate today) {
        return sql.sql("""
                with assigned as (
                    select role, low, high, rank() over (order by high - low desc, low) as width
                    from access.assignment where account_id = :id)
                select a.id, a.username, a.display_name, a.must_change, min(s.low) as low, max(s.high) as high,
                       coalesce(array_agg(distinct r.right_code) filter (where r.right_code is not null), '{}') as rights
                from access.account a
                left join assigned s on s.width = 1
                left join access.role_right r on r.role = s.role
                where a.id = :id and not a.disabled
                  and (a.valid_from is null or a.valid_from <= :today) and (a.valid_to is null or a.valid_to >= :today)
                group by a.id
                """).param("id", id).param("today", today).query((row, index) -> signedIn(row)).optional();
    }

    /// Adds an account unless there is one already.
    ///
    /// @return whether it was added
    boolean addFirst(UUID id, String username, String displayName, String passwordHash, RegionRange range) {
        int added = sql.sql("""
                insert into access.account (id, username, display_name, password_hash, must_change, created_at)
                select :id, :username, :display, :hash, true, :at
                where not exists (select from access.account)
                """).param("id", id).param("username", username).param("display", displayName).param("hash", passwordHash)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC)).update();
        if (added > 0) {
            sql.sql("insert into access.assignment (account_id, role, low, high) values (:id, 'ADMINISTRATOR', :low, :high)")
                    .param("id", id).param("low", range.low()).param("high", range.high()).update();
        }
        return added > 0;
    }

    /// Sets an own password.
    void setPassword(UUID id, String passwordHash) {
        sql.sql("update access.account set password_hash = :hash, must_change = false where id = :id")
                .param("hash", passwordHash).param("id", id).update();
    }

    /// The region under which sign-in events are recorded: the district served, else the country.
    long eventRegion() {
        return sql.sql("select coalesce((select district from region.served), :country)").param("country", COUNTRY_LOW).query(Long.class).single();
    }

    private static Credentials credentials(ResultSet row, int index) throws SQLException {
        return new Credentials(row.getObject("id", UUID.class), row.getString("username"), row.getString("password_hash"), row.getBoolean("must_change"));
    }

    private static SignedIn signedIn(ResultSet row) throws SQLException {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        Arrays.stream((String[]) row.getArray("rights").getArray()).map(Right::valueOf).forEach(rights::add);
        return new SignedIn(row.getObject("id", UUID.class), row.getString("username"), row.getString("display_name"), row.getBoolean("must_change"),
                Set.copyOf(rights), range(row));
    }

    private static @Nullable RegionRange range(ResultSet row) throws SQLException {
        long low = row.getLong("low");
        return row.wasNull() ? null : new RegionRange(low, row.getLong("high"));
    }
}
