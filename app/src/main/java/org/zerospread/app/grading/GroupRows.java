package org.zerospread.app.grading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.access.Masking;
import org.zerospread.app.store.BulkCopy;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.matrix.FactSheet;
import org.zerospread.engine.matrix.Subject;

/// Everybody counted by what is known of them, and who has which combination.
@Component
class GroupRows {

    private static final UUID FIRST = new UUID(0, 0);
    /// The driver would keep the whole answer in memory.
    private static final int ROWS_AT_ONCE = 5_000;

    private final JdbcClient sql;
    private final BulkCopy copy;
    private final FactRows facts;
    private final DistrictClock clock;

    GroupRows(JdbcClient sql, BulkCopy copy, FactRows facts, DistrictClock clock) {
        this.sql = sql;
        this.copy = copy;
        this.facts = facts;
        this.clock = clock;
    }

    /// One of a group.
    ///
    /// @param group its place in the list that was asked for
    record Member(UUID id, String name, long region, int group) {
    }

    Map<Long, FactRows.Town> towns(long district, LocalDate day, boolean own) {
        return facts.towns(district, day, own);
    }

    /// All who can be seen here.
    List<Reevaluation.Group> groups(LocalDate day, int daysBefore, int daysAfter) {
        List<Reevaluation.Group> groups = new ArrayList<>(sql.sql("""
                select f.town, f.origin_a, f.origin_b, f.industry, count(*) as persons from grading.person_facts(:day, :before, :after, :until) f group by f.town, f.origin_a, f.origin_b, f.industry
                """).param("day", day).param("before", since(day, daysBefore)).param("after", since(day, daysAfter)).param("until", clock.startOf(day.plusDays(1)).atOffset(ZoneOffset.UTC))
                .query((row, index) -> new Reevaluation.Group(Subject.PERSON, row.getLong("town"), FactSheet.Origin.values()[row.getInt("origin_a")], FactSheet.Origin.values()[row.getInt("origin_b")],
                        FactSheet.Industry.values()[row.getInt("industry")], row.getLong("persons"))).list());
        groups.addAll(sql.sql("""
                select region / 1000000 * 1000000 as town, priority, count(*) as firms from enterprise.firm where closed_on is null or closed_on > :day group by 1, 2
                """).param("day", day).query((row, index) -> new Reevaluation.Group(Subject.FIRM, row.getLong("town"), FactSheet.Origin.LOCAL, FactSheet.Origin.LOCAL,
                        FactSheet.Industry.valueOf(row.getString("priority")), row.getLong("firms"))).list());
        List<Long> towns = sql.sql("select code from region.region where level = 3 and code between :low and :high order by code").param("low", low()).param("high", high()).query(Long.class).list();
        for (long town : towns) {
            groups.add(new Reevaluation.Group(Subject.PLACE, town, FactSheet.Origin.LOCAL, FactSheet.Origin.LOCAL, FactSheet.Industry.NONE, 1));
            Arrays.stream(FactSheet.Origin.values()).forEach(origin -> groups.add(new Reevaluation.Group(Subject.PASSAGE, town, origin, origin, FactSheet.Industry.NONE, 1)));
        }
        return groups;
    }

    private long low() {
        return Jurisdiction.find().map(one -> one.range().low()).orElse(0L);
    }

    private long high() {
        return Jurisdiction.find().map(one -> one.range().high()).orElse(0L);
    }

    private OffsetDateTime since(LocalDate day, int days) {
        return clock.startOf(day.minusDays(days - 1L)).atOffset(ZoneOffset.UTC);
    }

