-- When a stay ended: the day of release, or the day on which it was broken off.
alter table quarantine.stay add column ended_on date;
update quarantine.stay set ended_on = next_change_on where state <> 'RUNNING';

-- A temperature and symptoms of somebody in quarantine, as taken. Nothing is overwritten: a correction is a record of its own that names what it corrects.
create table quarantine.observation (
    id uuid primary key,
    stay_id uuid not null references quarantine.stay (id),
    person_id uuid not null references person.person (id) on delete cascade,
    region bigint not null,
    taken_at timestamptz not null,
    taken_on date not null,
    temperature_tenths smallint check (temperature_tenths between 340 and 430),
    symptoms integer not null check (symptoms between 0 and 31),
    remark text,
    corrects uuid references quarantine.observation (id) on delete cascade,
    recorded_at timestamptz not null,
    recorded_by text not null
);
create index observation_stay on quarantine.observation (stay_id, taken_on);
create index observation_taken on quarantine.observation (taken_at);
create unique index observation_corrects on quarantine.observation (corrects) where corrects is not null;
call store.guard('quarantine.observation', 'select, insert');

-- What could not be taken as an observation, with the reason: kept until somebody has looked at it, so that nothing that was measured is lost.
create table quarantine.set_aside (
    id uuid primary key,
    person_id uuid not null,
    region bigint not null,
    code text not null,
    taken_at timestamptz not null,
    temperature_tenths smallint,
    symptoms integer not null,
    remark text,
    recorded_at timestamptz not null,
    recorded_by text not null,
    settled_at timestamptz,
    settled_by text,
    check ((settled_at is null) = (settled_by is null))
);
create index set_aside_open on quarantine.set_aside (region, recorded_at) where settled_at is null;
call store.guard('quarantine.set_aside', 'select, insert, update');
