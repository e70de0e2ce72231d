package org.zerospread.app.quarantine;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.BulkCopy;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.app.surveillance.CaseAnswer;
import org.zerospread.app.surveillance.CaseDesk;
import org.zerospread.app.surveillance.CaseId;
import org.zerospread.app.surveillance.CaseState;
import org.zerospread.app.surveillance.ContactDesk;
import org.zerospread.app.surveillance.Source;
import org.zerospread.app.surveillance.TestsRecorded;
import org.zerospread.engine.plan.Action;
import org.zerospread.engine.plan.ContactGroup;

/// What follows a positive in quarantine, all in the transaction of the result: the case is opened, the stay broken off (the news of the case does both that
/// and the move to hospital), those who were near within the plan's window are registered as contacts by group, and each begins a plan of his own.
///
/// Every link is kept in `quarantine.replanned`: who, why, from which plan and place, to which stay.
@Component
class PositiveChain {

    private final JdbcClient sql;
    private final BulkCopy copy;
    private final AuditTrail audit;
    private final DistrictClock clock;
    private final CaseDesk cases;
    private final ContactDesk contacts;

    PositiveChain(JdbcClient sql, BulkCopy copy, AuditTrail audit, DistrictClock clock, CaseDesk cases, ContactDesk contacts) {
        this.sql = sql;
        this.copy = copy;
        this.audit = audit;
        this.clock = clock;
        this.cases = cases;
        this.contacts = contacts;
    }

    /// Somebody who was near, and on which day last.
    private record Near(PersonId person, ContactGroup group, LocalDate lastExposure) {
    }

    /// Opens the case and plans anew who was near.
    void follow(StayBook.Stored stay, TestsRecorded.Result positive, Action.OpenCase action) {
        List<Near> near = near(stay, action);
        if (!(opened(stay, positive) instanceof CaseAnswer.Done(CaseId caseId))) {
            return;
        }
        keep(caseId, stay, near);
        Map<ContactGroup, Map<LocalDate, List<PersonId>>> groups = new EnumMap<>(ContactGroup.class);
        near.forEach(one -> groups.computeIfAbsent(one.group(), key -> new java.util.TreeMap<>()).computeIfAbsent(one.lastExposure(), key -> new ArrayList<>()).add(one.person()));
        groups.forEach((group, days) -> days.forEach((lastExposure, people) -> contacts.register(caseId, people, lastExposure, group.zh() + "(隔离期间)")));
        int planned = sql.sql("""
                update quarantine.replanned r set to_stay = s.id from quarantine.stay s
                where r.case_id = :case and s.person_id = r.person_id and s.state = 'RUNNING' and s.id is distinct from r.from_stay
                """).param("case", caseId.value()).update();
        audit.record("stays.replanned", stay.region(), caseId.toString(), planned + " of " + near.size());
    }

    /// The case: positive again for one who was discharged, confirmed for anybody else. Whether it was brought in is told by a journey from elsewhere
    /// within the 28 days before the sample, or a quarantine for one; a correction is made at the case.
    private CaseAnswer opened(StayBook.Stored stay, TestsRecorded.Result positive) {
        boolean discharged = sql.sql("select exists (select from surveillance.case_file where person_id = :person and state = 'DISCHARGED')").param("person", stay.person().value())
                .query(Boolean.class).single();
        if (discharged) {
            return cases.advance(stay.person(), CaseState.REPOSITIVE, positive.resultedAt(), "康复隔离期间核酸复阳");
        }
        boolean journey = sql.sql("select exists (select from person.arrival where person_id = :person and arrived_at between :from and :to)").param("person", stay.person().value())
                .param("from", positive.sampledAt().minus(java.time.Duration.ofDays(28)).atOffset(ZoneOffset.UTC)).param("to", positive.sampledAt().atOffset(ZoneOffset.UTC))
                .query(Boolean.class).single();
        Source source = journey || stay.reason() == StayReason.KEY_AREA_ARRIVAL ? Source.IMPORTED : Source.LOCAL;
        return cases.confirm(stay.person(), source, null, positive.resultedAt(), "隔离期间检测发现");
    }

