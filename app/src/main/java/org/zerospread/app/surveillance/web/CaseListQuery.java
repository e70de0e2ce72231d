package org.zerospread.app.surveillance.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
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
import org.zerospread.app.surveillance.CaseAnswer;
import org.zerospread.app.surveillance.CaseState;

/// The line list of cases, and how many are in each state.
@Component
@Transactional(readOnly = true)
class CaseListQuery {

    private static final int MOST_ROWS = 2_000;

    private final JdbcClient sql;

    CaseListQuery(JdbcClient sql) {
        this.sql = sql;
    }

    /// Cases of a state (null for all), sorted by `number`, `since`, `confirmed`, `name` or `place`.
    List<CasesPage.Row> list(@Nullable String state, String sort) {
        return sql.sql("""
                select c.id, c.number, c.person_id, p.name, p.sex, p.birth_date, c.state, c.state_since, c.source, c.onset_on,
                       e.suspected_at, e.confirmed_at, e.discharged_at,
                       coalesce((select string_agg(r.name, ' ' order by r.level) from region.region r
                        where r.code in (c.region - c.region % 1000000, c.region - c.region % 1000) and r.level in (3, 4)), '') as place
                from surveillance.case_file c
                join person.person p on p.id = c.person_id
                left join lateral (
                    select min(happened_at) filter (where kind = 'SUSPECTED') as suspected_at, min(happened_at) filter (where kind = 'CONFIRMED') as confirmed_at,
                           max(happened_at) filter (where kind = 'DISCHARGED') as discharged_at
                    from surveillance.case_step where case_id = c.id) e on true
                where (:state::text is null or c.state = :state)
                order by case :sort when 'name' then p.pinyin when 'place' then c.region::text when 'number' then c.number end,
                         case when :sort = 'confirmed' then e.confirmed_at when :sort = 'since' then c.state_since end desc nulls last, c.number
                limit :most
                """)
                .param("state", state).param("sort", sort).param("most", MOST_ROWS).query(CaseListQuery::row).list();
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
                instant(row, "discharged_at"), row.getString("place"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
