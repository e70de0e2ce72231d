package org.zerospread.app.surveillance;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.store.DistrictClock;

/// A contact falls ill: what is known of his exposure goes with him into his case, with who may have infected him. His tests are his own and follow by themselves.
@Component
class ContactConversion {

    private final JdbcClient sql;
    private final DistrictClock clock;

    ContactConversion(JdbcClient sql, DistrictClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// The window is that of all contacts that are open; the infector that of the first degree before the second, and of the last exposure. One of the second degree was infected by the contact whom he met,
    /// where that one has a case.
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(CaseOpened news) {
        sql.sql("""
                with was as (
                    select k.*, coalesce((select f.id from surveillance.contact t join surveillance.case_file f on f.person_id = t.person_id and f.state <> 'EXCLUDED' where t.id = k.through_id
                        order by f.recorded_at desc limit 1), k.case_id) as infector
                    from surveillance.contact k where k.person_id = :person and k.case_id <> :case and k.became_case is null and k.released_on is null
                ), marked as (
                    update surveillance.contact k set became_case = :case from was where k.id = was.id
                ), carried as (
                    select coalesce(min((exposed_from at time zone :zone)::date), min(last_exposure)) as first_day, max(last_exposure) as last_day,
                           (array_agg(infector order by degree, last_exposure desc, recorded_at))[1] as infector, (array_agg(setting order by degree, last_exposure desc, recorded_at))[1] as setting
                    from was having count(*) > 0
                )
                update surveillance.case_file c set exposed_from = coalesce(c.exposed_from, d.first_day), exposed_to = coalesce(c.exposed_to, d.last_day), infector_case = coalesce(c.infector_case, d.infector),
                    infected_by = coalesce(c.infected_by, (select i.number from surveillance.case_file i where i.id = d.infector) || coalesce(' ' || nullif(d.setting, ''), ''))
                from carried d where c.id = :case and (c.exposed_to is null or coalesce(c.exposed_from, d.first_day) <= c.exposed_to)
                """).param("person", news.person().value()).param("case", news.caseId().value()).param("zone", clock.getZone().getId()).update();
    }
}
