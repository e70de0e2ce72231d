package org.zerospread.app.quarantine;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.region.RegionCode;

/// Quarantine sites and their rooms: rooms wait for people.
///
/// One room on one night has one guest; the database keeps that with an exclusion constraint over the nights.
@Component
public class Rooms {

    private final JdbcClient sql;
    private final AuditTrail audit;
    private final DistrictClock clock;

    Rooms(JdbcClient sql, AuditTrail audit, DistrictClock clock) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
    }

    /// What a site is for.
    public enum Purpose {
        SUSPECTED, CONTACTS, ARRIVALS, REHAB
    }

    /// A site to open.
    ///
    /// @param rooms how many single rooms it has; they are labelled 101 … by floors of twenty
    /// @param chief who answers for it (点长)
    public record SiteDraft(UUID id, RegionCode region, String name, Purpose purpose, LocalDate openedOn, int rooms, String chief) {

        public SiteDraft {
            if (rooms < 1 || rooms > 5_000) {
                throw new IllegalArgumentException("site " + name + ": " + rooms + " rooms; 1 to 5000 are possible");
            }
        }
    }

    /// Opens a site with its rooms.
    @Transactional
    public void open(SiteDraft draft) {
        int added = sql.sql("""
                insert into quarantine.site (id, region, name, purpose, opened_on, chief) values (:id, :region, :name, :purpose, :openedOn, :chief) on conflict (id) do nothing
                """)
                .param("id", draft.id()).param("region", draft.region().value()).param("name", draft.name()).param("purpose", draft.purpose().name())
                .param("openedOn", draft.openedOn()).param("chief", draft.chief()).update();
        List<String> labels = IntStream.range(0, draft.rooms()).mapToObj(n -> (n / 20 + 1) + "%02d".formatted(n % 20 + 1)).toList();
        sql.sql("""
                insert into quarantine.room (id, site_id, region, label) select gen_random_uuid(), :site, :region, label from unnest(:labels) as label
                on conflict (site_id, label) do nothing
                """).param("site", draft.id()).param("region", draft.region().value()).param("labels", labels.toArray(String[]::new)).update();
        if (added > 0) {
            audit.record("site.opened", draft.region().value(), draft.id().toString(), draft.name() + ", " + draft.rooms());
        }
    }

    /// Gives a free room to every running stay whose stage needs one and has none: oldest stay first, contacts in sites
    /// for contacts, arrivals in sites for arrivals (or for contacts, when those are full), rehabilitation in its own.
    ///
    /// @return how many stays are still without a room
    @Transactional
    public int allocate() {
        sql.sql("select pg_advisory_xact_lock(hashtext('quarantine.rooms'))").query((row, index) -> 0).list();
        for (int choice = 0; choice < 2; choice++) {
            sql.sql(ALLOCATE).param("choice", choice).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("today", clock.today()).update();
        }
        return sql.sql("""
                select count(*) from quarantine.stay s where s.state = 'RUNNING' and s.place in ('CENTRAL', 'REHAB')
                  and not exists (select from quarantine.room_night n where n.stay_id = s.id and upper(n.nights) >= s.next_change_on)
                """).query(Integer.class).single();
    }

    private static final String ALLOCATE = """
            with need as (
                select s.id, s.region, s.started_on, s.next_change_on,
                       case s.reason when 'CASE_DISCHARGED' then 'REHAB'
                                     when 'CLOSE_CONTACT' then (array['CONTACTS', 'ARRIVALS'])[:choice + 1]
                                     else (array['ARRIVALS', 'CONTACTS'])[:choice + 1] end as purpose
                from quarantine.stay s
                where s.state = 'RUNNING' and s.place in ('CENTRAL', 'REHAB') and s.next_change_on > :today
                  and not exists (select from quarantine.room_night n where n.stay_id = s.id and upper(n.nights) >= s.next_change_on)
            ), waiting as (
                select need.*, row_number() over (partition by purpose order by started_on, id) as place from need
            ), free as (
                select r.id, x.purpose, row_number() over (partition by x.purpose order by x.opened_on, x.id, r.label) as place
                from quarantine.room r join quarantine.site x on x.id = r.site_id
                where x.opened_on <= :today
                  and not exists (select from quarantine.room_night n where n.room_id = r.id and upper(n.nights) > :today)
            )
            insert into quarantine.room_night (stay_id, room_id, region, nights, recorded_at)
            select w.id, f.id, w.region, daterange(:today, w.next_change_on), :at
            from waiting w join free f on f.purpose = w.purpose and f.place = w.place
            on conflict do nothing
            """;
}
