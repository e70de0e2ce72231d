package org.zerospread.app.officers.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.officers.FirmClass;
import org.zerospread.engine.officers.OfficerKind;
import org.zerospread.engine.officers.OfficerPolicy;
import org.zerospread.engine.officers.ProblemKind;
import org.zerospread.engine.officers.Rung;

/// Visits made and to come, and problems.
@Component
@Transactional(readOnly = true)
class FirmCareQuery {

    private static final int MOST_ROWS = 500;
    private static final int MOST_VISITS = 30;

    private final JdbcClient sql;
    private final OfficerPolicy policy;
    private final DistrictClock clock;

    FirmCareQuery(JdbcClient sql, OfficerPolicy policy, DistrictClock clock) {
        this.sql = sql;
        this.policy = policy;
        this.clock = clock;
    }

    /// The latest visits to a firm.
    List<FirmCare.Visit> visits(UUID firm) {
        return sql.sql("""
                select v.id, v.kind, coalesce(o.name, '') as officer, v.visited_on, v.seen
                from officers.visit v left join officers.of_firms(store.low(), store.high()) o on o.officer_id = v.officer_id
                where v.firm_id = :firm order by v.visited_on desc, v.kind limit :most
                """).param("firm", firm).param("most", MOST_VISITS).query((row, index) -> new FirmCare.Visit(row.getObject("id", UUID.class), OfficerKind.valueOf(row.getString("kind")),
                        row.getString("officer"), row.getObject("visited_on", LocalDate.class), row.getString("seen"))).list();
    }

    /// Visits to come, the longest overdue first.
    FirmCare.Visits due(FirmCare.Visiting view) {
        List<FirmCare.Due> all = dues(false);
        List<FirmCare.Due> mine = dues(true);
        List<FirmCare.Due> overdue = all.stream().filter(FirmCare.Due::overdue).toList();
        List<FirmCare.Due> rows = switch (view) {
            case MINE -> mine;
            case OVERDUE -> overdue;
            case ALL -> all;
        };
        return new FirmCare.Visits(view, clock.today(), mine.size(), overdue.size(), all.size(), rows.size() > MOST_ROWS ? rows.subList(0, MOST_ROWS) : rows);
    }

    private List<FirmCare.Due> dues(boolean mine) {
        LocalDate today = clock.today();
        return sql.sql("""
                select f.id, f.name, f.priority, coalesce(t.name, f.region::text) as place, a.kind, a.from_on, o.name as officer,
                       (select max(v.visited_on) from officers.visit v where v.firm_id = a.firm_id and v.kind = a.kind) as last_on
                from officers.assignment a join enterprise.firm f on f.id = a.firm_id and f.closed_on is null
                    join officers.of_firms(store.low(), store.high()) o on o.officer_id = a.officer_id left join region.region t on t.code = f.region - f.region % 1000000 and t.level = 3
                where a.until_on is null and (not :mine or o.username = :me)
                """).param("mine", mine).param("me", Jurisdiction.actorNow()).query((row, index) -> {
                    OfficerKind kind = OfficerKind.valueOf(row.getString("kind"));
                    LocalDate last = row.getObject("last_on", LocalDate.class);
                    LocalDate due = policy.nextVisit(kind, FirmClass.valueOf(row.getString("priority")), row.getObject("from_on", LocalDate.class), last);
                    return new FirmCare.Due(row.getObject("id", UUID.class), row.getString("name"), row.getString("place"), kind, row.getString("officer"), last, due, due.isBefore(today));
                }).list().stream().sorted(Comparator.comparing(FirmCare.Due::dueOn).thenComparing(FirmCare.Due::place).thenComparing(FirmCare.Due::name).thenComparing(FirmCare.Due::kind)).toList();
    }

    /// The problems of a firm, open ones first.
    ///
    /// @param forFirm whether the firm itself reads
    List<FirmCare.Problem> problems(UUID firm, boolean forFirm, boolean oversees) {
        return rows(null, firm, forFirm, oversees);
    }

