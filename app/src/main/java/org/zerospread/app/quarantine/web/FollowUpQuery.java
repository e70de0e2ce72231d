package org.zerospread.app.quarantine.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.Masking;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.region.RegionRange;

/// Contacts who are followed on a day: registered by its end and not released by then. A person who is the contact of several cases stands once, under the last exposure; a case of another
/// jurisdiction stays unnamed.
@Component
@Transactional(readOnly = true)
class FollowUpQuery {

    private final JdbcClient sql;
    private final DistrictClock clock;

    FollowUpQuery(JdbcClient sql, DistrictClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    List<FollowUpPage.Row> list(LocalDate day, RegionRange inside, int most) {
        return sql.sql("""
                with followed as (
                    select distinct on (k.person_id) k.person_id, k.region, k.degree, k.setting, k.relation, k.last_exposure, k.through_id, k.case_id
                    from surveillance.contact k
                    where k.region between :low and :high and (k.recorded_at at time zone :zone)::date <= :day and (k.released_on is null or k.released_on > :day) and k.last_exposure <= :day
                      and not exists (select from surveillance.case_step e where e.case_id = k.became_case and (e.happened_at at time zone :zone)::date <= :day)
                    order by k.person_id, k.degree, k.last_exposure desc
                )
                select f.person_id, p.name, p.sex, f.degree, f.setting, f.relation, f.last_exposure, (:day::date - f.last_exposure) as since, c.number, tp.name as through_name,
                       coalesce((select string_agg(r.name, ' ' order by r.level) from region.region r
                        where r.code in (f.region - f.region % 1000000, f.region - f.region % 1000) and r.level in (3, 4)), '') as where_at,
                       s.id as stay, s.plan_code, g.place, (:day::date - s.started_on) + 1 as plan_day, s.release_on,
                       (select q.name || ' ' || o.label from quarantine.room_night n join quarantine.room o on o.id = n.room_id join quarantine.site q on q.id = o.site_id
                        where n.stay_id = s.id and n.lifted_at is null and n.nights @> :day::date limit 1) as room,
                       v.temperatures, coalesce(v.symptoms, false) as symptoms, coalesce(v.fever, false) as fever,
                       coalesce((select t.result from surveillance.test t where t.person_id = f.person_id and (t.sampled_at at time zone :zone)::date = :day order by t.resulted_at desc limit 1),
                           (select 'DUE' from quarantine.duty d where d.stay_id = s.id and d.kind = 'TEST' and d.due_on <= :day limit 1)) as test,
                       (select count(*) from quarantine.duty d where d.stay_id = s.id and d.due_on < :day) as overdue
                from followed f join person.person p on p.id = f.person_id left join surveillance.case_file c on c.id = f.case_id
                left join surveillance.contact t on t.id = f.through_id left join person.person tp on tp.id = t.person_id
                left join lateral (select * from quarantine.stay y where y.person_id = f.person_id and y.started_on <= :day and (y.ended_on is null or y.ended_on > :day) order by y.started_on desc limit 1) s on true
                left join lateral (select place from quarantine.stage_run r where r.stay_id = s.id and r.from_on <= :day and (r.to_on is null or r.to_on > :day) order by r.from_on desc limit 1) g on true
                left join lateral (
                    select array_agg(o.temperature_tenths::int order by o.taken_at) filter (where o.temperature_tenths is not null) as temperatures, bool_or(o.symptoms <> 0) as symptoms,
                           bool_or(o.temperature_tenths >= 373) as fever
                    from quarantine.observation o where o.stay_id = s.id and o.taken_on = :day and not exists (select from quarantine.observation x where x.corrects = o.id)) v on true
                order by f.region / 1000000, s.id is not null, f.degree, f.last_exposure desc, p.pinyin limit :most
                """).param("low", inside.low()).param("high", inside.high()).param("day", day).param("zone", clock.getZone().getId()).param("most", most).query(FollowUpQuery::row).list();
    }

    private static FollowUpPage.Row row(ResultSet row, int index) throws SQLException {
        String through = row.getString("through_name");
        java.sql.Array temperatures = row.getArray("temperatures");
        List<String> seen = temperatures == null ? List.of() : Arrays.stream((Integer[]) temperatures.getArray()).map(tenths -> "%d.%d".formatted(tenths / 10, tenths % 10)).toList();
        return new FollowUpPage.Row(row.getObject("person_id", UUID.class), Masking.name(row.getString("name")), row.getString("sex"), row.getString("where_at"), row.getInt("degree"),
                row.getString("setting"), row.getString("relation"), through == null ? null : Masking.name(through), row.getString("number"), row.getObject("last_exposure", LocalDate.class),
                row.getInt("since"), row.getObject("stay", UUID.class), row.getString("plan_code"), row.getString("place"), row.getString("room"), row.getObject("plan_day", Integer.class),
                row.getObject("release_on", LocalDate.class), seen, row.getBoolean("fever"), row.getBoolean("symptoms"), row.getString("test"), row.getInt("overdue"));
    }
}
