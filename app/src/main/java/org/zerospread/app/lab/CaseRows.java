package org.zerospread.app.lab;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.region.RegionRange;

/// Reads the confirmed cases of a region, and which of them were close contacts of which.
@Component
@Transactional(readOnly = true)
class CaseRows {

    private final JdbcClient sql;
    private final DistrictClock clock;

    CaseRows(JdbcClient sql, DistrictClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    List<CaseDates> list(RegionRange inside) {
        return sql.sql("""
                select c.number, coalesce(c.source = 'IMPORTED', false) as imported, c.onset_on, c.exposed_from, c.exposed_to, e.reported_on,
                       least(s.started_on, o.isolated_on, e.confirmed_on) as isolated_on
                from surveillance.case_file c
                cross join lateral (
                    select (min(happened_at) at time zone :zone)::date as reported_on, (min(happened_at) filter (where kind = 'CONFIRMED') at time zone :zone)::date as confirmed_on
                    from surveillance.case_step where case_id = c.id and kind in ('SUSPECTED', 'CONFIRMED')) e
                left join lateral (
                    select min(started_on) as started_on from quarantine.stay
                    where person_id = c.person_id and reason <> 'CASE_DISCHARGED' and started_on <= e.confirmed_on and release_on >= coalesce(c.onset_on, e.reported_on)) s on true
                left join lateral (
                    select (min(happened_at) at time zone :zone)::date as isolated_on from surveillance.course
                    where case_id = c.id and kind in ('ISOLATED', 'ADMITTED') and struck_at is null) o on true
                where c.region between :low and :high and c.state <> 'EXCLUDED' and e.confirmed_on is not null
                order by c.number
                """).param("zone", clock.getZone().getId()).param("low", inside.low()).param("high", inside.high())
                .query((row, index) -> new CaseDates(row.getString("number"), row.getBoolean("imported"), row.getObject("onset_on", LocalDate.class), row.getObject("exposed_from", LocalDate.class),
                        row.getObject("exposed_to", LocalDate.class), row.getObject("reported_on", LocalDate.class), row.getObject("isolated_on", LocalDate.class)))
                .list();
    }

    /// Pairs of whom there is no doubt. What was registered comes first: exactly one link that the investigation established, or that the case named. Without one: an infectee who was not
    /// infected elsewhere and is a close contact of degree 1 of exactly one confirmed case (where each is a contact of the other, who fell ill first is the infector).
    List<CasePair> pairs(RegionRange inside) {
        return sql.sql("""
                with confirmed as (
                    select c.id, c.person_id, c.onset_on, c.exposed_from, c.exposed_to, c.source from surveillance.case_file c
                    where c.region between :low and :high and c.state <> 'EXCLUDED' and exists (select from surveillance.case_step e where e.case_id = c.id and e.kind = 'CONFIRMED')
                ), told as (
                    select infector_id, infectee_id, count(*) over (partition by infectee_id) as infectors
                    from (select *, rank() over (partition by infectee_id order by certainty) as ranked from chain.link where withdrawn_at is null and certainty in ('ESTABLISHED', 'NAMED')) best
                    where ranked = 1
                ), met as (
                    select a.id as infector_id, b.id as infectee_id, count(*) over (partition by b.id) as infectors
                    from confirmed b
                    join surveillance.contact t on t.person_id = b.person_id and t.degree = 1
                    join confirmed a on a.id = t.case_id and a.id <> b.id
                    where b.source is distinct from 'IMPORTED' and not exists (select from told where told.infectee_id = b.id)
                      and not exists (select from chain.link l where l.infector_id = a.id and l.infectee_id = b.id and l.withdrawn_at is null and l.certainty = 'EXCLUDED')
                      and not exists (select from surveillance.contact back where back.case_id = b.id and back.person_id = a.person_id and b.onset_on <= a.onset_on)
                )
                select a.onset_on as infector_onset, b.onset_on as infectee_onset, a.exposed_from as infector_from, a.exposed_to as infector_to, b.exposed_from as infectee_from, b.exposed_to as infectee_to
                from (select * from told union all select * from met) link
                join confirmed a on a.id = link.infector_id
                join confirmed b on b.id = link.infectee_id
                where link.infectors = 1 and a.onset_on is not null and b.onset_on is not null
                order by b.onset_on, b.id
                """).param("low", inside.low()).param("high", inside.high())
                .query((row, index) -> new CasePair(row.getObject("infector_onset", LocalDate.class), row.getObject("infectee_onset", LocalDate.class), row.getObject("infector_from", LocalDate.class),
                        row.getObject("infector_to", LocalDate.class), row.getObject("infectee_from", LocalDate.class), row.getObject("infectee_to", LocalDate.class)))
                .list();
    }
}
