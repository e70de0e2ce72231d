create schema care;
grant usage on schema care to zerospread_app;

-- What somebody in quarantine needs: once, or again every so many days while his stay runs.
create table care.need (
    id uuid primary key,
    person_id uuid not null references person.person (id) on delete cascade,
    region bigint not null,
    kind text not null check (kind in ('FOOD', 'MEDICINE', 'TRANSPORT', 'RUBBISH', 'OTHER')),
    what text not null check (what <> ''),
    told_by text not null check (told_by in ('CADRE', 'SITE', 'PHONE')),
    first_on date not null,
    every_days smallint check (every_days between 1 and 60),
    last_on date,
    doer text check (doer <> ''),
    recorded_at timestamptz not null,
    recorded_by text not null,
    ended_at timestamptz,
    ended_by text,
    check (first_on <= last_on),
    check (every_days is not null or last_on is null),
    check ((ended_at is null) = (ended_by is null))
);
create index need_person on care.need (person_id);
create index need_standing on care.need (first_on) where every_days is not null and ended_at is null;
call store.guard('care.need', 'select, insert, update');

-- One errand: by when, who does it, and when it was done. Money is in cents, as it was laid out for him.
create table care.errand (
    id uuid primary key,
    need_id uuid not null references care.need (id) on delete cascade,
    person_id uuid not null references person.person (id) on delete cascade,
    region bigint not null,
    due_on date not null,
    doer text check (doer <> ''),
    state text not null check (state in ('OPEN', 'DONE', 'DROPPED')),
    closed_at timestamptz,
    closed_by text,
    note text check (note <> ''),
    paid_cents integer check (paid_cents between 0 and 100000000),
    recorded_at timestamptz not null,
    recorded_by text not null,
    unique (need_id, due_on),
    check ((state = 'OPEN') = (closed_at is null)),
    check ((closed_at is null) = (closed_by is null)),
    check (state <> 'DROPPED' or note is not null),
    check (paid_cents is null or state = 'DONE')
);
create index errand_open on care.errand (due_on, region) where state = 'OPEN';
create index errand_person on care.errand (person_id, due_on);
create index errand_closed on care.errand (closed_at desc) where state <> 'OPEN';
call store.guard('care.errand', 'select, insert, update');

-- A stand without staff, where one takes what one needs and pays by phone: the public may read of it.
create table care.stand (
    id uuid primary key,
    region bigint not null,
    name text not null check (name <> ''),
    place text not null check (place <> ''),
    goods text not null check (goods <> ''),
    hours text not null check (hours <> ''),
    payment text not null check (payment <> ''),
    open boolean not null,
    changed_at timestamptz not null,
    changed_by text not null
);
create index stand_region on care.stand (region, name);
comment on table care.stand is 'open: stands without staff, published; no personal data';
grant select, insert, update on care.stand to zerospread_app;
