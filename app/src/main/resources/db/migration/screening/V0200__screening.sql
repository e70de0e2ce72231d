create schema screening;
grant usage on schema screening to zerospread_app;

create table screening.round (
    region bigint not null,
    number smallint not null check (number > 0),
    title text not null,
    starts_on date not null,
    ends_on date,
    primary key (region, number),
    check (ends_on is null or starts_on <= ends_on)
);
grant select, insert, update on screening.round to zerospread_app;

-- A household visit. `checked` counts its person checks, as taken from them when the visit was received.
create table screening.visit (
    id uuid primary key,
    region bigint not null,
    household_id uuid not null references person.household (id),
    worker text not null,
    outcome text not null check (outcome in ('MET', 'ABSENT', 'REFUSED')),
    checked smallint not null check (checked >= 0),
    visited_at timestamptz not null,
    recorded_at timestamptz not null
);
create index visit_household on screening.visit (household_id, visited_at);
create index visit_recorded on screening.visit using brin (recorded_at) with (pages_per_range = 16);
call store.guard('screening.visit', 'select, insert');

create table screening.person_check (
    visit_id uuid not null references screening.visit (id),
    person_id uuid not null references person.person (id),
    region bigint not null,
    temperature_tenths smallint check (temperature_tenths between 300 and 450),
    symptoms integer not null default 0,
    key_area_stay boolean not null default false,
    remark text,
    primary key (visit_id, person_id)
);
create index person_check_person on screening.person_check (person_id);
call store.guard('screening.person_check', 'select, insert');

-- Totals kept in the transaction that brings the visits: per grid, day of the visit and day of the record.
create table screening.tally (
    visited_on date not null,
    recorded_on date not null,
    region bigint not null,
    visits integer not null,
    checks integer not null,
    not_met integer not null,
    fevers integer not null,
    primary key (region, visited_on, recorded_on)
);
grant select, insert, update on screening.tally to zerospread_app;