    /// The problems of a view.
    FirmCare.Problems list(FirmCare.View view, boolean oversees, List<FormFault> faults) {
        Map<FirmCare.View, Long> counts = new EnumMap<>(FirmCare.View.class);
        sql.sql("""
                select count(*) filter (where state = 'OPEN') as open, count(*) filter (where state = 'OPEN' and due_on < :today) as overdue,
                       count(*) filter (where state = 'OPEN' and rung <> 'RESIDENT') as escalated, count(*) filter (where state <> 'CONFIRMED' and (firm_id = any ((select officers.mine(:me))::uuid[]) or owner = :me)) as mine,
                       count(*) filter (where state = 'SOLVED') as solved, count(*) filter (where state = 'CONFIRMED') as confirmed
                from officers.problem
                """).param("today", clock.today()).param("me", Jurisdiction.actorNow()).query(row -> {
                    for (FirmCare.View one : FirmCare.View.values()) {
                        counts.put(one, row.getLong(one.name().toLowerCase(java.util.Locale.ROOT)));
                    }
                });
        return new FirmCare.Problems(view, clock.today(), counts, rows(view, null, false, oversees), faults);
    }

    private List<FirmCare.Problem> rows(FirmCare.@Nullable View view, @Nullable UUID firm, boolean forFirm, boolean oversees) {
        return sql.sql("""
                select p.id, p.firm_id, f.name, coalesce(t.name, f.region::text) as place, p.kind, p.what, p.raised_on, p.by_firm, p.owner, p.due_on, p.state = 'OPEN' and p.due_on < :today as overdue,
                       p.rung, p.state, case when p.by_firm then f.name else coalesce(r.display_name, p.recorded_by) end as raised_by, p.solution, coalesce(s.display_name, p.solved_by) as solved_by, p.solved_at,
                       p.state = 'SOLVED' and p.solved_by is distinct from :me and (:firm_itself or :oversees or p.recorded_by = :me) as may_confirm
                from officers.problem p join enterprise.firm f on f.id = p.firm_id left join region.region t on t.code = f.region - f.region % 1000000 and t.level = 3
                    left join access.account r on r.username = p.recorded_by left join access.account s on s.username = p.solved_by
                where (:firm::uuid is null or p.firm_id = :firm)
                  and case :view::text when 'OPEN' then p.state = 'OPEN' when 'OVERDUE' then p.state = 'OPEN' and p.due_on < :today when 'ESCALATED' then p.state = 'OPEN' and p.rung <> 'RESIDENT'
                      when 'MINE' then p.state <> 'CONFIRMED' and (p.firm_id = any ((select officers.mine(:me))::uuid[]) or p.owner = :me)
                      when 'SOLVED' then p.state = 'SOLVED' when 'CONFIRMED' then p.state = 'CONFIRMED' else true end
                order by array_position(array['OPEN', 'SOLVED', 'CONFIRMED'], p.state), p.due_on, f.name, p.id limit :most
                """).param("today", clock.today()).param("me", Jurisdiction.actorNow()).param("firm_itself", forFirm).param("oversees", oversees).param("firm", firm)
                .param("view", view == null ? null : view.name()).param("most", MOST_ROWS).query(FirmCareQuery::problem).list();
    }

    private static FirmCare.Problem problem(ResultSet row, int index) throws SQLException {
        OffsetDateTime solved = row.getObject("solved_at", OffsetDateTime.class);
        return new FirmCare.Problem(row.getObject("id", UUID.class), row.getObject("firm_id", UUID.class), row.getString("name"), row.getString("place"), ProblemKind.valueOf(row.getString("kind")),
                row.getString("what"), row.getObject("raised_on", LocalDate.class), row.getBoolean("by_firm"), row.getString("owner"), row.getObject("due_on", LocalDate.class), row.getBoolean("overdue"),
                Rung.valueOf(row.getString("rung")), row.getString("state"), row.getString("raised_by"), row.getString("solution"), row.getString("solved_by"), solved == null ? null : solved.toInstant(),
                row.getBoolean("may_confirm"));
    }
}
