package org.zerospread.app.surveillance.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.Masking;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.surveillance.CaseAnswer;
import org.zerospread.app.surveillance.CaseState;
import org.zerospread.engine.region.RegionRange;

/// The line list of cases, and how many are in each state.
@Component
@Transactional(readOnly = true)
class CaseListQuery {

    /// The cases that a filter leaves, each with the key by which the list is sorted.
    private static final String LISTED = """
            with listed as (
                select c.*, p.name, p.sex, p.birth_date, e.suspected_at, e.confirmed_at, e.discharged_at,
                       coalesce(case :sort when 'name' then p.pinyin when 'place' then c.region::text when 'since' then to_char(c.state_since at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')
                           when 'onset' then c.onset_on::text when 'confirmed' then to_char(e.confirmed_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')
                           when 'severity' then array_position(array['UNCLASSIFIED', 'MILD', 'MODERATE', 'SEVERE', 'CRITICAL'], c.severity)::text else c.number end, '') as key
                from surveillance.case_file c
                join person.person p on p.id = c.person_id
                left join lateral (
                    select min(happened_at) filter (where kind = 'SUSPECTED') as suspected_at, min(happened_at) filter (where kind = 'CONFIRMED') as confirmed_at,
                           max(happened_at) filter (where kind = 'DISCHARGED') as discharged_at
                    from surveillance.case_step where case_id = c.id) e on true
                cross join lateral (select case :by when 'suspected' then (e.suspected_at at time zone :zone)::date when 'confirmed' then (e.confirmed_at at time zone :zone)::date
                    when 'discharged' then (e.discharged_at at time zone :zone)::date else c.onset_on end as day) b
                where (:state::text is null or c.state = :state) and (:severity::text is null or c.severity = :severity) and (:source::text is null or c.source = :source)
                  and (:disease::text is null or c.disease = :disease) and (:low::bigint is null or c.region between :low and :high)
                  and (:from::date is null or b.day >= :from) and (:to::date is null or b.day <= :to)
                  and (:q = '' or position(lower(:q) in lower(c.number)) > 0 or position(:q in p.name) > 0 or starts_with(p.pinyin, lower(:q)) or starts_with(p.initials, lower(:q)))
            )
            """;

    private final JdbcClient sql;
    private final DistrictClock clock;

    CaseListQuery(JdbcClient sql, DistrictClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// One page of the cases that a filter leaves, or up to 5,001 of them for an export.
    ///
    /// @param place where they live; null for anywhere
    List<CasesPage.Row> list(CaseFilter filter, @Nullable RegionRange place, int most) {
        return bind("""
                select l.*, coalesce((select string_agg(r.name, ' ' order by r.level) from region.region r
                        where r.code in (l.region - l.region % 1000000, l.region - l.region % 1000) and r.level in (3, 4)), '') as place,
                       (select count(*) from surveillance.contact k where k.case_id = l.id) as contacts, t.open_tasks, t.late_tasks
                from listed l
                left join lateral (
                    select count(*) as open_tasks, count(*) filter (where due_at < :now) as late_tasks from (
                        select due_at from surveillance.task where case_id = l.id and done_at is null
                        union all select due_at from surveillance.suspect_report where case_id = l.id and reported_at is null) d) t on true
                where :after = '' or case when :down then (l.key, l.number) < (select a.key, a.number from listed a where a.number = :after)
                    else (l.key, l.number) > (select a.key, a.number from listed a where a.number = :after) end
                order by case when :down then l.key end desc, case when :down then l.number end desc, l.key, l.number
                limit :most
                """, filter, place).param("after", filter.after()).param("down", !filter.down().isEmpty()).param("most", most)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC)).query(CaseListQuery::row).list();
    }

    /// How many cases a filter leaves.
    long count(CaseFilter filter, @Nullable RegionRange place) {
        return bind("select count(*) from listed", filter, place).query(Long.class).single();
    }

    /// The ids of all that a filter leaves.
    List<UUID> listIds(CaseFilter filter, @Nullable RegionRange place, int most) {
        return bind("select id from listed order by number limit :most", filter, place).param("most", most).query(UUID.class).list();
    }

    private JdbcClient.StatementSpec bind(String end, CaseFilter filter, @Nullable RegionRange place) {
        return sql.sql(LISTED + end).param("state", orNull(filter.state())).param("severity", orNull(filter.severity())).param("source", orNull(filter.source())).param("disease", orNull(filter.disease()))
                .param("low", place == null ? null : place.low()).param("high", place == null ? null : place.high()).param("by", filter.by())
                .param("from", filter.from().isEmpty() ? null : LocalDate.parse(filter.from())).param("to", filter.to().isEmpty() ? null : LocalDate.parse(filter.to()))
                .param("q", filter.q()).param("sort", filter.sort()).param("zone", clock.getZone().getId());
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /// How many cases are in each state, the pressing states first.
    SequencedMap<String, Long> countByState() {
        SequencedMap<String, Long> counts = new LinkedHashMap<>();
        sql.sql("""
                select state, count(*) as cases from surveillance.case_file group by state
                order by array_position(array['SUSPECTED', 'CONFIRMED', 'ASYMPTOMATIC', 'REPOSITIVE', 'DISCHARGED', 'DEAD', 'CLOSED', 'EXCLUDED'], state)
                """).query(row -> {
                    counts.put(row.getString("state"), row.getLong("cases"));
                });
        return counts;
    }

    /// The form of a person's next step.
    Optional<CaseFormPage> findForm(UUID person, LocalDateTime now, CaseAnswer.@Nullable Refused refused) {
        return sql.sql("""
                select p.name, c.number, c.state from person.person p
                left join surveillance.case_file c on c.person_id = p.id and c.state not in ('EXCLUDED', 'CLOSED', 'DEAD')
                where p.id = :person
                """).param("person", person).query((row, index) -> {
                    CaseState state = row.getString("state") == null ? null : CaseState.valueOf(row.getString("state"));
                    List<CaseState> next = state == null ? List.of(CaseState.SUSPECTED, CaseState.CONFIRMED, CaseState.ASYMPTOMATIC) : List.copyOf(state.next());
                    return new CaseFormPage(person, Masking.name(row.getString("name")), row.getString("number"), state, next, now, refused);
                }).optional();
    }

    private static CasesPage.Row row(ResultSet row, int index) throws SQLException {
        return new CasesPage.Row(row.getObject("id", UUID.class), row.getString("number"), row.getObject("person_id", UUID.class), Masking.name(row.getString("name")),
                row.getString("sex"), row.getObject("birth_date", LocalDate.class), row.getString("state"), row.getObject("state_since", OffsetDateTime.class).toInstant(),
                row.getString("source"), row.getObject("onset_on", LocalDate.class), instant(row, "suspected_at"), instant(row, "confirmed_at"),
                instant(row, "discharged_at"), row.getString("place"), row.getObject("age", Integer.class), row.getString("severity"), row.getString("hospital"), row.getString("symptoms"),
                row.getString("infected_by"), row.getObject("exposed_from", LocalDate.class), row.getObject("exposed_to", LocalDate.class), row.getString("source_reason"), row.getString("remarks"),
                row.getString("disease"), row.getLong("contacts"), row.getLong("open_tasks"), row.getLong("late_tasks"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
