package org.zerospread.app.certificate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.person.Phrase;
import org.zerospread.app.person.TimelineEntry;
import org.zerospread.app.person.TimelineSource;
import org.zerospread.app.store.DistrictClock;

/// Certificates given and taken back, on the timeline of their owner.
@Component
class CertificateTimeline implements TimelineSource {

    private final JdbcClient sql;
    private final DistrictClock clock;

    CertificateTimeline(JdbcClient sql, DistrictClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public List<TimelineEntry> listEntries(PersonId person) {
        return sql.sql("""
                select c.issued_at as at, c.number, c.measure, c.last_on, c.issued_by as by, null as reason from certificate.certificate c where c.person_id = :person
                union all
                select c.revoked_at, c.number, c.measure, c.last_on, c.revoked_by, c.revoked_for from certificate.certificate c where c.person_id = :person and c.revoked_at is not null and c.revoked_for <> 'REPLACED'
                """).param("person", person.value()).query(this::entry).list();
    }

    private TimelineEntry entry(ResultSet row, int index) throws SQLException {
        OffsetDateTime at = row.getObject("at", OffsetDateTime.class);
        String reason = row.getString("reason");
        Phrase what = reason == null ? Phrase.of("timeline.certificate", new Phrase.Code("certified", row.getString("measure")), row.getObject("last_on", LocalDate.class))
                : Phrase.of("timeline.certificate.revoked", new Phrase.Code("revoked-for", reason));
        return TimelineEntry.of(LocalDate.ofInstant(at.toInstant(), clock.getZone()), at.toInstant(), TimelineEntry.Kind.CERTIFICATE, reason != null, what,
                List.of(Phrase.of("timeline.certificate.number", row.getString("number"), row.getString("by"))));
    }
}
