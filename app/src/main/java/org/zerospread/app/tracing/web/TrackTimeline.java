package org.zerospread.app.tracing.web;

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

/// Stays at places on the timeline.
@Component
class TrackTimeline implements TimelineSource {

    private final JdbcClient sql;
    private final DistrictClock clock;

    TrackTimeline(JdbcClient sql, DistrictClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public List<TimelineEntry> listEntries(PersonId person) {
        return sql.sql("""
                select t.starts_at, t.ends_at, t.certainty, t.source, concat_ws(' ', t.carriage, t.seat) as seat, coalesce(t.remark, '') as remark, l.kind, l.name,
                       coalesce((select string_agg(r.name, ' ' order by r.level) from region.region r
                           where r.code in (l.division - l.division % 1000000000, l.division - l.division % 1000000)), l.division::text) as division
                from tracing.track t join tracing.place l on l.id = t.place_id
                where t.person_id = :person and not exists (select from tracing.revision v where v.track_id = t.id)
                """).param("person", person.value()).query((row, index) -> {
                    Instant from = row.getObject("starts_at", OffsetDateTime.class).toInstant();
                    Instant until = row.getObject("ends_at", OffsetDateTime.class).toInstant();
                    List<Phrase> details = new ArrayList<>();
                    details.add(Phrase.of("timeline.track.when", from, until, new Phrase.Code("certainty", row.getString("certainty")), new Phrase.Code("track-source", row.getString("source"))));
                    if (!row.getString("seat").isEmpty()) {
                        details.add(Phrase.of("timeline.track.seat", row.getString("seat")));
                    }
                    if (!row.getString("remark").isEmpty()) {
                        details.add(Phrase.plain(row.getString("remark")));
                    }
                    return TimelineEntry.of(LocalDate.ofInstant(from, clock.getZone()), from, TimelineEntry.Kind.TRACK, false,
                            Phrase.of("timeline.track", row.getString("division"), new Phrase.Code("place-kind", row.getString("kind")), row.getString("name")), details);
                }).list();
    }
}
