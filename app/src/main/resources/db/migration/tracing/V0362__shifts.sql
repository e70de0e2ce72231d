-- Who has the watch of a site and is a person of the register was there: colleagues of one shift meet.
create or replace function tracing.stays(zone text) returns table (id uuid, person_id uuid, region bigint, place uuid, division bigint, kind text, name text, latitude double precision,
    longitude double precision, starts_at timestamptz, ends_at timestamptz, certainty text, source text, carriage text, seat text, remark text, recorded_at timestamptz, recorded_by text)
    language sql stable as $$
    select t.id, t.person_id, t.region, l.key, l.division, l.kind, l.name, l.latitude, l.longitude, t.starts_at, t.ends_at, t.certainty, t.source, t.carriage, t.seat, t.remark,
           t.recorded_at, t.recorded_by
    from tracing.track t join tracing.place l on l.id = t.place_id
    where not exists (select from tracing.revision v where v.track_id = t.id)
    union all
    select p.id, p.person_id, p.region, p.post_id, o.region, 'CHECKPOINT', o.name, null, null, p.passed_at, p.passed_at + interval '5 minutes', 'CERTAIN', 'PASSAGE', null, null, null,
           p.recorded_at, p.recorded_by
    from checkpoint.passage p join checkpoint.post o on o.id = p.post_id
    where p.person_id is not null
    union all
    select v.id, c.person_id, c.region, v.household_id, h.region, 'HOME', h.door, null, null, v.visited_at, v.visited_at + interval '10 minutes', 'CERTAIN', 'VISIT', null, null, null,
           v.recorded_at, v.worker
    from screening.person_check c join screening.visit v on v.id = c.visit_id join person.household h on h.id = v.household_id
    where v.outcome = 'MET'
    union all
    select n.id, s.person_id, n.region, n.room_id, e.region, 'SITE', e.name || ' ' || r.label, null, null, (lower(n.nights) + time '12:00') at time zone zone,
           (upper(n.nights) + time '12:00') at time zone zone, 'CERTAIN', 'ROOM', null, null, null, n.recorded_at, n.recorded_by
    from quarantine.room_night n join quarantine.stay s on s.id = n.stay_id join quarantine.room r on r.id = n.room_id join quarantine.site e on e.id = r.site_id
    where n.kind = 'GUEST'
    union all
    select a.id, a.person_id, a.region, tracing.place_key(null, 0, a.transport, a.service), a.origin, a.transport, a.service, null, null, a.departed_at, a.arrived_at, 'CERTAIN',
           'ARRIVAL', null, null, null, a.recorded_at, a.recorded_by
    from person.arrival a
    where a.transport in ('TRAIN', 'COACH', 'FLIGHT') and a.service is not null and a.departed_at < a.arrived_at
    union all
    select t.id, t.person_id, p.region, k.site_id, e.region, 'SITE', e.name, null, null, (t.on_day + k.starts_at) at time zone zone,
           (t.on_day + case when k.ends_at > k.starts_at then 0 else 1 end + k.ends_at) at time zone zone, 'CERTAIN', 'SHIFT', null, null, null, t.recorded_at, t.recorded_by
    from quarantine.watch_turn t join quarantine.watch_slot k on k.id = t.slot_id join quarantine.site e on e.id = k.site_id join person.person p on p.id = t.person_id $$;
