package org.zerospread.app.person.web;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.person.Phrase;
import org.zerospread.app.person.TimelineEntry;
import org.zerospread.app.person.TimelineSource;

/// Moves on the timeline.
@Component
class MoveTimeline implements TimelineSource {

    private final JdbcClient sql;

    MoveTimeline(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<TimelineEntry> listEntries(PersonId person) {
        return sql.sql("""
                select m.moved_on, m.reason, m.recorded_at, m.recorded_by,
                       (select string_agg(r.name, ' ' order by r.level) from region.region r where r.code in (m.from_region - m.from_region % 1000000, m.from_region - m.from_region % 1000)) as left_place,
                       (select string_agg(r.name, ' ' order by r.level) from region.region r where r.code in (m.region - m.region % 1000000, m.region - m.region % 1000)) as place
                from person.move m where m.person_id = :person
                """).param("person", person.value())
                .query((row, index) -> TimelineEntry.of(row.getObject("moved_on", LocalDate.class), null, TimelineEntry.Kind.MOVE, false,
                        Phrase.of("timeline.move", row.getString("left_place"), row.getString("place")),
                        List.of(Phrase.of("timeline.move.why", row.getString("reason"), row.getString("recorded_by"), row.getObject("recorded_at", OffsetDateTime.class).toInstant()))))
                .list();
    }
}
