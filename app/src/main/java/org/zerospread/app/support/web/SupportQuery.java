package org.zerospread.app.support.web;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.Exports;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.app.support.Budgets;
import org.zerospread.app.support.SupportBook;
import org.zerospread.engine.money.Yuan;
import org.zerospread.engine.support.SupportPolicies;
import org.zerospread.engine.support.SupportPolicy;

/// Applications for support of a reader's regions or of one firm, and the money by policy, zone and industry.
@Component
@Transactional(readOnly = true)
class SupportQuery {

    private static final int PAGE = 50;

    private final JdbcClient sql;
    private final SupportBook book;
    private final Budgets budgets;
    private final DistrictClock clock;

    SupportQuery(JdbcClient sql, SupportBook book, Budgets budgets, DistrictClock clock) {
        this.sql = sql;
        this.book = book;
        this.budgets = budgets;
        this.clock = clock;
    }

    SupportPage.Desk desk(List<FormFault> faults, @Nullable String document) {
        Map<String, Budgets.Used> used = budgets.list();
        Map<String, Integer> waiting = new HashMap<>();
        sql.sql("select policy, count(*)::int as n from support.application where state = 'APPLIED' and region between store.low() and store.high() group by policy")
                .query((row, index) -> waiting.put(row.getString("policy"), row.getInt("n"))).list();
        SupportPolicies edition = book.findInForce(clock.today()).orElse(null);
        List<SupportPage.PolicyRow> rows = edition == null ? List.of() : edition.policies().stream().map(policy -> {
            Budgets.Used sums = used.getOrDefault(policy.code(), new Budgets.Used(Yuan.ZERO, Yuan.ZERO, 0));
            return new SupportPage.PolicyRow(policy, sums.granted(), sums.grantedSum(), sums.paidSum(), budgets.findLeft(policy, used).orElse(null), waiting.getOrDefault(policy.code(), 0));
        }).toList();
        return new SupportPage.Desk(edition, rows, zones(), industries(), faults, document);
    }

    /// By class of zone of the firm's town; towns without one count as ordinary.
    List<SupportPage.Total> zones() {
        return sql.sql("""
                select coalesce(r.zone_class, 'ORDINARY') as label, count(*)::int as applied, count(*) filter (where a.granted_cents is not null)::int as granted, coalesce(sum(a.granted_cents), 0) as sum,
                    coalesce(sum(a.granted_cents) filter (where a.state = 'PAID'), 0) as paid
                from support.application a left join region.region r on r.code = a.region - a.region % 1000000
                where a.region between store.low() and store.high() group by 1 order by 4 desc, 1
                """).query(SupportQuery::total).list();
    }

    /// By section of GB/T 4754.
    List<SupportPage.Total> industries() {
        return sql.sql("""
                select left(a.industry, 1) as label, count(*)::int as applied, count(*) filter (where a.granted_cents is not null)::int as granted, coalesce(sum(a.granted_cents), 0) as sum,
                    coalesce(sum(a.granted_cents) filter (where a.state = 'PAID'), 0) as paid
                from support.application a where a.region between store.low() and store.high() group by 1 order by 4 desc, 1
                """).query(SupportQuery::total).list();
    }

    /// By kind of policy.
    List<SupportPage.Total> kinds() {
        return sql.sql("""
                select a.kind as label, count(*)::int as applied, count(*) filter (where a.granted_cents is not null)::int as granted, coalesce(sum(a.granted_cents), 0) as sum,
                    coalesce(sum(a.granted_cents) filter (where a.state = 'PAID'), 0) as paid
                from support.application a where a.region between store.low() and store.high() group by 1 order by 1
                """).query(SupportQuery::total).list();
    }

    private static SupportPage.Total total(ResultSet row, int index) throws SQLException {
        return new SupportPage.Total(row.getString("label"), row.getInt("applied"), row.getInt("granted"), new Yuan(row.getLong("sum")), new Yuan(row.getLong("paid")));
    }

    SupportPage.ApplicationList list(@Nullable String state, @Nullable UUID after) {
        List<SupportPage.Application> found = rows(state, null, null, after, PAGE + 1);
        return new SupportPage.ApplicationList(state, found.stream().limit(PAGE).toList(), found.size() > PAGE ? found.get(PAGE - 1).id() : null);
    }

    List<SupportPage.Application> listAll(@Nullable String state) {
        return rows(state, null, null, null, Exports.MOST_ROWS + 1);
    }

    List<SupportPage.Application> listOf(UUID firm) {
        return rows(null, firm, null, null, PAGE);
    }

    Optional<SupportPage.One> find(UUID id, @Nullable String amount, @Nullable String reason, List<FormFault> faults) {
        return rows(null, null, id, null, 1).stream().findFirst().map(one -> {
            SupportPolicy policy = book.find(one.policy(), clock.today()).or(() -> book.find(one.policy(), one.filedAt().atZone(clock.getZone()).toLocalDate())).orElse(null);
            return new SupportPage.One(one, policy, policy == null ? null : budgets.findLeft(policy, budgets.list()).orElse(null), amount, reason, faults);
        });
    }

    private List<SupportPage.Application> rows(@Nullable String state, @Nullable UUID firm, @Nullable UUID id, @Nullable UUID after, int most) {
        return sql.sql("""
                select a.*, f.name as firm_name, coalesce(r.name, '') as place, coalesce(u.display_name, a.filed_by) as filer, coalesce(d.display_name, a.decided_by) as decider,
                    a.filed_by = :actor or exists (select from enterprise.account e join access.account o on o.id = e.account_id where e.firm_id = a.firm_id and o.username = :actor) as own
                from support.application a join enterprise.firm f on f.id = a.firm_id left join region.region r on r.code = a.region - a.region % 1000000
                left join access.account u on u.username = a.filed_by left join access.account d on d.username = a.decided_by
                where a.region between store.low() and store.high() and (:state::text is null or a.state = :state) and (:firm::uuid is null or a.firm_id = :firm::uuid) and (:id::uuid is null or a.id = :id::uuid)
                  and (:after::uuid is null or (a.filed_at, a.id) < (select b.filed_at, b.id from support.application b where b.id = :after::uuid))
                order by a.filed_at desc, a.id desc limit :most
                """).param("actor", Jurisdiction.actorNow()).param("state", state).param("firm", firm).param("id", id).param("after", after).param("most", most).query(SupportQuery::row).list();
    }

    private static SupportPage.Application row(ResultSet row, int index) throws SQLException {
        Array evidence = row.getArray("evidence");
        return new SupportPage.Application(row.getObject("id", UUID.class), row.getString("firm_name"), row.getString("place"), row.getString("policy"), row.getString("kind"), row.getObject("heads", Integer.class),
                sum(row, "base_cents"), new Yuan(row.getLong("computed_cents")), Arrays.asList((String[]) evidence.getArray()), row.getString("state"), row.getObject("filed_at", OffsetDateTime.class).toInstant(),
                row.getString("filer"), sum(row, "granted_cents"), row.getString("reason"), instant(row, "decided_at"), row.getString("decider"), row.getObject("paid_on", LocalDate.class), row.getString("reference"),
                row.getBoolean("own"));
    }

    private static @Nullable Yuan sum(ResultSet row, String column) throws SQLException {
        Long cents = row.getObject(column, Long.class);
        return cents == null ? null : new Yuan(cents);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
