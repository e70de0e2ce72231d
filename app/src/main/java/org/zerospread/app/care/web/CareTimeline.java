package org.zerospread.app.care.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.person.Phrase;
import org.zerospread.app.person.TimelineEntry;
import org.zerospread.app.person.TimelineSource;
import org.zerospread.app.store.DistrictClock;

/// Needs on the timeline, each with how often its errand was done.
@Component
class CareTimeline implements TimelineSource {

    private final JdbcClient sql;
    private final DistrictClock clock;

    CareTimeline(JdbcClient sql, DistrictClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public List<TimelineEntry> listEntries(PersonId person) {
        return sql.sql("""
                select n.kind, n.what, n.every_days, n.recorded_at, coalesce(a.display_name, n.doer) as doer, count(e.id) filter (where e.state = 'DONE') as done,
                       max(e.closed_at) filter (where e.state = 'DONE') as last_done, count(e.id) filter (where e.state = 'OPEN' and e.due_on < :today) as overdue
                from care.need n left join care.errand e on e.need_id = n.id left join access.account a on a.username = n.doer
                where n.person_id = :person group by n.id, a.display_name
                """).param("person", person.value()).param("today", clock.today()).query(this::entry).list();
    }

    private TimelineEntry entry(ResultSet row, int index) throws SQLException {
        Instant at = row.getObject("recorded_at", OffsetDateTime.class).toInstant();
        List<Phrase> details = new ArrayList<>();
        int every = row.getInt("every_days");
        if (every > 0) {
            details.add(every == 1 ? Phrase.of("care.daily") : Phrase.of("care.every", every));
        }
        if (row.getString("doer") != null) {
            details.add(Phrase.of("timeline.need.doer", row.getString("doer")));
        }
        if (row.getLong("done") > 0) {
            details.add(Phrase.of("timeline.need.done", row.getLong("done"), row.getObject("last_done", OffsetDateTime.class).toInstant()));
        }
        if (row.getLong("overdue") > 0) {
            details.add(Phrase.of("timeline.need.overdue", row.getLong("overdue")));
        }
        return TimelineEntry.of(LocalDate.ofInstant(at, clock.getZone()), at, TimelineEntry.Kind.CARE, false, Phrase.of("timeline.need", new Phrase.Code("care", row.getString("kind")),
                row.getString("what")), details);
    }
}
