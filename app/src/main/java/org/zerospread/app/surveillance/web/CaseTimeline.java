package org.zerospread.app.surveillance.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.access.Masking;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.person.Phrase;
import org.zerospread.app.person.TimelineEntry;
import org.zerospread.app.person.TimelineSource;
import org.zerospread.app.store.DistrictClock;

/// Visits to the fever clinic, case events, tests and contacts on the timeline.
@Component
class CaseTimeline implements TimelineSource {

    private final JdbcClient sql;
    private final DistrictClock clock;

    CaseTimeline(JdbcClient sql, DistrictClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public List<TimelineEntry> listEntries(PersonId person) {
        List<TimelineEntry> entries = new ArrayList<>();
        entries.addAll(sql.sql("""
                select e.kind, e.source, e.note, e.happened_at, c.number
                from surveillance.case_step e join surveillance.case_file c on c.id = e.case_id
                where e.person_id = :person
                """).param("person", person.value()).query(this::caseEvent).list());
        entries.addAll(sql.sql("select happened_at, desk, measure, temperature_tenths from surveillance.triage where person_id = :person")
                .param("person", person.value()).query(this::triage).list());
        entries.addAll(sql.sql("select reported_at, report_number from surveillance.suspect_report where person_id = :person and reported_at is not null")
                .param("person", person.value()).query(this::report).list());
        entries.addAll(sql.sql("select method, purpose, sampled_at, result, resulted_at from surveillance.test where person_id = :person")
                .param("person", person.value()).query(this::test).list());
        entries.addAll(sql.sql("""
                select k.degree, k.setting, k.last_exposure, k.recorded_at, k.released_on, k.release_reason, c.number, p.name
                from surveillance.contact k join surveillance.case_file c on c.id = k.case_id join person.person p on p.id = c.person_id
                where k.person_id = :person
                """).param("person", person.value()).query(this::contact).list());
        entries.addAll(sql.sql("""
                select count(*) as contacts, min(k.recorded_at) as recorded_at, c.number
                from surveillance.contact k join surveillance.case_file c on c.id = k.case_id
                where c.person_id = :person group by c.number
                """).param("person", person.value()).query(this::contactsOf).list());
        return entries;
    }

    private TimelineEntry caseEvent(ResultSet row, int index) throws SQLException {
        String kind = row.getString("kind");
        List<Phrase> details = new ArrayList<>();
        if (row.getString("source") != null) {
            details.add(Phrase.of("timeline.case.source", new Phrase.Code("source", row.getString("source"))));
        }
        String note = row.getString("note");
        if (note != null) {
            details.add(Phrase.plain(note));
        }
        boolean alarm = kind.equals("CONFIRMED") || kind.equals("ASYMPTOMATIC") || kind.equals("REPOSITIVE") || kind.equals("DEAD");
        return entry(instant(row, "happened_at"), TimelineEntry.Kind.CASE, alarm,
                Phrase.of("timeline.case", new Phrase.Code("event", kind), row.getString("number")), details);
    }

    private TimelineEntry triage(ResultSet row, int index) throws SQLException {
        int tenths = row.getInt("temperature_tenths");
        List<Phrase> details = row.wasNull() ? List.of() : List.of(Phrase.of("timeline.triage.temperature", "%d.%d".formatted(tenths / 10, tenths % 10)));
        return entry(instant(row, "happened_at"), TimelineEntry.Kind.CLINIC, false,
                Phrase.of("timeline.triage", new Phrase.Code("desk", row.getString("desk")), new Phrase.Code("triage-measure", row.getString("measure"))), details);
    }

    private TimelineEntry report(ResultSet row, int index) throws SQLException {
        return entry(instant(row, "reported_at"), TimelineEntry.Kind.CASE, false, Phrase.of("timeline.reported", row.getString("report_number")), List.of());
    }

    private TimelineEntry test(ResultSet row, int index) throws SQLException {
        String result = row.getString("result");
        return entry(instant(row, "sampled_at"), TimelineEntry.Kind.TEST, result.equals("POSITIVE"),
                Phrase.of("timeline.test", new Phrase.Code("method", row.getString("method")), new Phrase.Code("result", result)),
                List.of(Phrase.of("timeline.test.detail", new Phrase.Code("purpose", row.getString("purpose")), instant(row, "resulted_at"))));
    }

    private TimelineEntry contact(ResultSet row, int index) throws SQLException {
        LocalDate released = row.getObject("released_on", LocalDate.class);
        List<Phrase> details = new ArrayList<>();
        details.add(Phrase.of("timeline.contact.setting", row.getString("setting"), row.getObject("last_exposure", LocalDate.class)));
        if (released != null) {
            details.add(Phrase.of("timeline.contact.released", released));
        }
        return entry(instant(row, "recorded_at"), TimelineEntry.Kind.CONTACT, false,
                Phrase.of("timeline.contact", new Phrase.Code("degree", row.getString("degree")), Masking.name(row.getString("name")), row.getString("number")), details);
    }

    private TimelineEntry contactsOf(ResultSet row, int index) throws SQLException {
        return entry(instant(row, "recorded_at"), TimelineEntry.Kind.CONTACT, false, Phrase.of("timeline.contacts-of", row.getLong("contacts")), List.of());
    }

    private TimelineEntry entry(Instant at, TimelineEntry.Kind kind, boolean alarm, Phrase what, List<Phrase> details) {
        return TimelineEntry.of(LocalDate.ofInstant(at, clock.getZone()), at, kind, alarm, what, details);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return java.util.Objects.requireNonNull(value, column).toInstant();
    }
}
