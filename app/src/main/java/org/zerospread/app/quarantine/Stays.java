package org.zerospread.app.quarantine;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.BulkCopy;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.plan.Plan;
import org.zerospread.engine.plan.Schedule;
import org.zerospread.engine.plan.StagePeriod;

/// Opens stays, takes them through the stages of their plans, and ends them.
///
/// What stage a day belongs to is decided by [Schedule]; this class loads, asks it, and writes what follows.
@Component
public class Stays {

    private final JdbcClient sql;
    private final BulkCopy copy;
    private final AuditTrail audit;
    private final DistrictClock clock;
    private final PlanBook plans;
    private final Rooms rooms;

    Stays(JdbcClient sql, BulkCopy copy, AuditTrail audit, DistrictClock clock, PlanBook plans, Rooms rooms) {
        this.sql = sql;
        this.copy = copy;
        this.audit = audit;
        this.clock = clock;
        this.plans = plans;
        this.rooms = rooms;
    }

    /// What became of a batch of stays.
    ///
    /// @param opened newly opened
    /// @param alreadyRunning persons who are in quarantine already, or are not registered here
    /// @param withoutRoom opened in a site, but no room was free
    public record Receipt(int opened, int alreadyRunning, int withoutRoom) {
    }

    /// A stay that ended as planned.
    public record Released(UUID stay, PersonId person, StayReason reason) {
    }

    private record Running(UUID id, PersonId person, StayReason reason, String plan, LocalDate startedOn, LocalDate changesOn) {
    }

    /// A step of a stay: into the stage `seq` from a day on, or out of quarantine when `place` is null.
    private record Step(UUID stay, int seq, @Nullable String place, LocalDate from, LocalDate nextChange) {
    }

    private record Opening(StayDraft draft, Plan plan, Schedule schedule) {
    }

