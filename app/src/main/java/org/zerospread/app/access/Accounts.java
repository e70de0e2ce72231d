package org.zerospread.app.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
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
    record Credentials(UUID id, String username, String passwordHash, boolean mustChange, int epoch) {
    }

    /// An account that may be used today, by its user name.
    Optional<Credentials> findUsable(String username) {
        return sql.sql("""
                select id, username, password_hash, must_change, epoch
                from access.account
                where username = :username and not disabled
                  and (valid_from is null or valid_from <= :today) and (valid_to is null or valid_to >= :today)
                """).param("username", username).param("today", clock.today()).query(Accounts::credentials).optional();
    }

    /// An account that may be used today, by whom it is linked to at an identity provider.
    Optional<Credentials> findLinked(String issuer, String subject) {
        return sql.sql("select username from access.account where oidc_issuer = :issuer and oidc_subject = :subject").param("issuer", issuer).param("subject", subject)
                .query(String.class).optional().flatMap(this::findUsable);
    }

    /// An account by its id, usable or not.
    Optional<Credentials> find(UUID id) {
        return sql.sql("select id, username, password_hash, must_change, epoch from access.account where id = :id")
                .param("id", id).query(Accounts::credentials).optional();
    }

    /// The account with all that is assigned to it, in one query over primary keys.
    Optional<Holding> findHolding(UUID id) {
        LocalDate today = clock.today();
        return memory.remember(new Question(id, today), () -> loadHolding(id, today));
    }

    private record Question(UUID account, LocalDate today) {
    }

    private Optional<Holding> loadHolding(UUID id, LocalDate today) {
        List<Line> lines = sql.sql("""
                select a.id, a.username, a.display_name, a.must_change, a.epoch, a.active_low, a.active_high, s.low, s.high,
                       case when s.high - s.low < 899999999999999 then coalesce(g.name, s.low::text) end as place,
                       exists (select from access.second_factor f where f.account_id = a.id and f.confirmed_at is not null)
                           or exists (select from access.passkey p where p.account_id = a.id) as second_factor,
                       coalesce(array_agg(distinct r.right_code) filter (where r.right_code is not null), '{}') as rights
                from access.account a
                left join access.assignment s on s.account_id = a.id
                left join access.role_right r on r.role = s.role
                left join region.region g on g.code = s.low
                where a.id = :id and not a.disabled
                  and (a.valid_from is null or a.valid_from <= :today) and (a.valid_to is null or a.valid_to >= :today)
                group by a.id, s.low, s.high, g.name
                order by s.high - s.low desc, s.low
                """).param("id", id).param("today", today).query((row, index) -> line(row)).list();
        return lines.stream().findFirst().map(first -> {
            Holding one = first.account();
            return new Holding(one.id(), one.username(), one.displayName(), one.mustChange(), one.epoch(), one.chosen(), one.hasSecondFactor(),
                    lines.stream().map(Line::given).filter(Objects::nonNull).toList());
        });
    }

    private record Line(Holding account, Holding.@Nullable Given given) {
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

    /// Sets a password and ends every session.
    ///
    /// @param oneTime whether the account must set its own before anything else
    void setPassword(UUID id, String passwordHash, boolean oneTime) {
        sql.sql("update access.account set password_hash = :hash, must_change = :oneTime, epoch = epoch + 1 where id = :id")
                .param("hash", passwordHash).param("oneTime", oneTime).param("id", id).update();
    }

    /// Ends every session of the account.
    void raiseEpoch(UUID id) {
        sql.sql("update access.account set epoch = epoch + 1 where id = :id").param("id", id).update();
    }

    /// Keeps the jurisdiction that the account works in.
    void choose(UUID id, RegionRange range) {
        sql.sql("update access.account set active_low = :low, active_high = :high where id = :id")
                .param("low", range.low()).param("high", range.high()).param("id", id).update();
    }

    /// The region under which sign-in events are recorded: the district served, else the country.
    long eventRegion() {
        return sql.sql("select coalesce((select district from region.served), :country)").param("country", COUNTRY_LOW).query(Long.class).single();
    }

    private static Credentials credentials(ResultSet row, int index) throws SQLException {
        return new Credentials(row.getObject("id", UUID.class), row.getString("username"), row.getString("password_hash"), row.getBoolean("must_change"), row.getInt("epoch"));
    }

    private static Line line(ResultSet row) throws SQLException {
        Holding account = new Holding(row.getObject("id", UUID.class), row.getString("username"), row.getString("display_name"), row.getBoolean("must_change"),
                row.getInt("epoch"), range(row, "active_low", "active_high"), row.getBoolean("second_factor"), List.of());
        RegionRange range = range(row, "low", "high");
        Set<Right> rights = EnumSet.noneOf(Right.class);
        Arrays.stream((String[]) row.getArray("rights").getArray()).map(Right::valueOf).forEach(rights::add);
        return new Line(account, range == null ? null : new Holding.Given(new SignedIn.Place(range, row.getString("place")), Set.copyOf(rights)));
    }

    private static @Nullable RegionRange range(ResultSet row, String lowColumn, String highColumn) throws SQLException {
        long low = row.getLong(lowColumn);
        return row.wasNull() ? null : new RegionRange(low, row.getLong(highColumn));
    }
}
