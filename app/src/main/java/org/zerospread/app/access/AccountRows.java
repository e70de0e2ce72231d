package org.zerospread.app.access;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.region.RegionRange;

/// The tables of accounts and assignments, as those who manage them read and write them.
@Component
class AccountRows {

    private static final int PAGE = 200;

    private final JdbcClient sql;
    private final DistrictClock clock;

    AccountRows(JdbcClient sql, DistrictClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// The first code of the range that the manager works in.
    long low(SignedIn manager) {
        return range(manager).low();
    }

    static RegionRange range(SignedIn manager) {
        return Objects.requireNonNull(manager.range(), "a right implies a range");
    }

    /// Whether the manager's range holds the whole of what this installation serves.
    boolean managesWhole(SignedIn manager) {
        return range(manager).contains(served());
    }

    private RegionRange served() {
        return sql.sql("select district from region.served").query(Long.class).optional().map(code -> new RegionCode(code).range()).orElse(Jurisdiction.EVERYWHERE);
    }

    /// Runs a change one at a time, and undoes it when it leaves nobody who manages access to the whole.
    <T> Change<T> guarded(TransactionTemplate transaction, Supplier<Change<T>> change) {
        return Objects.requireNonNull(transaction.execute(status -> {
            sql.sql("select pg_advisory_xact_lock(hashtext('access'))").query((row, index) -> true).list();
            boolean managed = isManaged();
            Change<T> answer = change.get();
            if (answer instanceof Change.Done && managed && !isManaged()) {
                status.setRollbackOnly();
                return new Change.Refused<>(RefusalCode.LAST_WHO_MANAGES);
            }
            return answer;
        }));
    }

    private boolean isManaged() {
        RegionRange whole = served();
        return sql.sql("""
                select exists (
                    select from access.account a join access.assignment s on s.account_id = a.id join access.role_right r on r.role = s.role
                    where r.right_code = 'ACCESS_MANAGE' and s.low <= :low and s.high >= :high and not a.disabled
                      and (a.valid_from is null or a.valid_from <= :today) and (a.valid_to is null or a.valid_to >= :today))
                """).param("low", whole.low()).param("high", whole.high()).param("today", clock.today()).query(Boolean.class).single();
    }

    /// The accounts that lie wholly within a range, by user name; those with nothing assigned for a manager of the whole only.
    List<AccountRegister.Account> list(RegionRange range, boolean whole, String words) {
        return sql.sql("""
                select a.id, a.username, a.display_name, a.disabled, a.must_change, a.valid_from, a.valid_to, a.oidc_subject,
                       exists (select from access.second_factor f where f.account_id = a.id and f.confirmed_at is not null)
                           or exists (select from access.passkey p where p.account_id = a.id) as second_factor
                from access.account a
                where (:words = '' or strpos(a.username, lower(:words)) > 0 or strpos(a.display_name, :words) > 0)
                  and not exists (select from access.assignment s where s.account_id = a.id and (s.low < :low or s.high > :high))
                  and (:whole or exists (select from access.assignment s where s.account_id = a.id))
                order by a.username limit :limit
                """).param("words", words).param("low", range.low()).param("high", range.high()).param("whole", whole).param("limit", PAGE)
                .query((row, index) -> new AccountRegister.Account(row.getObject("id", UUID.class), row.getString("username"), row.getString("display_name"),
                        row.getBoolean("disabled"), row.getBoolean("must_change"), row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class), row.getBoolean("second_factor"), row.getString("oidc_subject"), assignments(row.getObject("id", UUID.class))))
                .list();
    }

    private List<AccountRegister.Assignment> assignments(UUID account) {
        return sql.sql("""
                select s.role, r.name_zh, r.name_en, s.low, s.high, case when s.high - s.low < 899999999999999 then coalesce(g.name, s.low::text) end as place
                from access.assignment s join access.role r on r.code = s.role left join region.region g on g.code = s.low
                where s.account_id = :id order by s.high - s.low desc, s.low, s.role
                """).param("id", account).query((row, index) -> new AccountRegister.Assignment(row.getString("role"), row.getString("name_zh"), row.getString("name_en"),
                new SignedIn.Place(new RegionRange(row.getLong("low"), row.getLong("high")), row.getString("place")))).list();
    }

    Optional<AccountRegister.Account> find(UUID id, RegionRange range, boolean whole) {
        return list(range, whole, sql.sql("select username from access.account where id = :id").param("id", id).query(String.class).optional().orElse("\n")).stream()
                .filter(one -> one.id().equals(id)).findFirst();
    }

    boolean exists(UUID id) {
        return sql.sql("select exists (select from access.account where id = :id)").param("id", id).query(Boolean.class).single();
    }

