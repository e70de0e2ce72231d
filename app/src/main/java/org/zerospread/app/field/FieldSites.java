package org.zerospread.app.field;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.Masking;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;

/// Whom a site's medic has to see today: those in the quarantine sites of his regions, by site and room, with no more than tells them apart.
@Component
public class FieldSites {

    private static final int MOST = 500;

    private final JdbcClient sql;
    private final AuditTrail audit;
    private final DistrictClock clock;

    FieldSites(JdbcClient sql, AuditTrail audit, DistrictClock clock) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
    }

    /// The list of now.
    public record Sites(String format, LocalDate day, List<Person> people) {
    }

    /// Somebody in a site.
    ///
    /// @param name masked
    /// @param room null while he has none
    /// @param times how often he was seen today
    public record Person(UUID id, String name, @Nullable String site, @Nullable String room, int times) {
    }

    /// Those in the sites of the present jurisdiction; taking the list along is put on record.
    @Transactional
    public Sites today() {
        LocalDate today = clock.today();
        List<Person> people = sql.sql("""
                select s.person_id, p.name, t.name as site, r.label,
                       (select count(*) from quarantine.observation o where o.person_id = s.person_id and o.taken_at >= :begin) as times
                from quarantine.stay s join person.person p on p.id = s.person_id
                left join quarantine.room_night n on n.stay_id = s.id and n.nights @> :today::date
                left join quarantine.room r on r.id = n.room_id left join quarantine.site t on t.id = r.site_id
                where s.state = 'RUNNING' and s.place in ('CENTRAL', 'REHAB')
                order by t.name nulls last, r.label, s.person_id limit :most
                """).param("begin", clock.startOf(today).atOffset(ZoneOffset.UTC)).param("today", today).param("most", MOST)
                .query((row, index) -> new Person(row.getObject("person_id", UUID.class), Masking.name(row.getString("name")), row.getString("site"), row.getString("label"), row.getInt("times"))).list();
        audit.record("sites.taken-along", Jurisdiction.placeFor(0), null, people.size() + " persons");
        return new Sites("zerospread-sites-1", today, people);
    }
}
