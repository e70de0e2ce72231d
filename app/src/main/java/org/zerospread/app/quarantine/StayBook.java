package org.zerospread.app.quarantine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.plan.Need;
import org.zerospread.engine.plan.Observation;
import org.zerospread.engine.plan.Plan;
import org.zerospread.engine.plan.StagePlace;
import org.zerospread.engine.plan.StayAnchors;
import org.zerospread.engine.plan.StayEvent;
import org.zerospread.engine.plan.StayFold;
import org.zerospread.engine.plan.StayRun;
import org.zerospread.engine.plan.TestMethod;
import org.zerospread.engine.plan.TestResult;

/// Loads stays with everything that was recorded of them, and has the engine run them: three questions to the database, however many stays.
///
/// Temperatures below the fever threshold decide nothing, so they stay where they lie; what is due of them is counted by [DutyRows].
@Component
class StayBook {

    private final JdbcClient sql;
    private final PlanBook plans;
    private final DistrictClock clock;

    StayBook(JdbcClient sql, PlanBook plans, DistrictClock clock) {
        this.sql = sql;
        this.plans = plans;
        this.clock = clock;
    }

    /// A stay as it is stored.
    ///
    /// @param place where the person is; null once it is over
    /// @param endedOn null while it runs
    /// @param runs how many stages it has on record
    record Stored(UUID id, PersonId person, long region, StayReason reason, String plan, int version, StayAnchors anchors, Set<Need> needs, String state, @Nullable StagePlace place,
            LocalDate nextChangeOn, LocalDate releaseOn, @Nullable LocalDate endedOn, List<String> missing, int runs, @Nullable LocalDate stageFrom) {

        boolean isRunning() {
            return state.equals("RUNNING");
        }
    }

    /// A stay and what the rules say of it.
    record Read(Stored stored, StayRun run) {
    }

    /// A stay with its events, before the rules were asked.
    record Recorded(Stored stored, List<StayEvent> events) {
    }

    private record Happened(UUID stay, StayEvent event) {
    }

    /// Runs stays as they stand on a day.
    List<Read> read(Collection<UUID> stays, LocalDate asOf) {
        Map<String, StayFold> folds = new HashMap<>();
        return load(stays).stream().map(recorded -> {
            Stored stored = recorded.stored();
            StayFold fold = folds.computeIfAbsent(stored.plan() + " " + stored.version(), key -> new StayFold(plans.get(stored.plan(), stored.version())));
            return new Read(stored, StayRun.of(fold, stored.anchors(), stored.needs(), recorded.events(), asOf));
        }).toList();
    }

    /// Loads stays with their events, in the order of their ids.
    List<Recorded> load(Collection<UUID> stays) {
        if (stays.isEmpty()) {
            return List.of();
        }
        UUID[] ids = stays.toArray(UUID[]::new);
        Map<UUID, Stored> stored = new LinkedHashMap<>();
        sql.sql("""
                select s.id, s.person_id, s.region, s.reason, s.plan_code, s.plan_version, s.started_on, s.last_exposure, s.discharged_on, s.needs, s.state, s.place, s.next_change_on, s.release_on,
                       s.ended_on, s.missing, r.runs, r.stage_from
                from quarantine.stay s
                left join lateral (select count(*) as runs, max(g.from_on) as stage_from from quarantine.stage_run g where g.stay_id = s.id) r on true
                where s.id = any(:ids) order by s.id
                """).param("ids", ids).query(StayBook::stored).list().forEach(one -> stored.put(one.id(), one));
        Map<UUID, List<StayEvent>> events = new HashMap<>();
        events(ids).forEach(one -> events.computeIfAbsent(one.stay(), key -> new ArrayList<>()).add(one.event()));
        return stored.values().stream().map(one -> new Recorded(one, events.getOrDefault(one.id(), List.of()))).toList();
    }

    private List<Happened> events(UUID[] ids) {
        return sql.sql("""
                select o.stay_id, o.taken_on as day, 'TEMPERATURE' as kind, null as method, null as result, null as place, o.temperature_tenths, o.recorded_at
                from quarantine.observation o
                where o.stay_id = any(:ids) and o.temperature_tenths >= :warm and not exists (select from quarantine.observation c where c.corrects = o.id)
                union all
                select o.stay_id, o.taken_on, 'SYMPTOM', null, null, null, null, o.recorded_at
                from quarantine.observation o where o.stay_id = any(:ids) and o.symptoms & 30 <> 0 and not exists (select from quarantine.observation c where c.corrects = o.id)
                union all
                select i.stay_id, i.happened_on, i.kind, null, null, i.place, null, i.recorded_at from quarantine.incident i where i.stay_id = any(:ids)
                union all
                select p.stay_id, (p.sampled_at at time zone :zone)::date, 'TEST', p.method, null, null, null, p.recorded_at from quarantine.sample p where p.stay_id = any(:ids) and not p.resulted
                union all
                select s.id, (t.sampled_at at time zone :zone)::date, 'TEST', t.method, t.result, null, null, t.recorded_at
                from quarantine.stay s join surveillance.test t on t.person_id = s.person_id and t.method <> 'CT'
                  and (t.sampled_at at time zone :zone)::date between s.started_on and coalesce(s.ended_on + 28, 'infinity')
                where s.id = any(:ids)
                order by 1, 2, 8
                """).param("ids", ids).param("warm", Observation.FEVER - 10).param("zone", clock.getZone().getId()).query(StayBook::happened).list();
    }

    private static Stored stored(ResultSet row, int index) throws SQLException {
        String place = row.getString("place");
        return new Stored(row.getObject("id", UUID.class), new PersonId(row.getObject("person_id", UUID.class)), row.getLong("region"), StayReason.valueOf(row.getString("reason")),
                row.getString("plan_code"), row.getInt("plan_version"),
                new StayAnchors(row.getObject("started_on", LocalDate.class), row.getObject("last_exposure", LocalDate.class), row.getObject("discharged_on", LocalDate.class)),
                Arrays.stream((String[]) row.getArray("needs").getArray()).map(Need::valueOf).collect(Collectors.toUnmodifiableSet()), row.getString("state"),
                place == null ? null : StagePlace.valueOf(place), row.getObject("next_change_on", LocalDate.class), row.getObject("release_on", LocalDate.class),
                row.getObject("ended_on", LocalDate.class), List.of((String[]) row.getArray("missing").getArray()), row.getInt("runs"), row.getObject("stage_from", LocalDate.class));
    }

    private static Happened happened(ResultSet row, int index) throws SQLException {
        LocalDate day = row.getObject("day", LocalDate.class);
        String method = row.getString("method");
        String result = row.getString("result");
        StayEvent event = switch (row.getString("kind")) {
            case "TEMPERATURE" -> new StayEvent.Temperature(day, row.getInt("temperature_tenths"));
            case "SYMPTOM" -> new StayEvent.Symptom(day, "");
            case "EXPOSURE" -> new StayEvent.Exposure(day);
            case "REFUSAL" -> new StayEvent.Refusal(day, "");
            case "ESCAPE" -> new StayEvent.Escape(day);
            case "MOVED" -> new StayEvent.Moved(day, StagePlace.valueOf(row.getString("place")));
            case "TEST" -> new StayEvent.Tested(day, method == null ? null : TestMethod.valueOf(method), result == null ? null : TestResult.valueOf(result));
            default -> throw new IllegalStateException("unknown event " + row.getString("kind"));
        };
        return new Happened(row.getObject("stay_id", UUID.class), event);
    }

    /// The plan that a stay runs under.
    Plan planOf(Stored stay) {
        return plans.get(stay.plan(), stay.version());
    }
}
