create extension if not exists btree_gist;
create schema quarantine;
grant usage on schema quarantine to zerospread_app;

create table quarantine.plan (
    code text not null,
    version integer not null check (version > 0),
    title_zh text not null,
    title_en text not null,
    effective_from date not null,
    effective_to date,
    body text not null,
    primary key (code, version)
);
grant select, insert, update on quarantine.plan to zerospread_app;

create table quarantine.site (
    id uuid primary key,
    region bigint not null,
    name text not null,
    purpose text not null check (purpose in ('SUSPECTED', 'CONTACTS', 'ARRIVALS', 'REHAB')),
    opened_on date not null,
    chief text not null
);
grant select, insert, update on quarantine.site to zerospread_app;

create table quarantine.room (
    id uuid primary key,
    site_id uuid not null references quarantine.site (id),
    region bigint not null,
    label text not null,
    unique (site_id, label)
);
grant select, insert, update on quarantine.room to zerospread_app;

-- A person's run of a plan. `state`, `place` and `release_on` repeat the last stage for lists.
create table quarantine.stay (
    id uuid primary key,
    person_id uuid not null references person.person (id),
    region bigint not null,
    plan_code text not null,
    plan_version integer not null,
    reason text not null check (reason in ('KEY_AREA_ARRIVAL', 'CLOSE_CONTACT', 'CASE_DISCHARGED')),
    started_on date not null,
    next_change_on date not null,
    release_on date not null,
    state text not null check (state in ('RUNNING', 'RELEASED', 'BROKEN_OFF')),
    place text check (place in ('CENTRAL', 'HOME', 'HOSPITAL', 'REHAB')),
    recorded_at timestamptz not null,
    recorded_by text not null,
    foreign key (plan_code, plan_version) references quarantine.plan (code, version)
);
create index stay_person on quarantine.stay (person_id);
create unique index stay_running on quarantine.stay (person_id) where state = 'RUNNING';
create index stay_due on quarantine.stay (next_change_on) where state = 'RUNNING';
call store.guard('quarantine.stay', 'select, insert, update');

-- A stage as it was lived: days from_on (inclusive) to to_on (exclusive).
create table quarantine.stage_run (
    stay_id uuid not null references quarantine.stay (id),
    seq smallint not null,
    region bigint not null,
    place text not null check (place in ('CENTRAL', 'HOME', 'HOSPITAL', 'REHAB')),
    from_on date not null,
    recorded_at timestamptz not null,
    to_on date,
    end_reason text,
    end_recorded_at timestamptz,
    primary key (stay_id, seq),
    check (to_on is null or from_on <= to_on),
    check ((to_on is null) = (end_recorded_at is null))
);
create index stage_run_open on quarantine.stage_run (place, from_on) where to_on is null;
call store.guard('quarantine.stage_run', 'select, insert, update');

create table quarantine.stay_event (
    id uuid primary key,
    stay_id uuid not null references quarantine.stay (id),
    region bigint not null,
    kind text not null check (kind in ('OPENED', 'PLAN_CHANGED', 'STAGE_STARTED', 'RELEASED', 'BROKEN_OFF')),
    happened_on date not null,
    detail text,
    recorded_at timestamptz not null,
    recorded_by text not null
);
create index stay_event_stay on quarantine.stay_event (stay_id, recorded_at);
call store.guard('quarantine.stay_event', 'select, insert');

-- One room on one night has one guest: kept by the database.
create table quarantine.room_night (
    stay_id uuid not null references quarantine.stay (id),
    room_id uuid not null references quarantine.room (id),
    region bigint not null,
    nights daterange not null check (not isempty(nights)),
    recorded_at timestamptz not null,
    primary key (stay_id, room_id),
    exclude using gist (room_id with =, nights with &&)
);
call store.guard('quarantine.room_night', 'select, insert, update');
