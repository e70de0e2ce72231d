create schema surveillance;
grant usage on schema surveillance to zerospread_app;

-- A case. Its state is the last of its events; `state` and `state_since` repeat it for lists.
create table surveillance.case_file (
    id uuid primary key,
    number text not null unique,
    person_id uuid not null references person.person (id),
    region bigint not null,
    source text check (source in ('IMPORTED', 'LOCAL')),
    state text not null check (state in ('SUSPECTED', 'CONFIRMED', 'EXCLUDED', 'DISCHARGED', 'REPOSITIVE', 'DEAD', 'CLOSED')),
    state_since timestamptz not null,
    onset_on date,
    recorded_at timestamptz not null
);
create index case_file_person on surveillance.case_file (person_id);
create unique index case_file_open on surveillance.case_file (person_id) where state not in ('EXCLUDED', 'CLOSED', 'DEAD');
call store.guard('surveillance.case_file', 'select, insert, update');

create table surveillance.case_event (
    id uuid primary key,
    case_id uuid not null references surveillance.case_file (id),
    person_id uuid not null,
    region bigint not null,
    kind text not null check (kind in ('SUSPECTED', 'CONFIRMED', 'EXCLUDED', 'DISCHARGED', 'REPOSITIVE', 'READMITTED', 'DEAD', 'CLOSED')),
    source text check (source in ('IMPORTED', 'LOCAL')),
    note text,
    happened_at timestamptz not null,
    recorded_at timestamptz not null,
    recorded_by text not null,
    check ((kind = 'CONFIRMED') = (source is not null))
);
create index case_event_case on surveillance.case_event (case_id, happened_at);
create index case_event_kind on surveillance.case_event (kind, happened_at);
call store.guard('surveillance.case_event', 'select, insert');

create table surveillance.test (
    id uuid primary key,
    person_id uuid not null references person.person (id),
    region bigint not null,
    method text not null check (method in ('PCR', 'CT', 'ANTIBODY')),
    purpose text not null check (purpose in ('QUARANTINE', 'DIAGNOSIS', 'DISCHARGE', 'REHAB')),
    sampled_at timestamptz not null,
    result text not null check (result in ('NEGATIVE', 'POSITIVE', 'INCONCLUSIVE')),
    resulted_at timestamptz not null,
    recorded_at timestamptz not null,
    recorded_by text not null,
    check (sampled_at <= resulted_at)
);
create index test_person on surveillance.test (person_id, sampled_at);
call store.guard('surveillance.test', 'select, insert');

-- A close contact of a case, under observation until released (the day after observation's last).
create table surveillance.contact (
    id uuid primary key,
    case_id uuid not null references surveillance.case_file (id),
    person_id uuid not null references person.person (id),
    region bigint not null,
    degree smallint not null check (degree in (1, 2)),
    setting text not null,
    last_exposure date not null,
    recorded_at timestamptz not null,
    recorded_by text not null,
    released_on date,
    release_reason text,
    release_recorded_at timestamptz,
    unique (case_id, person_id),
    check ((released_on is null) = (release_recorded_at is null))
);
create index contact_person on surveillance.contact (person_id);
create index contact_open on surveillance.contact (last_exposure) where released_on is null;
call store.guard('surveillance.contact', 'select, insert, update');
