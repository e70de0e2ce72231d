package org.zerospread.app.screening.web;

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

/// Checks of a person at household visits on the timeline.
@Component
class VisitTimeline implements TimelineSource {

    /// Tenths of a degree Celsius from which a temperature is a fever.
    private static final int FEVER_TENTHS = 373;

    private final JdbcClient sql;
    private final DistrictClock clock;

    VisitTimeline(JdbcClient sql, DistrictClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public List<TimelineEntry> listEntries(PersonId person) {
        return sql.sql("""
                select v.visited_at, v.worker, c.temperature_tenths, c.symptoms, c.key_area_stay, c.remark
                from screening.person_check c join screening.visit v on v.id = c.visit_id
                where c.person_id = :person
                """).param("person", person.value()).query(this::entry).list();
    }

    private TimelineEntry entry(ResultSet row, int index) throws SQLException {
        Instant at = row.getObject("visited_at", OffsetDateTime.class).toInstant();
        int tenths = row.getInt("temperature_tenths");
        boolean measured = !row.wasNull();
        List<Phrase> details = new ArrayList<>();
        details.add(Phrase.of("timeline.visit.worker", row.getString("worker")));
        if (row.getInt("symptoms") != 0) {
            details.add(Phrase.of("timeline.visit.symptoms"));
        }
        if (row.getBoolean("key_area_stay")) {
            details.add(Phrase.of("timeline.visit.key-area"));
        }
        if (row.getString("remark") != null) {
            details.add(Phrase.plain(row.getString("remark")));
        }
        Phrase what = measured ? Phrase.of("timeline.visit.measured", "%d.%d".formatted(tenths / 10, tenths % 10)) : Phrase.of("timeline.visit");
        return TimelineEntry.of(LocalDate.ofInstant(at, clock.getZone()), at, TimelineEntry.Kind.VISIT, measured && tenths >= FEVER_TENTHS, what, details);
    }
}
