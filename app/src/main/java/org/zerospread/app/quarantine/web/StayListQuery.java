package org.zerospread.app.quarantine.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.Masking;

/// The list of stays, the soonest to be released first: overdue ones lead.
@Component
@Transactional(readOnly = true)
class StayListQuery {

    private final JdbcClient sql;

    StayListQuery(JdbcClient sql) {
        this.sql = sql;
    }

    /// Where a part of the list begins: after this stay.
    record After(LocalDate releaseOn, UUID id) {

        static final After NOTHING = new After(LocalDate.EPOCH, new UUID(0, 0));
    }

    /// The next stays.
    ///
    /// @param place null for all
    /// @param due `due`, `ended` or empty
    List<StaysPage.Row> list(@Nullable String place, String due, LocalDate today, After after, int limit) {
        return sql.sql("""
                select s.id, s.person_id, p.name, s.state, s.place, s.reason, l.title_zh, l.title_en, s.started_on, s.release_on,
                       coalesce(
                           (select t.name || ' ' || m.label from quarantine.room_night n join quarantine.room m on m.id = n.room_id
                              join quarantine.site t on t.id = m.site_id where n.stay_id = s.id and s.place in ('CENTRAL', 'REHAB') and n.nights @> :today::date limit 1),
                           (select string_agg(r.name, ' ' order by r.level) from region.region r
                              where r.code in (s.region - s.region % 1000000, s.region - s.region % 1000) and r.level in (3, 4)), '') as whereabouts
                from quarantine.stay s
                join person.person p on p.id = s.person_id
                join quarantine.plan l on l.code = s.plan_code and l.version = s.plan_version
                where (s.state = 'RUNNING') = (:due <> 'ended')
                  and (:place::text is null or s.place = :place)
                  and (:due <> 'due' or s.next_change_on <= :today)
                  and (s.release_on, s.id) > (:afterDay, :afterId)
                order by s.release_on, s.id
                limit :limit
                """)
                .param("today", today).param("due", due).param("place", place).param("afterDay", after.releaseOn()).param("afterId", after.id()).param("limit", limit)
                .query((row, index) -> row(row, today)).list();
    }

    /// How many stays are running, and how many wait for somebody.
    StaysPage.Counts count(LocalDate today) {
        return sql.sql("""
                select count(*) filter (where place = 'CENTRAL') as central, count(*) filter (where place = 'HOME') as home,
                       count(*) filter (where place = 'HOSPITAL') as hospital, count(*) filter (where place = 'REHAB') as rehab,
                       count(*) filter (where next_change_on <= :today) as due, count(*) filter (where next_change_on < :today) as overdue
                from quarantine.stay where state = 'RUNNING'
                """).param("today", today)
                .query((row, index) -> new StaysPage.Counts(row.getLong("central"), row.getLong("home"), row.getLong("hospital"), row.getLong("rehab"),
                        row.getLong("due"), row.getLong("overdue")))
                .single();
    }

    private static StaysPage.Row row(ResultSet row, LocalDate today) throws SQLException {
        LocalDate started = row.getObject("started_on", LocalDate.class);
        LocalDate release = row.getObject("release_on", LocalDate.class);
        boolean running = row.getString("state").equals("RUNNING");
        String urgency = !running || release.isAfter(today) ? "" : release.isBefore(today) ? "overdue" : "due";
        long days = ChronoUnit.DAYS.between(started, release);
        long dayNumber = Math.clamp(ChronoUnit.DAYS.between(started, today) + 1, 0, running ? Long.MAX_VALUE : days);
        return new StaysPage.Row(row.getObject("id", UUID.class), row.getObject("person_id", UUID.class), Masking.name(row.getString("name")), row.getString("state"),
                row.getString("place"), row.getString("reason"), row.getString("title_zh"), row.getString("title_en"), started, release, dayNumber, days, urgency,
                row.getString("whereabouts"));
    }
}
