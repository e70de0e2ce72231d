-- What another source says of a person when it differs from the register: both stay, with who said what when. Nothing is overwritten.
create table person.said (
    id uuid primary key,
    person_id uuid not null references person.person (id) on delete cascade,
    region bigint not null,
    field text not null check (field in ('name', 'phone', 'birth_date', 'employer', 'household')),
    value_sealed bytea not null,
    value_index bytea not null,
    source text not null,
    recorded_at timestamptz not null,
    recorded_by text not null
);
create unique index said_once on person.said (person_id, field, value_index);
call store.guard('person.said', 'select, insert');
grant update (value_sealed) on person.said to zerospread_app;

-- Two entries that may be one person. They wait for somebody who says so; either answer can be taken back, and no record is lost by it.
create table person.doubt (
    id uuid primary key,
    region bigint not null,
    person_id uuid not null references person.person (id) on delete cascade,
    other_id uuid not null references person.person (id) on delete cascade,
    score smallint not null,
    state text not null check (state in ('OPEN', 'SAME', 'APART')),
    recorded_at timestamptz not null,
    recorded_by text not null,
    decided_at timestamptz,
    decided_by text,
    check (person_id <> other_id),
    check ((state = 'OPEN') = (decided_by is null))
);
create unique index doubt_once on person.doubt (person_id, other_id);
create index doubt_other on person.doubt (other_id);
create index doubt_open on person.doubt (recorded_at) where state = 'OPEN';
call store.guard('person.doubt', 'select, insert, update');
