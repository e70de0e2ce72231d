-- A returnee found at the door: the journey registered with him, and what was proposed.
create table screening.returnee (
    id uuid primary key,
    person_id uuid not null references person.person (id) on delete cascade,
    region bigint not null,
    arrival_id uuid not null references person.arrival (id) on delete cascade,
    origin_class text not null check (origin_class in ('KEY_AREA', 'OUTSIDE_CITY', 'OTHER_DISTRICT', 'LOCAL')),
    found_on date not null,
    found_by text not null,
    plan_code text,
    starts_on date,
    release_on date,
    state text not null check (state in ('PROPOSED', 'NOT_NEEDED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN')),
    decided_at timestamptz,
    decided_by text,
    reason text,
    recorded_at timestamptz not null,
    check ((state in ('PROPOSED', 'NOT_NEEDED')) = (decided_at is null)),
    check ((decided_at is null) = (decided_by is null)),
    check ((plan_code is null) = (starts_on is null) and (starts_on is null) = (release_on is null)),
    check (state <> 'PROPOSED' or plan_code is not null)
);
create index returnee_open on screening.returnee (recorded_at) where state = 'PROPOSED';
create index returnee_person on screening.returnee (person_id);
create index returnee_arrival on screening.returnee (arrival_id);
call store.guard('screening.returnee', 'select, insert, update');
