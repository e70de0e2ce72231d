package org.zerospread.app.quarantine.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.person.Phrase;
import org.zerospread.app.person.TimelineEntry;
import org.zerospread.app.person.TimelineSource;

/// Stays, their stages and rooms on the timeline.
@Component
class StayTimeline implements TimelineSource {

    private final JdbcClient sql;

    StayTimeline(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<TimelineEntry> listEntries(PersonId person) {
        List<TimelineEntry> entries = new ArrayList<>(sql.sql("""
                select g.stay_id, g.place, g.from_on, g.to_on, g.end_reason,
                       (select string_agg(t.name || ' ' || m.label, '、') from quarantine.room_night n join quarantine.room m on m.id = n.room_id
                          join quarantine.site t on t.id = m.site_id
                        where n.stay_id = g.stay_id and g.place in ('CENTRAL', 'REHAB') and n.nights && daterange(g.from_on, greatest(g.to_on, g.from_on + 1))) as room
                from quarantine.stage_run g join quarantine.stay s on s.id = g.stay_id
                where s.person_id = :person
                """).param("person", person.value()).query(StayTimeline::stage).list());
        entries.addAll(sql.sql("""
                select e.kind, e.happened_on, e.detail, s.reason, s.release_on, l.title_zh, l.title_en
                from quarantine.stay_event e join quarantine.stay s on s.id = e.stay_id
                join quarantine.plan l on l.code = s.plan_code and l.version = s.plan_version
                where s.person_id = :person and e.kind <> 'STAGE_STARTED'
                """).param("person", person.value()).query(StayTimeline::stayEvent).list());
        return entries;
    }

    private static TimelineEntry stage(ResultSet row, int index) throws SQLException {
        LocalDate from = row.getObject("from_on", LocalDate.class);
        LocalDate to = row.getObject("to_on", LocalDate.class);
        String room = row.getString("room");
        List<Phrase> details = new ArrayList<>();
        details.add(to == null ? Phrase.of("timeline.stage.open", from) : Phrase.of("timeline.stage.closed", from, to, ChronoUnit.DAYS.between(from, to)));
        if (room != null) {
            details.add(Phrase.plain(room));
        }
        return new TimelineEntry(from, null, TimelineEntry.Kind.STAGE, false, Phrase.of("timeline.stage", new Phrase.Code("place", row.getString("place"))), details,
                new TimelineEntry.Span(row.getString("place"), from, to, room, "/quarantine/stays/" + row.getString("stay_id")));
    }

    private static TimelineEntry stayEvent(ResultSet row, int index) throws SQLException {
        List<Phrase> details = new ArrayList<>();
        String detail = row.getString("detail");
        switch (row.getString("kind")) {
            case "OPENED" -> details.add(Phrase.of("timeline.stay.opened", new Phrase.Code("reason", row.getString("reason")), row.getString("title_zh"),
                    row.getString("title_en"), row.getObject("release_on", LocalDate.class)));
            case "BROKEN_OFF" -> details.add(Phrase.of("timeline.stay.why", new Phrase.Code("stay-end", detail)));
            case "STAGE_STARTED" -> details.add(Phrase.of("timeline.stay.why", new Phrase.Code("place", detail)));
            case "PLAN_CHANGED" -> details.add(Phrase.plain(detail));
            default -> { }
        }
        return TimelineEntry.of(row.getObject("happened_on", LocalDate.class), null, TimelineEntry.Kind.STAY, false,
                Phrase.of("timeline.stay", new Phrase.Code("stay-event", row.getString("kind"))), details);
    }
}
