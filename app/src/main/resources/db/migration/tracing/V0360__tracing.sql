create schema tracing;
grant usage on schema tracing to zerospread_app;

-- A place where people stay. `region` is where the record lies; `division` where the place is, which may be far away.
create table tracing.place (
    id uuid primary key,
    region bigint not null,
    division bigint not null,
    kind text not null check (kind in ('HOME', 'WORK', 'MARKET', 'RESTAURANT', 'TRAIN', 'COACH', 'BUS', 'FLIGHT', 'CAR', 'CLINIC', 'SCHOOL', 'SITE', 'OTHER')),
    name text not null check (name <> ''),
    latitude double precision check (latitude between -90 and 90),
    longitude double precision check (longitude between -180 and 180),
    recorded_at timestamptz not null,
    recorded_by text not null,
    check ((latitude is null) = (longitude is null))
);
create unique index place_name on tracing.place ((region / 1000000000), division, kind, name);
call store.guard('tracing.place', 'select, insert');

-- A person's stay at a place, [starts_at, ends_at).
create table tracing.track (
    id uuid primary key,
    person_id uuid not null references person.person (id) on delete cascade,
    place_id uuid not null references tracing.place (id),
    region bigint not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    certainty text not null check (certainty in ('CERTAIN', 'PROBABLE', 'POSSIBLE')),
    source text not null check (source in ('INTERVIEW', 'FILE', 'PASSAGE', 'VISIT', 'ROOM', 'SHIFT')),
    seat text,
    remark text,
    recorded_at timestamptz not null,
    recorded_by text not null,
    check (starts_at < ends_at)
);
create index track_person on tracing.track (person_id, starts_at);
create index track_place on tracing.track (place_id, starts_at);
call store.guard('tracing.track', 'select, insert');
