-- A stay told in an interview is put right by another record that takes its place; what was told before stays, with who and why.
create table tracing.revision (
    track_id uuid primary key references tracing.track (id) on delete cascade,
    successor_id uuid references tracing.track (id) on delete cascade,
    region bigint not null,
    reason text not null check (reason <> ''),
    recorded_at timestamptz not null,
    recorded_by text not null,
    check (track_id <> successor_id)
);
comment on column tracing.revision.successor_id is 'what is told now; null: withdrawn';
create index revision_successor on tracing.revision (successor_id) where successor_id is not null;
call store.guard('tracing.revision', 'select, insert');

alter table tracing.track add column carriage text check (carriage <> '');

-- What is one place for tracing: a household's home is the household, a train, coach or flight its number wherever it was written down, all else its division,
-- kind and name.
alter table tracing.place drop constraint place_kind_check;
alter table tracing.place
    add constraint place_kind_check check (kind in ('HOME', 'WORK', 'MARKET', 'RESTAURANT', 'TRAIN', 'COACH', 'BUS', 'FLIGHT', 'CAR', 'CLINIC', 'SCHOOL', 'SITE', 'CHECKPOINT', 'OTHER')),
    add column household_id uuid references person.household (id) on delete set null,
    add check (household_id is null or kind = 'HOME');
create function tracing.place_key(household uuid, division bigint, kind text, name text) returns uuid language sql immutable parallel safe
    return coalesce(household, md5(case when kind in ('TRAIN', 'COACH', 'FLIGHT') then kind || ':' || upper(translate(name, ' 次', '')) else division::text || ':' || kind || ':' || name end)::uuid);
alter table tracing.place add column key uuid not null generated always as (tracing.place_key(household_id, division, kind, name)) stored;
drop index tracing.place_name;
create unique index place_name on tracing.place ((region / 1000000000), division, kind, name, household_id) nulls not distinct;
create index place_key on tracing.place (key);
-- A position may be added where none was known; one that is there stays.
grant update (latitude, longitude) on tracing.place to zerospread_app;

-- All stays at places, told and derived: nothing is copied, so nothing can be out of date. Who asks sees what the policies of each table let him see.
--   PASSAGE  five minutes at a checkpoint, of those whose names were taken
--   VISIT    ten minutes at home, of those met there
--   ROOM     a guest's nights, each from noon to noon
--   ARRIVAL  a journey by a numbered train, coach or flight, as it was registered
create function tracing.stays(zone text) returns table (id uuid, person_id uuid, region bigint, place uuid, division bigint, kind text, name text, latitude double precision,
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
    where a.transport in ('TRAIN', 'COACH', 'FLIGHT') and a.service is not null and a.departed_at < a.arrived_at $$;
grant execute on function tracing.stays(text) to zerospread_app;

-- Who else was at places, beyond a jurisdiction: so many people are to be handed over, and no more is told of them than where they are registered.
create function tracing.stays_beyond(zone text, places uuid[], since timestamptz, until timestamptz, own_low bigint, own_high bigint) returns table (person_id uuid, region bigint, place uuid,
    starts_at timestamptz, ends_at timestamptz) language sql stable security definer set search_path = pg_catalog set zerospread.low = '100000000000000' set zerospread.high = '999999999999999' as $$
    select s.person_id, s.region, s.place, s.starts_at, s.ends_at from tracing.stays(zone) s
    where s.place = any (places) and s.starts_at < until and s.ends_at > since and not s.region between own_low and own_high $$;
revoke execute on function tracing.stays_beyond(text, uuid[], timestamptz, timestamptz, bigint, bigint) from public;
grant execute on function tracing.stays_beyond(text, uuid[], timestamptz, timestamptz, bigint, bigint) to zerospread_app;
