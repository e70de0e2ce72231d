-- The records from which a stay is computed, beside observations and tests: the days it is counted from, what befell, what was sampled.
alter table quarantine.stay
    add column last_exposure date,
    add column discharged_on date,
    add column needs text[] not null default '{}',
    add column missing text[] not null default '{}';
comment on column quarantine.stay.missing is 'what holds the release, as the rules answered last; empty while nothing does';
alter table quarantine.stage_run drop constraint stage_run_place_check, add constraint stage_run_place_check check (place in ('CENTRAL', 'HOME', 'HOSPITAL', 'REHAB', 'NONE'));
alter table quarantine.stay drop constraint stay_place_check, add constraint stay_place_check check (place in ('CENTRAL', 'HOME', 'HOSPITAL', 'REHAB', 'NONE'));
create index stay_ended on quarantine.stay (ended_on) where ended_on is not null;

create table quarantine.incident (
    id uuid primary key,
    stay_id uuid not null references quarantine.stay (id) on delete cascade,
    region bigint not null,
    kind text not null check (kind in ('EXPOSURE', 'REFUSAL', 'ESCAPE', 'MOVED')),
    happened_on date not null,
    place text check (place in ('CENTRAL', 'HOME', 'HOSPITAL', 'REHAB', 'NONE')),
    note text,
    recorded_at timestamptz not null,
    recorded_by text not null,
    check ((kind = 'MOVED') = (place is not null))
);
create index incident_stay on quarantine.incident (stay_id, happened_on);
call store.guard('quarantine.incident', 'select, insert');

-- A sample taken in quarantine; its result is a test of surveillance with the same id.
create table quarantine.sample (
    id uuid primary key,
    stay_id uuid not null references quarantine.stay (id) on delete cascade,
    region bigint not null,
    method text not null check (method in ('PCR', 'ANTIBODY', 'ANTIGEN')),
    sampled_at timestamptz not null,
    resulted boolean not null default false,
    recorded_at timestamptz not null,
    recorded_by text not null
);
create index sample_stay on quarantine.sample (stay_id);
call store.guard('quarantine.sample', 'select, insert, update');

-- A call after release: on days 1, 2, 3, 7 and 14. One that reached nobody leaves the day due.
create table quarantine.follow_up (
    id uuid primary key,
    stay_id uuid not null references quarantine.stay (id) on delete cascade,
    region bigint not null,
    day_number smallint not null check (day_number in (1, 2, 3, 7, 14)),
    outcome text not null check (outcome in ('WELL', 'SYMPTOMS', 'UNREACHED')),
    note text,
    called_at timestamptz not null,
    recorded_by text not null
);
create index follow_up_stay on quarantine.follow_up (stay_id);
call store.guard('quarantine.follow_up', 'select, insert');

create table quarantine.certificate (
    stay_id uuid primary key references quarantine.stay (id) on delete cascade,
    region bigint not null,
    number text not null unique,
    issued_at timestamptz not null,
    issued_by text not null
);
call store.guard('quarantine.certificate', 'select, insert');

-- Whom a positive in quarantine had planned anew: from which plan and place to which.
create table quarantine.replanned (
    case_id uuid not null,
    person_id uuid not null references person.person (id) on delete cascade,
    region bigint not null,
    source_stay uuid not null references quarantine.stay (id) on delete cascade,
    contact_group text not null check (contact_group in ('ROOMMATES', 'HOUSEHOLD', 'STAFF', 'FELLOW_PASSENGERS')),
    last_exposure date not null,
    from_stay uuid references quarantine.stay (id) on delete cascade,
    from_plan text,
    from_place text,
    to_stay uuid references quarantine.stay (id) on delete cascade,
    recorded_at timestamptz not null,
    recorded_by text not null,
    primary key (case_id, person_id)
);
create index replanned_person on quarantine.replanned (person_id);
create index replanned_recorded on quarantine.replanned (recorded_at);
call store.guard('quarantine.replanned', 'select, insert, update');

-- The next duty of each kind of a stay, kept in the transaction that changes it: the day's work is a range of this table, whatever the number of stays.
-- A temperature is due on the last observed day while its slots are not full, else on the day after; what was never measured on an earlier day is missed.
create table quarantine.duty (
    stay_id uuid not null references quarantine.stay (id) on delete cascade,
    kind text not null check (kind in ('MOVE', 'RELEASE', 'TEST', 'RESULT', 'TEMPERATURE', 'CALL')),
    rank smallint not null generated always as (case kind when 'MOVE' then 1 when 'RELEASE' then 2 when 'TEST' then 3 when 'RESULT' then 4 when 'TEMPERATURE' then 5 else 6 end) stored,
    region bigint not null,
    place text,
    due_on date not null,
    until_on date,
    slot smallint not null default 1,
    slots smallint not null default 1,
    detail text not null default '',
    primary key (stay_id, kind)
);
comment on column quarantine.duty.until_on is 'last day on which it can be due; null: until it is done';
comment on column quarantine.duty.place is 'where it is done, as the place of a stage; NONE after release';
create index duty_due on quarantine.duty (due_on, rank, stay_id) include (kind, region, place);
create index duty_region on quarantine.duty (region, due_on);
call store.guard('quarantine.duty', 'select, insert, update, delete');

-- When a stay is made anonymous, what only this program's daily work needed goes with it.
create function quarantine.forget_stay() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
    if new.anonymised_at is not null and old.anonymised_at is null then
        delete from quarantine.incident where stay_id = new.id;
        delete from quarantine.sample where stay_id = new.id;
        delete from quarantine.follow_up where stay_id = new.id;
        delete from quarantine.certificate where stay_id = new.id;
        delete from quarantine.duty where stay_id = new.id;
        delete from quarantine.replanned where source_stay = new.id or from_stay = new.id or to_stay = new.id;
        new.needs := '{}';
        new.missing := '{}';
    end if;
    return new;
end $$;
create trigger forget_stay before update on quarantine.stay for each row execute function quarantine.forget_stay();