    /// Opens stays under the plan that is in force for the reason on the first day.
    @Transactional
    public Receipt open(List<StayDraft> drafts) {
        if (drafts.isEmpty()) {
            return new Receipt(0, 0, 0);
        }
        List<Opening> openings = drafts.stream().map(draft -> {
            Plan plan = plans.planFor(draft.reason(), draft.startedOn());
            return new Opening(draft, plan, Schedule.of(plan, draft.startedOn()));
        }).toList();
        copy.stage("stay_draft",
                "id uuid, person_id uuid, reason text, plan_code text, plan_version integer, started_on date, next_change_on date, release_on date, place text",
                new String[] {"id", "person_id", "reason", "plan_code", "plan_version", "started_on", "next_change_on", "release_on", "place"}, openings, (opening, row) -> {
                    StagePeriod first = opening.schedule().stages().getFirst();
                    row.setUUID(0, opening.draft().id());
                    row.setUUID(1, opening.draft().person().value());
                    row.setText(2, opening.draft().reason().name());
                    row.setText(3, opening.plan().code());
                    row.setInteger(4, opening.plan().version());
                    row.setDate(5, opening.draft().startedOn());
                    row.setDate(6, first.to().plusDays(1));
                    row.setDate(7, opening.schedule().release());
                    row.setText(8, first.place().name());
                });
        List<Long> opened = sql.sql("""
                with opened as (
                    insert into quarantine.stay (id, person_id, region, plan_code, plan_version, reason, started_on, next_change_on, release_on, state, place, recorded_at, recorded_by)
                    select d.id, d.person_id, p.region, d.plan_code, d.plan_version, d.reason, d.started_on, d.next_change_on, d.release_on, 'RUNNING', d.place, :at, :by
                    from stay_draft d join person.person p on p.id = d.person_id
                    on conflict do nothing
                    returning id, region, started_on, place, plan_code
                ), stage as (
                    insert into quarantine.stage_run (stay_id, seq, region, place, from_on, recorded_at)
                    select id, 0, region, place, started_on, :at from opened
                ), event as (
                    insert into quarantine.stay_event (id, stay_id, region, kind, happened_on, detail, recorded_at, recorded_by)
                    select gen_random_uuid(), id, region, 'OPENED', started_on, plan_code, :at, :by from opened
                )
                select region from opened
                """).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).query(Long.class).list();
        if (opened.isEmpty()) {
            return new Receipt(0, drafts.size(), 0);
        }
        audit.record("stays.opened", opened.getFirst(), drafts.size() == 1 ? drafts.getFirst().person().toString() : null, opened.size() + " of " + drafts.size());
        return new Receipt(opened.size(), drafts.size() - opened.size(), rooms.allocate());
    }

    /// Takes every running stay whose stage is over by a day into its next stage, or releases it.
    ///
    /// A stay for which rounds were missed goes through every stage it has lived. Run again for the same day it changes
    /// nothing.
    ///
    /// @return the stays that were released
    @Transactional
    public List<Released> advance(LocalDate today) {
        List<Running> due = sql.sql("""
                select id, person_id, reason, plan_code, started_on, next_change_on from quarantine.stay where state = 'RUNNING' and next_change_on <= :today order by id
                """).param("today", today).query((row, index) -> running(row)).list();
        List<Step> steps = new ArrayList<>();
        List<Released> released = new ArrayList<>();
        for (Running stay : due) {
            Schedule schedule = Schedule.of(plans.get(stay.plan()), stay.startedOn());
            StagePeriod next = schedule.stages().stream().filter(period -> period.from().equals(stay.changesOn())).findFirst().orElse(null);
            if (next != null) {
                steps.add(new Step(stay.id(), next.index(), next.place().name(), next.from(), next.to().plusDays(1)));
            } else {
                steps.add(new Step(stay.id(), schedule.stages().size(), null, schedule.release(), schedule.release()));
                released.add(new Released(stay.id(), stay.person(), stay.reason()));
            }
        }
        if (!steps.isEmpty()) {
            apply(steps);
            released.addAll(advance(today));
        }
        return released;
    }

    private static Running running(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Running(row.getObject("id", UUID.class), new PersonId(row.getObject("person_id", UUID.class)), StayReason.valueOf(row.getString("reason")),
                row.getString("plan_code"), row.getObject("started_on", LocalDate.class), row.getObject("next_change_on", LocalDate.class));
    }

    private void apply(List<Step> steps) {
        copy.stage("stay_step", "stay_id uuid, seq smallint, place text, from_on date, next_change_on date",
                new String[] {"stay_id", "seq", "place", "from_on", "next_change_on"}, steps, (step, row) -> {
                    row.setUUID(0, step.stay());
                    row.setShort(1, (short) step.seq());
                    row.setText(2, step.place());
                    row.setDate(3, step.from());
                    row.setDate(4, step.nextChange());
                });
        List<Long> regions = sql.sql("""
                with ended as (
                    update quarantine.stage_run r set to_on = s.from_on, end_reason = 'AS_PLANNED', end_recorded_at = :at
                    from stay_step s where s.stay_id = r.stay_id and r.to_on is null
                ), changed as (
                    update quarantine.stay t set place = s.place, next_change_on = s.next_change_on, ended_on = case when s.place is null then s.from_on end,
                        state = case when s.place is null then 'RELEASED' else 'RUNNING' end
                    from stay_step s where s.stay_id = t.id
                    returning t.id, t.region, s.seq, s.place, s.from_on
                ), begun as (
                    insert into quarantine.stage_run (stay_id, seq, region, place, from_on, recorded_at)
                    select id, seq, region, place, from_on, :at from changed where place is not null
                ), event as (
                    insert into quarantine.stay_event (id, stay_id, region, kind, happened_on, detail, recorded_at, recorded_by)
                    select gen_random_uuid(), id, region, case when place is null then 'RELEASED' else 'STAGE_STARTED' end, from_on, place, :at, :by from changed
                )
                select region from changed
                """).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).query(Long.class).list();
        audit.record("stays.advanced", regions.getFirst(), null, Integer.toString(regions.size()));
        rooms.allocate();
    }

    /// Breaks off the running stays of persons, such as one who became a case or was exposed anew.
    ///
    /// @return how many were broken off
    @Transactional
    public int breakOff(List<PersonId> people, LocalDate on, String reason) {
        List<Long> regions = sql.sql("""
                with broken as (
                    update quarantine.stay set state = 'BROKEN_OFF', place = null, next_change_on = greatest(:on, started_on), ended_on = greatest(:on, started_on)
                    where state = 'RUNNING' and person_id = any(:people)
                    returning id, region
                ), ended as (
                    update quarantine.stage_run r set to_on = greatest(:on, r.from_on), end_reason = :reason, end_recorded_at = :at
                    from broken where r.stay_id = broken.id and r.to_on is null
                ), emptied as (
                    update quarantine.room_night n set nights = daterange(lower(n.nights), greatest(:on, lower(n.nights) + 1))
                    from broken where n.stay_id = broken.id and upper(n.nights) > :on
                ), event as (
                    insert into quarantine.stay_event (id, stay_id, region, kind, happened_on, detail, recorded_at, recorded_by)
                    select gen_random_uuid(), id, region, 'BROKEN_OFF', :on, :reason, :at, :by from broken
                )
                select region from broken
                """)
                .param("on", on).param("reason", reason).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow())
                .param("people", people.stream().map(PersonId::value).toArray(UUID[]::new)).query(Long.class).list();
        if (!regions.isEmpty()) {
            audit.record("stays.broken_off", regions.getFirst(), people.size() == 1 ? people.getFirst().toString() : null, regions.size() + ", " + reason);
        }
        return regions.size();
    }

    /// Puts every running stay of one plan on another, counted from its own first day.
    ///
    /// The stage that a stay is in must be the same in both plans; what comes after it follows the new plan.
    ///
    /// @return how many stays changed plan
    /// @throws IllegalArgumentException when the plans do not begin with the same stage
    @Transactional
    public int changePlan(String from, String to, LocalDate on) {
        Plan before = plans.get(from);
        Plan after = plans.get(to);
        if (before.stages().getFirst().place() != after.stages().getFirst().place() || before.stages().getFirst().days() != after.stages().getFirst().days()) {
            throw new IllegalArgumentException("plan " + to + " does not begin as " + from + " does");
        }
        int longer = Math.toIntExact(Schedule.of(after, on).release().toEpochDay() - Schedule.of(before, on).release().toEpochDay());
        List<Long> regions = sql.sql("""
                with changed as (
                    update quarantine.stay set plan_code = :to, plan_version = :version, release_on = release_on + :longer
                    where state = 'RUNNING' and plan_code = :from
                    returning id, region
                ), event as (
                    insert into quarantine.stay_event (id, stay_id, region, kind, happened_on, detail, recorded_at, recorded_by)
                    select gen_random_uuid(), id, region, 'PLAN_CHANGED', :on, :from || ' > ' || :to, :at, :by from changed
                )
                select region from changed
                """)
                .param("from", from).param("to", to).param("version", after.version()).param("longer", longer).param("on", on)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).query(Long.class).list();
        if (!regions.isEmpty()) {
            audit.record("stays.plan_changed", regions.getFirst(), null, regions.size() + ": " + from + " > " + to);
        }
        return regions.size();
    }
}
