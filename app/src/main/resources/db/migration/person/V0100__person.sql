create schema person;
grant usage on schema person to zerospread_app;

create table person.household (
    id uuid primary key,
    region bigint not null,
    door text not null,
    address text not null,
    recorded_at timestamptz not null,
    recorded_by text not null
);
create index household_region on person.household (region, door);
call store.guard('person.household', 'select, insert, update');

create table person.person (
    id uuid primary key,
    region bigint not null,
    household_id uuid references person.household (id),
    name text not null check (name <> ''),
    pinyin text not null,
    initials text not null,
    sex text check (sex in ('MALE', 'FEMALE')),
    birth_date date,
    card_kind text check (card_kind in ('RESIDENT', 'RESIDENT_LEGACY', 'PASSPORT', 'HONG_KONG_MACAO_PERMIT', 'TAIWAN_PERMIT')),
    card_number text unique,
    card_tail text,
    phone text,
    phone_tail text,
    employer text,
    recorded_at timestamptz not null,
    recorded_by text not null,
    check ((card_kind is null) = (card_number is null))
);
create index person_household on person.person (household_id);
create index person_region on person.person (region);
create index person_name on person.person (name text_pattern_ops);
create index person_pinyin on person.person (pinyin text_pattern_ops);
create index person_initials on person.person (initials text_pattern_ops);
create index person_card_tail on person.person (card_tail);
create index person_phone_tail on person.person (phone_tail);
call store.guard('person.person', 'select, insert, update');

-- A journey into the district. The origin class is derived from the dated policy, with the entry that decided.
create table person.arrival (
    id uuid primary key,
    person_id uuid not null references person.person (id),
    region bigint not null,
    origin bigint not null,
    origin_class text not null check (origin_class in ('KEY_AREA', 'OUTSIDE_CITY', 'OTHER_DISTRICT', 'LOCAL')),
    origin_rule text not null,
    departed_at timestamptz,
    arrived_at timestamptz not null,
    transport text not null check (transport in ('CAR', 'COACH', 'TRAIN', 'FLIGHT', 'SHIP', 'FOOT', 'OTHER')),
    service text,
    found_by text not null check (found_by in ('SCREENING', 'CHECKPOINT', 'CLINIC', 'SELF_REPORT', 'NOTICE')),
    recorded_at timestamptz not null,
    recorded_by text not null,
    check (departed_at is null or departed_at <= arrived_at)
);
create index arrival_person on person.arrival (person_id);
create index arrival_recorded on person.arrival (recorded_at);
call store.guard('person.arrival', 'select, insert, update');

create table person.arrival_stay (
    arrival_id uuid not null references person.arrival (id),
    seq smallint not null,
    region bigint not null,
    place_region bigint not null,
    place text not null,
    from_day date,
    to_day date,
    primary key (arrival_id, seq),
    check (from_day is null or to_day is null or from_day <= to_day)
);
call store.guard('person.arrival_stay', 'select, insert');

create table person.arrival_companion (
    arrival_id uuid not null references person.arrival (id),
    person_id uuid not null references person.person (id),
    region bigint not null,
    primary key (arrival_id, person_id)
);
create index arrival_companion_person on person.arrival_companion (person_id);
call store.guard('person.arrival_companion', 'select, insert');
