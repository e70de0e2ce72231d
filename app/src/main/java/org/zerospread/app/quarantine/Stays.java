package org.zerospread.app.quarantine;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationEventPublisher;
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
import org.zerospread.engine.plan.StayRun;
import org.zerospread.engine.plan.StayState;

/// Opens stays, takes them through the stages of their plans, and ends them.
///
/// Where a stay stands is decided by the engine ([org.zerospread.engine.plan.StayRun]) from what was recorded of it; [StayBook] loads and asks, [StayRows]
/// and [DutyRows] write what follows.
@Component
public class Stays {

    /// Stays that are loaded and asked about at once: some megabytes.
    private static final int CHUNK = 10_000;

    private final JdbcClient sql;
    private final BulkCopy copy;
    private final AuditTrail audit;
    private final DistrictClock clock;
    private final PlanBook plans;
    private final Rooms rooms;
    private final StayBook book;
    private final StayRows rows;
    private final DutyRows duties;
    private final ApplicationEventPublisher news;

    Stays(JdbcClient sql, BulkCopy copy, AuditTrail audit, DistrictClock clock, PlanBook plans, Rooms rooms, StayBook book, StayRows rows, DutyRows duties, ApplicationEventPublisher news) {
        this.news = news;
        this.book = book;
        this.rows = rows;
        this.duties = duties;
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

    private record Opened(UUID stay, long region) {
    }

    private record Opening(StayDraft draft, Plan plan, Schedule schedule) {
    }

    /// Opens stays under the plan that is in force for the reason on the first day.
    @Transactional
    public Receipt open(List<StayDraft> drafts) {
        if (drafts.isEmpty()) {
            return new Receipt(0, 0, 0);
        }
        List<Plan> planned = plans.plansFor(drafts);
        List<Opening> openings = IntStream.range(0, drafts.size()).mapToObj(i -> {
            StayDraft draft = drafts.get(i);
            return new Opening(draft, planned.get(i), Schedule.of(planned.get(i), draft.anchors(), draft.needs()));
        }).toList();
        copy.stage("stay_draft",
                "id uuid, person_id uuid, reason text, plan_code text, plan_version integer, started_on date, next_change_on date, release_on date, place text, last_exposure date, discharged_on date, needs text",
                new String[] {"id", "person_id", "reason", "plan_code", "plan_version", "started_on", "next_change_on", "release_on", "place", "last_exposure", "discharged_on", "needs"}, openings, (opening, row) -> {
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
                    row.setDate(9, opening.draft().lastExposure());
                    row.setDate(10, opening.draft().dischargedOn());
                    row.setText(11, opening.draft().needs().stream().map(Enum::name).sorted().collect(Collectors.joining(";")));
                });
        List<Opened> opened = sql.sql("""
                with opened as (
                    insert into quarantine.stay (id, person_id, region, plan_code, plan_version, reason, started_on, next_change_on, release_on, state, place,
                        last_exposure, discharged_on, needs, recorded_at, recorded_by)
                    select d.id, d.person_id, p.region, d.plan_code, d.plan_version, d.reason, d.started_on, d.next_change_on, d.release_on, 'RUNNING', d.place,
                        d.last_exposure, d.discharged_on, string_to_array(d.needs, ';'), :at, :by
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
                select id, region from opened
                """).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow())
                .query((row, index) -> new Opened(row.getObject("id", UUID.class), row.getLong("region"))).list();
        if (opened.isEmpty()) {
            return new Receipt(0, drafts.size(), 0);
        }
        reconsider(opened.stream().map(Opened::stay).toList(), clock.today());
        news.publishEvent(new StaysOpened(drafts.stream().map(StayDraft::person).toList()));
        audit.record("stays.opened", Jurisdiction.placeFor(opened.getFirst().region()), drafts.size() == 1 ? drafts.getFirst().person().toString() : null, opened.size() + " of " + drafts.size());
        return new Receipt(opened.size(), drafts.size() - opened.size(), rooms.allocate());
    }

