create schema checkpoint;
grant usage on schema checkpoint to zerospread_app;

create table checkpoint.post (
    id uuid primary key,
    region bigint not null,
    kind text not null check (kind in ('MOTORWAY', 'VILLAGE', 'STATION', 'OTHER')),
    name text not null check (name <> ''),
    opened_on date not null,
    closed_on date,
    recorded_at timestamptz not null,
    recorded_by text not null,
    check (closed_on is null or opened_on <= closed_on)
);
create unique index post_name on checkpoint.post ((region / 1000000000), name) where closed_on is null;
call store.guard('checkpoint.post', 'select, insert, update');

-- Who stands at a post, from when to when.
create table checkpoint.shift (
    id uuid primary key,
    post_id uuid not null references checkpoint.post (id),
    region bigint not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    chief text not null check (chief <> ''),
    crew text not null,
    recorded_at timestamptz not null,
    recorded_by text not null,
    check (starts_at < ends_at)
);
create index shift_post on checkpoint.shift (post_id, starts_at);
call store.guard('checkpoint.shift', 'select, insert');

-- A passage. Of those who are let pass no name is kept: the plate (sealed), whence, how many, how warm, and what was done.
create table checkpoint.passage (
    id uuid primary key,
    post_id uuid not null references checkpoint.post (id),
    region bigint not null,
    passed_at timestamptz not null,
    direction text not null check (direction in ('IN', 'OUT')),
    plate_sealed bytea,
    plate_index bytea,
    plate_area text,
    origin bigint,
    origin_class text check (origin_class in ('KEY_AREA', 'OUTSIDE_CITY', 'OTHER_DISTRICT', 'LOCAL')),
    occupants smallint not null check (occupants between 1 and 100),
    person_id uuid references person.person (id) on delete cascade,
    temperature_tenths smallint check (temperature_tenths between 300 and 450),
    due text not null check (due in ('PASSED', 'REGISTERED', 'TURNED_BACK', 'QUARANTINED', 'SENT_TO_CLINIC')),
    due_rule text not null,
    taken text not null check (taken in ('PASSED', 'REGISTERED', 'TURNED_BACK', 'QUARANTINED', 'SENT_TO_CLINIC')),
    deviation text check (deviation <> ''),
    remark text,
    crew text not null,
    recorded_at timestamptz not null,
    recorded_by text not null,
    check (due = taken or deviation is not null),
    check ((plate_sealed is null) = (plate_index is null))
);
create index passage_post on checkpoint.passage (post_id, passed_at desc, id);
create index passage_newest on checkpoint.passage (passed_at desc, id);
create index passage_plate on checkpoint.passage (plate_index);
create index passage_person on checkpoint.passage (person_id);
call store.guard('checkpoint.passage', 'select, insert');
grant update (plate_sealed) on checkpoint.passage to zerospread_app;

-- What one crew hands to the next: the totals since the last time, under two names.
create table checkpoint.handover (
    id uuid primary key,
    post_id uuid not null references checkpoint.post (id),
    region bigint not null,
    since timestamptz not null,
    until timestamptz not null,
    vehicles integer not null,
    persons integer not null,
    fevers integer not null,
    key_area integer not null,
    held integer not null,
    open_matters text,
    given_by text not null check (given_by <> ''),
    taken_by text not null check (taken_by <> ''),
    recorded_at timestamptz not null,
    recorded_by text not null,
    check (since < until),
    check (given_by <> taken_by)
);
create unique index handover_post on checkpoint.handover (post_id, until);
call store.guard('checkpoint.handover', 'select, insert');
