package org.zerospread.app.chain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.access.Masking;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.chain.ChainLink;

/// What is on record of cases and between them.
@Component
class ChainRows {

    /// Stays count as a shared place from so many days before onset (a long incubation) to so many after it.
    private static final int DAYS_AROUND_ONSET = 14;

    private final JdbcClient sql;
    private final DistrictClock clock;

    ChainRows(JdbcClient sql, DistrictClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// A case as recorded.
    ///
    /// @param region the village, empty where the record lies above one
    record Case(UUID id, String number, UUID person, String name, String state, @Nullable String source, @Nullable String sourceText, @Nullable LocalDate onset, @Nullable LocalDate report,
            @Nullable LocalDate exposedFrom, @Nullable LocalDate exposedTo, String region, String town) {
    }

    /// Names the state of the database that is read.
    String snapshot() {
        return sql.sql("select pg_current_snapshot()::text").query(String.class).single();
    }

    List<Case> cases() {
        return sql.sql("""
                select c.id, c.number, c.person_id, p.name, c.state, c.source, c.infected_by, c.onset_on, c.exposed_from, c.exposed_to,
                    (select (coalesce(min(e.happened_at) filter (where e.kind <> 'SUSPECTED'), min(e.happened_at)) at time zone :zone)::date
                     from surveillance.case_step e where e.case_id = c.id and e.kind not in ('EXCLUDED', 'CLOSED')) as report,
                    case when c.region % 1000000 >= 1000 then (c.region / 1000)::text else '' end as village,
                    coalesce((select r.name from region.region r where r.code = c.region - c.region % 1000000 and c.region % 1000000000 >= 1000000), '') as town
                from surveillance.case_file c join person.person p on p.id = c.person_id
                where c.state <> 'EXCLUDED'
                """).param("zone", clock.getZone().getId()).query(ChainRows::caseOf).list();
    }

    private static Case caseOf(ResultSet row, int index) throws SQLException {
        return new Case(row.getObject("id", UUID.class), row.getString("number"), row.getObject("person_id", UUID.class), Masking.name(row.getString("name")), row.getString("state"),
                row.getString("source"), row.getString("infected_by"), row.getObject("onset_on", LocalDate.class), row.getObject("report", LocalDate.class),
                row.getObject("exposed_from", LocalDate.class), row.getObject("exposed_to", LocalDate.class), row.getString("village"), row.getString("town"));
    }

    /// By case, the places outside home where he stayed around his onset.
    Map<UUID, Set<String>> places() {
        Map<UUID, Set<String>> places = new HashMap<>();
        sql.sql("""
                select distinct c.id, l.name || case when l.kind in ('TRAIN', 'COACH', 'BUS', 'FLIGHT', 'CAR') then ' ' || (t.starts_at at time zone :zone)::date else '' end as place
                from surveillance.case_file c join tracing.track t on t.person_id = c.person_id join tracing.place l on l.id = t.place_id
                where l.kind not in ('HOME', 'SITE') and c.state <> 'EXCLUDED'
                    and (c.onset_on is null or (t.starts_at at time zone :zone)::date between c.onset_on - :days and c.onset_on + :days)
                """).param("zone", clock.getZone().getId()).param("days", DAYS_AROUND_ONSET).query(row -> {
                    places.computeIfAbsent(row.getObject("id", UUID.class), _ -> new TreeSet<>()).add(row.getString("place"));
                });
        return places;
    }

    /// Cases that met: registered contacts who became cases, and cases of one household.
    List<ChainLink> contacts() {
        return sql.sql("""
                select a.number as one, b.number as other, 'CONTACT' as why
                from surveillance.contact k join surveillance.case_file a on a.id = k.case_id join surveillance.case_file b on b.person_id = k.person_id
                where a.id <> b.id and a.state <> 'EXCLUDED' and b.state <> 'EXCLUDED'
                union
                select a.number, b.number, 'HOUSEHOLD'
                from surveillance.case_file a join person.person p on p.id = a.person_id
                    join person.person q on q.household_id = p.household_id and q.id <> p.id join surveillance.case_file b on b.person_id = q.id
                where a.number < b.number and a.state <> 'EXCLUDED' and b.state <> 'EXCLUDED'
                """).query((row, index) -> new ChainLink(row.getString("one"), row.getString("other"), ChainLink.Certainty.CONTACT, row.getString("why"))).list();
    }

    /// Links that nobody withdrew, between cases that can be seen here.
    List<RegisteredLink> links() {
        return new ArrayList<>(sql.sql("""
                select l.id, a.number as infector, b.number as infectee, l.certainty, l.evidence, l.recorded_at, l.recorded_by
                from chain.link l join surveillance.case_file a on a.id = l.infector_id join surveillance.case_file b on b.id = l.infectee_id
                where l.withdrawn_at is null and a.state <> 'EXCLUDED' and b.state <> 'EXCLUDED'
                order by l.recorded_at desc, l.id
                """).query((row, index) -> new RegisteredLink(row.getObject("id", UUID.class), row.getString("infector"), row.getString("infectee"),
                ChainLink.Certainty.valueOf(row.getString("certainty")), row.getString("evidence"), row.getObject("recorded_at", OffsetDateTime.class).toInstant(), row.getString("recorded_by"))).list());
    }
}
