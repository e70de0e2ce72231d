create schema recruiting;
grant usage on schema recruiting to zerospread_app;

-- A project of investment: where it is to settle, who invests, how much, and how far it has come. What is signed stays.
create table recruiting.project (
    id uuid primary key,
    region bigint not null,
    title text not null check (title <> ''),
    investor text not null check (investor <> ''),
    sector text not null check (sector ~ '^[A-T][0-9]{0,4}$'),
    stage text not null check (stage in ('LEAD', 'TALKS', 'SIGNED', 'LOST')),
    stage_on date not null,
    amount_yuan bigint not null check (amount_yuan between 1 and 9999999999999),
    public_note text check (public_note <> ''),
    recorded_at timestamptz not null,
    recorded_by text not null
);
create index project_stage on recruiting.project (stage, stage_on);
comment on table recruiting.project is 'open: projects of investment by firms; no personal data';
grant select, insert, update on recruiting.project to zerospread_app;

-- Each stage with its day, the sum of that day, and who wrote it down: what a figure as known at a moment is counted from.
create table recruiting.project_step (
    project_id uuid not null references recruiting.project (id),
    stage text not null check (stage in ('LEAD', 'TALKS', 'SIGNED', 'LOST')),
    region bigint not null,
    happened_on date not null,
    amount_yuan bigint not null check (amount_yuan between 1 and 9999999999999),
    note text check (note <> ''),
    link text check (link ~ '^https://'),
    recorded_at timestamptz not null,
    recorded_by text not null,
    primary key (project_id, stage)
);
comment on table recruiting.project_step is 'open: stages of projects of investment; no personal data';
grant select, insert on recruiting.project_step to zerospread_app;

-- A job of a firm, as the public reads it: the firm's name, industry and place are copied, for the register of firms is not public.
create table recruiting.job (
    id uuid primary key,
    firm_id uuid not null references enterprise.firm (id) on delete cascade,
    region bigint not null,
    firm_name text not null,
    industry text not null,
    post text not null check (post <> ''),
    places integer not null check (places between 1 and 10000),
    wage_from integer not null check (wage_from between 1 and 1000000),
    wage_to integer not null check (wage_to between wage_from and 1000000),
    needs text check (needs <> ''),
    valid_until date not null,
    hired integer not null default 0 check (hired between 0 and places),
    opened_at timestamptz not null,
    opened_by text not null,
    closed_at timestamptz,
    closed_by text,
    check ((closed_at is null) = (closed_by is null))
);
create index job_open on recruiting.job (opened_at desc, id) where closed_at is null;
create index job_firm on recruiting.job (firm_id);
comment on table recruiting.job is 'open: jobs of firms, published; no personal data';
grant select, insert, update on recruiting.job to zerospread_app;

-- Somebody's application for a job; the region is the firm's. He is found again by a number that only he was given.
create table recruiting.application (
    id uuid primary key,
    number text not null unique check (number ~ '^[2-9A-HJ-NP-Z]{12}$'),
    job_id uuid not null references recruiting.job (id) on delete cascade,
    firm_id uuid not null,
    region bigint not null,
    name text not null check (name <> ''),
    phone_sealed bytea not null,
    phone_index bytea not null,
    person_id uuid references person.person (id) on delete set null,
    origin bigint not null,
    arrived_on date,
    fever boolean not null,
    contact boolean not null,
    message text check (message <> ''),
    source text not null check (source in ('SELF', 'OFFICE')),
    state text not null check (state in ('APPLIED', 'INVITED', 'PASSED', 'OFFERED', 'HIRED', 'REJECTED', 'WITHDRAWN')),
    state_on date not null,
    interview_at timestamptz,
    interview_link text check (interview_link ~ '^https://'),
    start_on date,
    left_on date,
    recorded_at timestamptz not null,
    recorded_by text not null,
    check (state <> 'HIRED' or start_on is not null),
    check (left_on is null or state = 'HIRED')
);
create index application_job on recruiting.application (job_id, recorded_at);
create index application_list on recruiting.application (recorded_at desc, id);
create index application_person on recruiting.application (person_id) where person_id is not null;
-- One application of one telephone for one job at a time; and nobody is hired twice as long as he has not left, in whichever town.
create unique index application_once on recruiting.application (job_id, phone_index) where state not in ('REJECTED', 'WITHDRAWN') and left_on is null;
create unique index application_hired on recruiting.application (phone_index) where state = 'HIRED' and left_on is null;
create unique index application_hired_person on recruiting.application (person_id) where state = 'HIRED' and left_on is null;
call store.guard('recruiting.application', 'select, insert, update');

create table recruiting.application_step (
    application_id uuid not null references recruiting.application (id) on delete cascade,
    seq smallint not null,
    region bigint not null,
    state text not null check (state in ('APPLIED', 'INVITED', 'PASSED', 'OFFERED', 'HIRED', 'REJECTED', 'WITHDRAWN')),
    happened_on date not null,
    note text check (note <> ''),
    recorded_at timestamptz not null,
    recorded_by text not null,
    primary key (application_id, seq)
);
call store.guard('recruiting.application_step', 'select, insert');

-- One row for each hire, counted once, and kept when the application has come to its end: it names nobody.
create table recruiting.hire (
    application_id uuid primary key,
    job_id uuid not null,
    region bigint not null,
    hired_on date not null,
    recorded_at timestamptz not null
);
create index hire_day on recruiting.hire (hired_on);
comment on table recruiting.hire is 'open: hires by day and job, for the figures; names nobody';
grant select, insert on recruiting.hire to zerospread_app;

-- What an applicant reads by his number: no name, nothing of anybody else.
create function recruiting.application_of(of_number text) returns table (post text, firm_name text, job_id uuid, state text, state_on date, interview_at timestamptz, interview_link text, start_on date, recorded_at timestamptz)
    language sql stable security definer set search_path = pg_catalog set zerospread.low = '100000000000000' set zerospread.high = '999999999999999' as $$
    select j.post, j.firm_name, j.id, a.state, a.state_on, a.interview_at, a.interview_link, a.start_on, a.recorded_at
    from recruiting.application a join recruiting.job j on j.id = a.job_id where a.number = of_number $$;
revoke execute on function recruiting.application_of(text) from public;
grant execute on function recruiting.application_of(text) to zerospread_app;
