package org.zerospread.app.quarantine;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.store.BulkCopy;
import org.zerospread.app.store.DistrictClock;

/// Keeps the next duty of each kind of every stay, from what the rules answered and what was recorded since.
@Component
class DutyRows {

    private final JdbcClient sql;
    private final BulkCopy copy;
    private final DistrictClock clock;

    DutyRows(JdbcClient sql, BulkCopy copy, DistrictClock clock) {
        this.sql = sql;
        this.copy = copy;
        this.clock = clock;
    }

    private record Row(UUID stay, long region, Outlook.@Nullable Due due) {
    }

    /// Puts down the duties of stays as the rules answered them, in place of those that were there.
    void replace(List<StayRows.Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        List<Row> rows = changes.stream().flatMap(change -> change.outlook().due().stream().map(due -> new Row(change.stored().id(), change.stored().region(), due))).toList();
        UUID[] stays = changes.stream().map(change -> change.stored().id()).toArray(UUID[]::new);
        copy.stage("duty_draft", "stay_id uuid, kind text, region bigint, place text, due_on date, until_on date, slots smallint, detail text",
                new String[] {"stay_id", "kind", "region", "place", "due_on", "until_on", "slots", "detail"}, rows, (row, target) -> {
                    Outlook.Due due = java.util.Objects.requireNonNull(row.due());
                    target.setUUID(0, row.stay());
                    target.setText(1, due.kind().name());
                    target.setLong(2, row.region());
                    target.setText(3, due.place() == null ? null : due.place().name());
                    target.setDate(4, due.dueOn());
                    target.setDate(5, due.untilOn());
                    target.setShort(6, (short) due.slots());
                    target.setText(7, due.detail());
                });
        sql.sql("""
                delete from quarantine.duty d where d.stay_id = any(:stays) and d.kind <> 'CALL'
                  and not exists (select from duty_draft n where n.stay_id = d.stay_id and n.kind = d.kind)
                """).param("stays", stays).update();
        sql.sql("""
                insert into quarantine.duty as kept (stay_id, kind, region, place, due_on, until_on, slots, detail)
                select stay_id, kind, region, place, due_on, until_on, slots, detail from duty_draft n
                where n.kind <> 'RELEASE' or not exists (select from quarantine.certificate c where c.stay_id = n.stay_id)
                on conflict (stay_id, kind) do update set place = excluded.place, due_on = excluded.due_on, until_on = excluded.until_on, slots = excluded.slots, detail = excluded.detail
                """).update();
        observed(List.of(stays));
        called(List.of(stays));
    }

    /// Brings the temperature duty of stays to what was observed: due on the last observed day while its slots are not full, else on the day after; before the
    /// first observation, from the day on which the stay began or was recorded.
    void observed(Collection<UUID> stays) {
        sql.sql("""
                update quarantine.duty d set due_on = case when l.day is null then greatest(s.started_on, (s.recorded_at at time zone :zone)::date) when l.taken >= d.slots then l.day + 1 else l.day end,
                       slot = case when l.day is null or l.taken >= d.slots then 1 else l.taken + 1 end
                from quarantine.stay s
                left join lateral (
                    select o.taken_on as day, count(*) as taken from quarantine.observation o
                    where o.stay_id = s.id and o.corrects is null and o.temperature_tenths is not null group by o.taken_on order by o.taken_on desc limit 1) l on true
                where d.stay_id = any(:stays) and d.kind = 'TEMPERATURE' and s.id = d.stay_id
                """).param("zone", clock.getZone().getId()).param("stays", stays.toArray(UUID[]::new)).update();
    }

    /// Brings the calls after release to what was called: the first of days 1, 2, 3, 7 and 14 on which nobody was reached.
    void called(Collection<UUID> stays) {
        UUID[] ids = stays.toArray(UUID[]::new);
        sql.sql("""
                with next as (
                    select s.id, s.region, (select min(n) from unnest(array[1, 2, 3, 7, 14]) as n
                        where not exists (select from quarantine.follow_up f where f.stay_id = s.id and f.day_number = n and f.outcome <> 'UNREACHED')) as day_number, s.ended_on
                    from quarantine.stay s where s.id = any(:stays) and s.state = 'RELEASED'
                ), done as (
                    delete from quarantine.duty d using next where d.stay_id = next.id and d.kind = 'CALL' and next.day_number is null
                )
                insert into quarantine.duty as kept (stay_id, kind, region, place, due_on, slot, slots)
                select id, 'CALL', region, 'NONE', ended_on + day_number, day_number, 14 from next where day_number is not null
                on conflict (stay_id, kind) do update set due_on = excluded.due_on, slot = excluded.slot
                """).param("stays", ids).update();
    }
}