    /// Takes every running stay whose stage is over by a day into its next stage, or releases it where every condition holds; who still lacks a test is
    /// kept, and asked again every day.
    ///
    /// A stay for which rounds were missed goes through every stage it has lived. Run again for the same day it changes
    /// nothing.
    ///
    /// @return the stays that were released
    @Transactional
    public List<Released> advance(LocalDate today) {
        List<UUID> due = sql.sql("select id from quarantine.stay where state = 'RUNNING' and next_change_on <= :today order by id").param("today", today).query(UUID.class).list();
        List<Released> released = new ArrayList<>();
        for (int from = 0; from < due.size(); from += CHUNK) {
            released.addAll(reconsider(due.subList(from, Math.min(due.size(), from + CHUNK)), today));
        }
        if (!due.isEmpty()) {
            rooms.allocate();
        }
        return released;
    }

    /// Asks the rules anew about stays, after something was recorded of them, and stores what they answer. A stay in which a test was positive is left to
    /// whoever opens the case.
    ///
    /// @return those that are released by it
    @Transactional
    public List<Released> reconsider(Collection<UUID> stays, LocalDate today) {
        List<StayRows.Change> changes = new ArrayList<>();
        List<Released> released = new ArrayList<>();
        for (StayBook.Read read : book.read(stays, today)) {
            StayBook.Stored stay = read.stored();
            if (!stay.isRunning() || read.run().state() instanceof StayState.CaseOpened) {
                continue;
            }
            Outlook outlook = Outlook.of(read.run(), book.planOf(stay), today);
            changes.add(new StayRows.Change(stay, outlook));
            if (outlook.state().equals("RELEASED")) {
                released.add(new Released(stay.id(), stay.person(), stay.reason()));
            }
        }
        int changed = rows.write(changes);
        duties.replace(changes);
        if (!released.isEmpty()) {
            news.publishEvent(new StaysReleased(released));
        }
        if (changed > 0) {
            audit.record("stays.advanced", Jurisdiction.placeFor(changes.getFirst().stored().region()), null, changed + " of " + changes.size() + ", released " + released.size());
        }
        return released;
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
                ), undue as (
                    delete from quarantine.duty d using broken where d.stay_id = broken.id
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

    /// Puts running stays of one plan on another, counted from their own first day, where the new plan's rule says so: always, when it ends later, when it
    /// ends earlier, or never.
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
        List<UUID> running = sql.sql("select id from quarantine.stay where state = 'RUNNING' and plan_code = :from order by id").param("from", from).query(UUID.class).list();
        UUID[] follow = book.load(running).stream().filter(stay -> follows(stay, after, on)).map(stay -> stay.stored().id()).toArray(UUID[]::new);
        List<Long> regions = sql.sql("""
                with changed as (
                    update quarantine.stay set plan_code = :to, plan_version = :version where id = any(:stays)
                    returning id, region
                ), event as (
                    insert into quarantine.stay_event (id, stay_id, region, kind, happened_on, detail, recorded_at, recorded_by)
                    select gen_random_uuid(), id, region, 'PLAN_CHANGED', :on, :from || ' > ' || :to, :at, :by from changed
                )
                select region from changed
                """)
                .param("from", from).param("to", to).param("version", after.version()).param("stays", follow).param("on", on)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).query(Long.class).list();
        if (!regions.isEmpty()) {
            reconsider(List.of(follow), on);
            audit.record("stays.plan_changed", Jurisdiction.placeFor(regions.getFirst()), null, regions.size() + ": " + from + " > " + to);
        }
        return regions.size();
    }

    private boolean follows(StayBook.Recorded stay, Plan after, LocalDate on) {
        StayBook.Stored stored = stay.stored();
        LocalDate present = StayRun.of(book.planOf(stored), stored.anchors(), stored.needs(), stay.events(), on).release();
        LocalDate other = StayRun.of(after, stored.anchors(), stored.needs(), stay.events(), on).release();
        return switch (after.rules().newVersion()) {
            case KEEP -> false;
            case FOLLOW -> true;
            case SHORTEN -> present != null && other != null && other.isBefore(present);
            case LENGTHEN -> present != null && other != null && other.isAfter(present);
        };
    }
}
