package org.zerospread.app.quarantine;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.store.BulkCopy;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.plan.LivedStage;
import org.zerospread.engine.plan.StagePlace;

/// Writes what the rules answered: stays, their stages as lived, and events of them; set-based, however many stays.
///
/// A stage once recorded is never rewritten: what is learned late ends the present stage and begins the one that the rules name, from the day it was known.
@Component
class StayRows {

    private final JdbcClient sql;
    private final BulkCopy copy;
    private final DistrictClock clock;

    StayRows(JdbcClient sql, BulkCopy copy, DistrictClock clock) {
        this.sql = sql;
        this.copy = copy;
        this.clock = clock;
    }

    /// A stay with what is to be stored of it.
    record Change(StayBook.Stored stored, Outlook outlook) {
    }

    private record Stage(UUID stay, int seq, long region, StagePlace place, LocalDate from, @Nullable LocalDate to) {
    }

    private record End(UUID stay, LocalDate on, String reason) {
    }

    /// Stores what has changed; what is as it was is left alone.
    ///
    /// @return how many stays changed
    int write(List<Change> changes) {
        List<Change> changed = changes.stream().filter(StayRows::differs).toList();
        if (changed.isEmpty()) {
            return 0;
        }
        List<Stage> begun = new ArrayList<>();
        List<End> ended = new ArrayList<>();
        changed.forEach(change -> stages(change, begun, ended));
        copy.stage("stay_answer", "stay_id uuid, state text, place text, next_change_on date, release_on date, ended_on date, missing text",
                new String[] {"stay_id", "state", "place", "next_change_on", "release_on", "ended_on", "missing"}, changed, (change, row) -> {
                    row.setUUID(0, change.stored().id());
                    row.setText(1, change.outlook().state());
                    row.setText(2, change.outlook().place() == null ? null : change.outlook().place().name());
                    row.setDate(3, change.outlook().nextChangeOn());
                    row.setDate(4, change.outlook().releaseOn());
                    row.setDate(5, change.outlook().endedOn());
                    row.setText(6, String.join(";", change.outlook().missing()));
                });
        copy.stage("stage_end", "stay_id uuid, on_day date, reason text", new String[] {"stay_id", "on_day", "reason"}, ended, (end, row) -> {
            row.setUUID(0, end.stay());
            row.setDate(1, end.on());
            row.setText(2, end.reason());
        });
        copy.stage("stage_begin", "stay_id uuid, seq smallint, region bigint, place text, from_on date, to_on date", new String[] {"stay_id", "seq", "region", "place", "from_on", "to_on"}, begun,
                (stage, row) -> {
                    row.setUUID(0, stage.stay());
                    row.setShort(1, (short) stage.seq());
                    row.setLong(2, stage.region());
                    row.setText(3, stage.place().name());
                    row.setDate(4, stage.from());
                    row.setDate(5, stage.to());
                });
        sql.sql("""
                with ended as (
                    update quarantine.stage_run r set to_on = greatest(e.on_day, r.from_on), end_reason = e.reason, end_recorded_at = :at from stage_end e where e.stay_id = r.stay_id and r.to_on is null
                ), changed as (
                    update quarantine.stay t set state = a.state, place = a.place, next_change_on = a.next_change_on, release_on = a.release_on, ended_on = a.ended_on,
                        missing = string_to_array(a.missing, ';')
                    from stay_answer a where a.stay_id = t.id returning t.id, t.region, t.state, t.ended_on
                ), begun as (
                    insert into quarantine.stage_run (stay_id, seq, region, place, from_on, recorded_at, to_on, end_reason, end_recorded_at)
                    select stay_id, seq, region, place, from_on, :at, to_on, case when to_on is not null then 'AS_PLANNED' end, case when to_on is not null then :at end from stage_begin
                    returning stay_id, region, seq, place, from_on
                )
                insert into quarantine.stay_event (id, stay_id, region, kind, happened_on, detail, recorded_at, recorded_by)
                select gen_random_uuid(), stay_id, region, 'STAGE_STARTED', from_on, place, :at, :by from begun where seq > 0
                union all
                select gen_random_uuid(), id, region, state, ended_on, case when state = 'BROKEN_OFF' then 'TAKEN_OUT' end, :at, :by from changed where state <> 'RUNNING'
                """).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).update();
        return changed.size();
    }

    private static boolean differs(Change change) {
        StayBook.Stored stored = change.stored();
        Outlook outlook = change.outlook();
        return !stored.state().equals(outlook.state()) || stored.place() != outlook.place() || !stored.nextChangeOn().equals(outlook.nextChangeOn())
                || !stored.releaseOn().equals(outlook.releaseOn()) || !stored.missing().equals(outlook.missing()) || newStages(change) > 0;
    }

    private static int newStages(Change change) {
        LocalDate from = change.stored().stageFrom();
        return from == null ? change.outlook().lived().size() : (int) change.outlook().lived().stream().filter(stage -> stage.from().isAfter(from)).count();
    }

    private static void stages(Change change, List<Stage> begun, List<End> ended) {
        StayBook.Stored stored = change.stored();
        Outlook outlook = change.outlook();
        List<LivedStage> fresh = outlook.lived().subList(outlook.lived().size() - newStages(change), outlook.lived().size());
        LocalDate over = outlook.endedOn();
        if (stored.runs() > 0 && (!fresh.isEmpty() || over != null)) {
            ended.add(new End(stored.id(), fresh.isEmpty() ? java.util.Objects.requireNonNull(over) : fresh.getFirst().from(), fresh.isEmpty() && outlook.state().equals("BROKEN_OFF") ? "TAKEN_OUT" : "AS_PLANNED"));
        }
        for (int i = 0; i < fresh.size(); i++) {
            LivedStage stage = fresh.get(i);
            begun.add(new Stage(stored.id(), stored.runs() + i, stored.region(), stage.place(), stage.from(), i + 1 < fresh.size() ? fresh.get(i + 1).from() : over));
        }
        // A place learned late, without a stage that begins later: the person is there from the last stage's own day.
        LivedStage present = outlook.lived().isEmpty() ? null : outlook.lived().getLast();
        if (fresh.isEmpty() && over == null && present != null && stored.place() != null && stored.runs() > 0 && present.place() != stored.place()) {
            LocalDate from = java.util.Objects.requireNonNull(stored.stageFrom());
            ended.add(new End(stored.id(), from, "AS_PLANNED"));
            begun.add(new Stage(stored.id(), stored.runs(), stored.region(), present.place(), from, null));
        }
    }
}