    /// Who was near within the window: in the same room on one of its nights, in the same household on one of its days that was spent at home, on watch at his site
    /// while he was there, on the same journey if it ended within it. Each once, in the closest group. Who has an open case is in hospital already. Staff of whom
    /// the rota knows only a name are told of on the page of the chain.
    private List<Near> near(StayBook.Stored stay, Action.OpenCase action) {
        Set<PersonId> seen = new HashSet<>();
        List<Near> near = new ArrayList<>();
        for (Near one : sql.sql("""
                with window_days as (select :from::date as from_on, :to::date as to_on),
                at_home as (
                    select max(least(coalesce(g.to_on - 1, w.to_on), w.to_on)) as last_on from window_days w
                    join quarantine.stage_run g on g.stay_id = :stay and g.place in ('HOME', 'NONE') and g.from_on <= w.to_on and coalesce(g.to_on - 1, w.to_on) >= w.from_on
                ), near as (
                    select o.person_id, 'ROOMMATES' as contact_group, least(upper(n.nights * m.nights) - 1, w.to_on) as last_on
                    from window_days w join quarantine.room_night m on m.stay_id = :stay and m.nights && daterange(w.from_on, w.to_on, '[]')
                    join quarantine.room_night n on n.room_id = m.room_id and n.stay_id <> m.stay_id and n.nights && m.nights and n.nights && daterange(w.from_on, w.to_on, '[]')
                    join quarantine.stay o on o.id = n.stay_id
                    union all
                    select k.id, 'HOUSEHOLD', h.last_on from at_home h join person.person p on p.id = :person join person.person k on k.household_id = p.household_id and k.id <> p.id
                    where h.last_on is not null
                    union all
                    select t.person_id, 'STAFF', t.on_day from window_days w
                    join quarantine.room_night m on m.stay_id = :stay and m.nights && daterange(w.from_on, w.to_on, '[]')
                    join quarantine.room r on r.id = m.room_id join quarantine.watch_slot k on k.site_id = r.site_id
                    join quarantine.watch_turn t on t.slot_id = k.id and t.on_day between w.from_on and w.to_on and t.on_day between lower(m.nights) and upper(m.nights)
                    where t.person_id is not null and t.person_id <> :person
                    union all
                    select b.person_id, 'FELLOW_PASSENGERS', (a.arrived_at at time zone :zone)::date from window_days w
                    join person.arrival a on a.person_id = :person and (a.arrived_at at time zone :zone)::date between w.from_on and w.to_on
                    join person.arrival b on b.person_id <> a.person_id and b.service = a.service and (b.arrived_at at time zone :zone)::date = (a.arrived_at at time zone :zone)::date
                    union all
                    select c.person_id, 'FELLOW_PASSENGERS', (a.arrived_at at time zone :zone)::date from window_days w
                    join person.arrival a on a.person_id = :person and (a.arrived_at at time zone :zone)::date between w.from_on and w.to_on
                    join person.arrival_companion c on c.arrival_id = a.id
                )
                select n.person_id, n.contact_group, n.last_on from near n
                where n.contact_group = any(:groups) and not exists (select from surveillance.case_file f where f.person_id = n.person_id and f.state in ('SUSPECTED', 'CONFIRMED', 'ASYMPTOMATIC', 'REPOSITIVE'))
                order by array_position(array['ROOMMATES', 'HOUSEHOLD', 'STAFF', 'FELLOW_PASSENGERS'], n.contact_group), n.last_on desc, n.person_id
                """).param("stay", stay.id()).param("person", stay.person().value()).param("from", action.windowFrom()).param("to", action.date()).param("zone", clock.getZone().getId())
                .param("groups", action.groups().stream().map(Enum::name).toArray(String[]::new))
                .query((row, index) -> new Near(new PersonId(row.getObject("person_id", UUID.class)), ContactGroup.valueOf(row.getString("contact_group")), row.getObject("last_on", LocalDate.class)))
                .list()) {
            if (seen.add(one.person())) {
                near.add(one);
            }
        }
        return near;
    }

    private void keep(CaseId caseId, StayBook.Stored stay, List<Near> near) {
        copy.stage("near_draft", "person_id uuid, contact_group text, last_exposure date", new String[] {"person_id", "contact_group", "last_exposure"}, near, (one, row) -> {
            row.setUUID(0, one.person().value());
            row.setText(1, one.group().name());
            row.setDate(2, one.lastExposure());
        });
        sql.sql("""
                insert into quarantine.replanned (case_id, person_id, region, source_stay, contact_group, last_exposure, from_stay, from_plan, from_place, recorded_at, recorded_by)
                select :case, p.id, p.region, :stay, n.contact_group, n.last_exposure, s.id, s.plan_code, s.place, :at, :by
                from near_draft n join person.person p on p.id = n.person_id left join quarantine.stay s on s.person_id = n.person_id and s.state = 'RUNNING'
                on conflict (case_id, person_id) do nothing
                """).param("case", caseId.value()).param("stay", stay.id()).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).update();
    }
}
