-- Somebody at the desk of the fever clinic: his answers, and the desk that the policy gave. `state` and `state_since` repeat the last step for lists.
create table surveillance.triage (
    id uuid primary key,
    person_id uuid not null references person.person (id) on delete cascade,
    region bigint not null,
    day date not null,
    ticket integer not null check (ticket > 0),
    happened_at timestamptz not null,
    origin bigint,
    origin_class text check (origin_class in ('KEY_AREA', 'OUTSIDE_CITY', 'OTHER_DISTRICT', 'LOCAL')),
    exposures text[] not null check (exposures <@ array['CONTACT', 'KEY_AREA_STAY', 'CLUSTER']),
    symptoms text[] not null check (symptoms <@ array['FEVER', 'COUGH', 'FATIGUE', 'SORE_THROAT', 'SHORT_BREATH', 'DIARRHOEA', 'MUSCLE_PAIN', 'OTHER']),
    temperature_tenths smallint check (temperature_tenths between 300 and 450),
    desk text not null check (desk in ('KEY_AREA', 'FEVER', 'ORDINARY')),
    measure text not null check (measure in ('SUSPECT', 'TEST', 'OBSERVE', 'ORDINARY')),
    rule text not null,
    policy text not null,
    case_id uuid references surveillance.case_file (id),
    state text not null check (state in ('WAITING', 'CALLED', 'SEEN', 'TESTED', 'MEDICINE', 'HOSPITALISED', 'GONE')),
    state_since timestamptz not null,
    recorded_at timestamptz not null,
    recorded_by text not null
);
create index triage_day on surveillance.triage (day, desk, ticket);
create index triage_person on surveillance.triage (person_id, happened_at);
create index triage_case on surveillance.triage (case_id);
call store.guard('surveillance.triage', 'select, insert, update');

create table surveillance.triage_step (
    id uuid primary key,
    seq bigint generated always as identity,
    triage_id uuid not null references surveillance.triage (id) on delete cascade,
    region bigint not null,
    state text not null,
    happened_at timestamptz not null,
    recorded_by text not null
);
create index triage_step_of on surveillance.triage_step (triage_id, happened_at);
call store.guard('surveillance.triage_step', 'select, insert');

-- The last number given out at a desk of a district on a day.
create table surveillance.ticket (
    district bigint not null,
    day date not null,
    desk text not null,
    last integer not null,
    primary key (district, day, desk)
);
comment on table surveillance.ticket is 'open: counters of a desk';
grant select, insert, update on surveillance.ticket to zerospread_app;