    /// @return whether the name was free
    boolean add(UUID id, String username, String displayName, String hash) {
        return sql.sql("""
                insert into access.account (id, username, display_name, password_hash, must_change, created_at)
                values (:id, :username, :display, :hash, true, :at) on conflict (username) do nothing
                """).param("id", id).param("username", username).param("display", displayName).param("hash", hash)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC)).update() == 1;
    }

    void change(UUID id, AccountRegister.Terms terms) {
        sql.sql("""
                update access.account set display_name = :display, epoch = epoch + case when :disabled and not disabled then 1 else 0 end,
                    disabled = :disabled, valid_from = cast(:from as date), valid_to = cast(:to as date)
                where id = :id
                """).param("id", id).param("display", terms.displayName()).param("disabled", terms.disabled()).param("from", terms.validFrom())
                .param("to", terms.validTo()).update();
    }

    /// @return whether the identity is not another account's
    boolean link(UUID id, String issuer, String subject) {
        return sql.sql("""
                update access.account set oidc_issuer = case when :subject <> '' then :issuer end, oidc_subject = nullif(:subject, '')
                where id = :id and not exists (select from access.account o where o.id <> :id and o.oidc_issuer = :issuer and o.oidc_subject = :subject)
                """).param("id", id).param("issuer", issuer).param("subject", subject).update() == 1;
    }

    void assign(UUID id, String role, RegionRange range) {
        sql.sql("insert into access.assignment (account_id, role, low, high) values (:id, :role, :low, :high) on conflict do nothing")
                .param("id", id).param("role", role).param("low", range.low()).param("high", range.high()).update();
    }

    boolean withdraw(UUID id, String role, long low) {
        return sql.sql("delete from access.assignment where account_id = :id and role = :role and low = :low").param("id", id).param("role", role).param("low", low).update() == 1;
    }

    /// Accounts by user name, with what matters when they are enlisted again.
    Map<String, AccountRegister.Listed> listed(List<String> usernames, RegionRange range) {
        Map<String, AccountRegister.Listed> listed = new HashMap<>();
        sql.sql("""
                select a.username, a.id, a.display_name, exists (select from access.assignment s where s.account_id = a.id and (s.low < :low or s.high > :high)) as beyond,
                    array(select s.role || ' ' || s.low from access.assignment s where s.account_id = a.id) as given
                from access.account a where a.username = any(:names)
                """).param("names", usernames.toArray(String[]::new)).param("low", range.low()).param("high", range.high()).query(row -> {
            listed.put(row.getString("username"), new AccountRegister.Listed(row.getObject("id", UUID.class), row.getString("display_name"), row.getBoolean("beyond"),
                    Set.of((String[]) row.getArray("given").getArray())));
        });
        return listed;
    }

    /// Writes accounts without a usable password, and assignments, each in one statement.
    void enlist(List<AccountRegister.Enlisted> accounts, List<AccountRegister.Given> given) {
        sql.sql("""
                insert into access.account (id, username, display_name, password_hash, must_change, valid_from, valid_to, employer, remarks, created_at)
                select n.id, n.username, n.display, '!', true, n.begin, n.until, n.employer, n.remarks, :at
                from unnest(:ids::uuid[], :names::text[], :displays::text[], :froms::date[], :tos::date[], :employers::text[], :remarks::text[])
                    as n (id, username, display, begin, until, employer, remarks)
                """).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("ids", accounts.stream().map(AccountRegister.Enlisted::id).toArray(UUID[]::new))
                .param("names", accounts.stream().map(AccountRegister.Enlisted::username).toArray(String[]::new))
                .param("displays", accounts.stream().map(AccountRegister.Enlisted::displayName).toArray(String[]::new))
                .param("froms", accounts.stream().map(one -> one.validFrom() == null ? null : one.validFrom().toString()).toArray(String[]::new))
                .param("tos", accounts.stream().map(one -> one.validTo() == null ? null : one.validTo().toString()).toArray(String[]::new))
                .param("employers", accounts.stream().map(AccountRegister.Enlisted::employer).toArray(String[]::new))
                .param("remarks", accounts.stream().map(AccountRegister.Enlisted::remarks).toArray(String[]::new)).update();
        sql.sql("""
                insert into access.assignment (account_id, role, low, high)
                select n.id, n.role, n.low, n.high from unnest(:ids::uuid[], :roles::text[], :lows::bigint[], :highs::bigint[]) as n (id, role, low, high) on conflict do nothing
                """).param("ids", given.stream().map(AccountRegister.Given::account).toArray(UUID[]::new)).param("roles", given.stream().map(AccountRegister.Given::role).toArray(String[]::new))
                .param("lows", given.stream().map(one -> one.range().low()).toArray(Long[]::new)).param("highs", given.stream().map(one -> one.range().high()).toArray(Long[]::new)).update();
    }

    /// Regions by what people write for them: code or name, where one is meant.
    Map<String, RegionRange> regions(Set<String> words, RegionRange within) {
        Map<String, RegionRange> regions = new HashMap<>();
        sql.sql("select w.word, min(r.code) as code from unnest(:words::text[]) as w (word) join region.region r on (r.name = w.word or regexp_replace(r.name, '(居民委员会|村民委员会|居委会|村委会)$', '') = w.word or r.code::text = rpad(w.word, 15, '0')) "
                + "and r.code between :low and :high group by w.word having count(*) = 1").param("words", words.toArray(String[]::new)).param("low", within.low()).param("high", within.high())
                .query(row -> {
                    regions.put(row.getString("word"), new RegionCode(row.getLong("code")).range());
                });
        return regions;
    }

    Set<String> roles() {
        return Set.copyOf(sql.sql("select code from access.role").query(String.class).list());
    }

    boolean isRole(String role) {
        return sql.sql("select exists (select from access.role where code = :role)").param("role", role).query(Boolean.class).single();
    }

    boolean isRegion(long code) {
        return sql.sql("select exists (select from region.region where code = :code)").param("code", code).query(Boolean.class).single();
    }
}
