-- A case in its depth: which disease, why it was counted where, infections without symptoms counted apart, and what a correction replaced.
alter table surveillance.case_file
    add column disease text not null default 'covid-19',
    add column source_reason text,
    drop constraint case_file_source_check,
    add constraint case_file_source_check check (source in ('IMPORTED', 'LOCAL', 'IMPORTED_RELATED')),
    drop constraint case_file_state_check,
    add constraint case_file_state_check check (state in ('SUSPECTED', 'CONFIRMED', 'ASYMPTOMATIC', 'EXCLUDED', 'DISCHARGED', 'REPOSITIVE', 'DEAD', 'CLOSED'));

-- `corrects` names the event that this one stands for from its own recording on; the one it replaced stays, and counts for every moment before.
alter table surveillance.case_event
    add column corrects uuid references surveillance.case_event (id) on delete cascade,
    drop constraint case_event_check,
    add constraint case_event_check check (kind in ('CONFIRMED', 'ASYMPTOMATIC') or source is null),
    drop constraint case_event_source_check,
    add constraint case_event_source_check check (source in ('IMPORTED', 'LOCAL', 'IMPORTED_RELATED')),
    drop constraint case_event_kind_check,
    add constraint case_event_kind_check check (kind in ('SUSPECTED', 'CONFIRMED', 'ASYMPTOMATIC', 'EXCLUDED', 'DISCHARGED', 'REPOSITIVE', 'READMITTED', 'DEAD', 'CLOSED'));
create unique index case_event_corrects on surveillance.case_event (corrects) where corrects is not null;

-- The events as they are known now.
create view surveillance.case_step with (security_invoker = true) as
    select e.* from surveillance.case_event e where not exists (select from surveillance.case_event n where n.corrects = e.id);
grant select on surveillance.case_step to zerospread_app;

-- What was said before, who says otherwise, and why.
create table surveillance.correction (
    id uuid primary key,
    seq bigint generated always as identity,
    case_id uuid not null references surveillance.case_file (id) on delete cascade,
    person_id uuid not null,
    region bigint not null,
    field text not null,
    old_value text,
    new_value text,
    reason text,
    recorded_at timestamptz not null,
    recorded_by text not null,
    check (old_value is distinct from new_value),
    check (old_value is null or reason is not null)
);
create index correction_case on surveillance.correction (case_id, seq);
call store.guard('surveillance.correction', 'select, insert');

-- The clinical course, dated. An entry made in error is struck out, not deleted.
create table surveillance.course (
    id uuid primary key,
    seq bigint generated always as identity,
    case_id uuid not null references surveillance.case_file (id) on delete cascade,
    person_id uuid not null,
    region bigint not null,
    kind text not null check (kind in ('SYMPTOM', 'FEVER', 'FEVER_GONE', 'ISOLATED', 'ADMITTED', 'TRANSFERRED', 'SEVERITY', 'INTENSIVE_CARE', 'VENTILATED', 'IMPROVED', 'WORSENED', 'OTHER')),
    severity text check (severity in ('MILD', 'MODERATE', 'SEVERE', 'CRITICAL', 'UNCLASSIFIED')),
    temperature_tenths smallint check (temperature_tenths between 300 and 450),
    note text,
    happened_at timestamptz not null,
    recorded_at timestamptz not null,
    recorded_by text not null,
    struck_at timestamptz,
    struck_by text,
    struck_reason text,
    check ((kind = 'SEVERITY') = (severity is not null)),
    check ((struck_at is null) = (struck_by is null) and (struck_at is null) = (struck_reason is null))
);
create index course_case on surveillance.course (case_id, happened_at);
call store.guard('surveillance.course', 'select, insert, update');

-- A sample that waits for its result. The result is the test of the same id.
create table surveillance.sample (
    id uuid primary key,
    case_id uuid not null references surveillance.case_file (id) on delete cascade,
    person_id uuid not null,
    region bigint not null,
    method text not null check (method in ('PCR', 'CT', 'ANTIBODY')),
    purpose text not null check (purpose in ('QUARANTINE', 'DIAGNOSIS', 'DISCHARGE', 'REHAB')),
    sampled_at timestamptz not null,
    laboratory text,
    recorded_at timestamptz not null,
    recorded_by text not null
);
create index sample_case on surveillance.sample (case_id, sampled_at);
call store.guard('surveillance.sample', 'select, insert');

-- What is to be done about a case and by when; `subject` is the case, the sample, or the inconclusive test.
create table surveillance.task (
    id uuid primary key,
    case_id uuid not null references surveillance.case_file (id) on delete cascade,
    person_id uuid not null,
    region bigint not null,
    kind text not null check (kind in ('INVESTIGATION', 'RESULT', 'RETEST')),
    subject uuid not null,
    opened_at timestamptz not null,
    due_at timestamptz not null,
    recorded_at timestamptz not null,
    done_at timestamptz,
    done_by text,
    note text,
    done_recorded_at timestamptz,
    unique (kind, subject),
    check (opened_at <= due_at),
    check ((done_at is null) = (done_by is null) and (done_at is null) = (done_recorded_at is null))
);
create index task_open on surveillance.task (due_at) where done_at is null;
create index task_case on surveillance.task (case_id);
create index task_person on surveillance.task (person_id) where done_at is null;
call store.guard('surveillance.task', 'select, insert, update');

-- What a case is by a definition, with the answers by which it was judged.
create table surveillance.judgement (
    id uuid primary key,
    seq bigint generated always as identity,
    case_id uuid not null references surveillance.case_file (id) on delete cascade,
    person_id uuid not null,
    region bigint not null,
    disease text not null,
    edition text not null,
    class text check (class in ('CONFIRMED', 'CLINICAL', 'ASYMPTOMATIC', 'SUSPECTED')),
    facts jsonb not null,
    recorded_at timestamptz not null,
    recorded_by text not null
);
create index judgement_case on surveillance.judgement (case_id, seq);
call store.guard('surveillance.judgement', 'select, insert');