    /// The persons of some groups, by region and id.
    List<Member> persons(LocalDate day, int daysBefore, int daysAfter, List<Reevaluation.Group> groups, Reevaluation.@Nullable Affected after, int limit) {
        // The facts are taken once and then matched by one number; matched by four columns, the planner expects a handful and looks everybody over again for each group.
        return sql.sql("""
                with facts as materialized (
                    select f.person_id, f.name, f.region, f.town * 1000 + f.origin_a * 100 + f.origin_b * 10 + f.industry as combination from grading.person_facts(:day, :before, :after, :until) f
                )
                select f.person_id as id, f.name, f.region, c.place
                from facts f join unnest(:combinations::bigint[]) with ordinality as c (combination, place) on c.combination = f.combination
                where (f.region, f.person_id) > (:region, :last) order by f.region, f.person_id limit :limit
                """).param("combinations", groups.stream().map(GroupRows::combination).toArray(Long[]::new))
                .param("day", day).param("before", since(day, daysBefore)).param("after", since(day, daysAfter)).param("until", clock.startOf(day.plusDays(1)).atOffset(ZoneOffset.UTC))
                .param("region", after == null ? 0 : after.region()).param("last", after == null ? FIRST : after.id()).param("limit", limit).withFetchSize(ROWS_AT_ONCE)
                .query((row, index) -> member(row, Masking.name(row.getString("name")))).list();
    }

    private static long combination(Reevaluation.Group group) {
        return group.town() * 1000 + group.originBefore().ordinal() * 100 + group.originAfter().ordinal() * 10 + group.industry().ordinal();
    }

    /// The firms of some groups, by region and id.
    List<Member> firms(LocalDate day, List<Reevaluation.Group> groups, Reevaluation.@Nullable Affected after, int limit) {
        return sql.sql("""
                select f.id, f.name, f.region, c.place
                from unnest(:towns::bigint[], :priorities::text[]) with ordinality as c (town, priority, place)
                join enterprise.firm f on f.region / 1000000 * 1000000 = c.town and f.priority = c.priority and (f.closed_on is null or f.closed_on > :day)
                where (f.region, f.id) > (:region, :last) order by f.region, f.id limit :limit
                """).param("towns", groups.stream().map(Reevaluation.Group::town).toArray(Long[]::new)).param("priorities", groups.stream().map(group -> group.industry().name()).toArray(String[]::new))
                .param("day", day).param("region", after == null ? 0 : after.region()).param("last", after == null ? FIRST : after.id()).param("limit", limit)
                .query((row, index) -> member(row, row.getString("name"))).list();
    }

    private static Member member(ResultSet row, String name) throws SQLException {
        return new Member(row.getObject("id", UUID.class), name, row.getLong("region"), row.getInt("place") - 1);
    }

    /// Keeps what a version changed, summed by town, measure, values and rows.
    void keep(Reevaluation.Result result) {
        Map<List<Object>, Long> sums = new HashMap<>();
        result.changes().forEach(change -> sums.merge(List.of(change.group().subject().name(), change.group().town(), change.measure(), change.before(), change.after(), change.rows()), change.subjects(), Long::sum));
        copy.stage("version_change_draft", "subject text, town bigint, measure text, before text, after text, rows text, subjects bigint",
                new String[] {"subject", "town", "measure", "before", "after", "rows", "subjects"}, sums.entrySet(), (sum, row) -> {
                    List<Object> key = sum.getKey();
                    row.setText(0, (String) key.get(0));
                    row.setLong(1, (Long) key.get(1));
                    IntStream.range(2, 6).forEach(column -> row.setText(column, (String) key.get(column)));
                    row.setLong(6, sum.getValue());
                });
        sql.sql("""
                insert into grading.version_change (version_id, against_id, counted_on, subject, town, measure, before, after, rows, subjects)
                select :version, :against, :on, d.subject, d.town, d.measure, d.before, d.after, d.rows, d.subjects from version_change_draft d
                """).param("version", result.newer().id()).param("against", result.older().id()).param("on", result.on()).update();
    }

    List<Reevaluation.Kept> kept(UUID version) {
        return sql.sql("""
                select c.subject, c.town, coalesce(r.name, c.town::text) as name, c.measure, c.before, c.after, c.rows, c.subjects, c.counted_on
                from grading.version_change c left join region.region r on r.code = c.town where c.version_id = :id order by c.subjects desc, c.town, c.measure, c.rows
                """).param("id", version).query((row, index) -> new Reevaluation.Kept(Subject.valueOf(row.getString("subject")), row.getLong("town"), row.getString("name"), row.getString("measure"),
                        row.getString("before"), row.getString("after"), row.getString("rows"), row.getLong("subjects"), row.getObject("counted_on", LocalDate.class))).list();
    }
}
