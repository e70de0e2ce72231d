create schema resumption;
grant usage on schema resumption to zerospread_app;

-- The steps of firms through the closed loop of return to work, in their order; a step is never changed. Where a firm stands is a fold over them (engine, FirmLoop).
create table resumption.firm_step (
    id uuid not null unique,
    firm_id uuid not null references enterprise.firm (id),
    seq integer not null check (seq > 0),
    region bigint not null,
    kind text not null check (kind in ('SCREENED', 'BATCH_RETURNED', 'FILED', 'REVIEWED', 'APPROVED', 'APPROVED_UNDER_CONDITIONS', 'REFUSED', 'CONDITIONS_MET', 'STARTED', 'DRILLED', 'INSPECTED',
        'RECTIFIED', 'FROZEN', 'DISINFECTED', 'TESTED', 'RECHECKED', 'RELEASED')),
    happened_at timestamptz not null,
    happened_on date not null,
    staff integer check (staff >= 0),
    may_return integer check (may_return between 0 and staff),
    passed boolean,
    opening text check (opening in ('OPEN', 'BY_FILING', 'BY_APPROVAL', 'CLOSED')),
    due_on date,
    signed_by text check (signed_by <> ''),
    commitment integer,
    case_id uuid,
    note text check (note <> ''),
    policy text not null,
    recorded_at timestamptz not null,
    recorded_by text not null,
    primary key (firm_id, seq),
    check ((kind in ('SCREENED', 'BATCH_RETURNED')) = (staff is not null)),
    check ((kind = 'SCREENED') = (may_return is not null)),
    check ((kind in ('REVIEWED', 'TESTED', 'RECHECKED')) = (passed is not null)),
    check ((kind = 'FILED') = (opening is not null)),
    check (kind <> 'FILED' or signed_by is not null and commitment is not null),
    check (kind <> 'APPROVED_UNDER_CONDITIONS' or due_on is not null)
);
create index firm_step_work on resumption.firm_step (firm_id, happened_on desc, seq desc) where kind in ('STARTED', 'FROZEN');
call store.guard('resumption.firm_step', 'select, insert');

-- Where each firm stands and what it waits for, written with every step: for lists and filters; the steps are what counts.
create table resumption.firm_state (
    firm_id uuid primary key references enterprise.firm (id),
    region bigint not null,
    state text not null check (state in ('CLOSED', 'SCREENED', 'RETURNING', 'FILED', 'REVIEWED', 'APPROVED', 'CONDITIONAL', 'REFUSED', 'WORKING', 'FROZEN')),
    since timestamptz not null,
    returned integer not null,
    conditions_due date,
    findings_due date,
    duty text,
    duty_actor text check (duty_actor in ('FIRM', 'TOWN', 'COMMAND')),
    due_at timestamptz,
    last_report_on date,
    check ((duty is null) = (duty_actor is null))
);
create index firm_state_due on resumption.firm_state (due_at) where due_at is not null;
call store.guard('resumption.firm_state', 'select, insert, update');

-- Whom a screening found unfit to return, with the reasons as they were that day.
create table resumption.screened_out (
    firm_id uuid not null,
    seq integer not null,
    staff_id uuid not null references enterprise.staff (id) on delete cascade,
    region bigint not null,
    reasons text[] not null check (cardinality(reasons) > 0),
    until date,
    primary key (firm_id, seq, staff_id),
    foreign key (firm_id, seq) references resumption.firm_step (firm_id, seq) on delete cascade
);
create index screened_out_staff on resumption.screened_out (staff_id);
call store.guard('resumption.screened_out', 'select, insert');

-- Who has returned to his firm, and with which batch.
create table resumption.returned (
    staff_id uuid primary key references enterprise.staff (id) on delete cascade,
    firm_id uuid not null,
    seq integer not null,
    region bigint not null,
    foreign key (firm_id, seq) references resumption.firm_step (firm_id, seq) on delete cascade
);
create index returned_firm on resumption.returned (firm_id, seq);
call store.guard('resumption.returned', 'select, insert');

-- Evidence: the file itself, with what it is by its content. `seq` is the step it belongs to; null until that step is taken.
create table resumption.evidence (
    id uuid primary key,
    firm_id uuid not null references enterprise.firm (id),
    seq integer,
    region bigint not null,
    kind text not null,
    file_name text not null check (file_name <> ''),
    media_type text not null,
    size integer not null check (size > 0),
    sha256 bytea not null check (length(sha256) = 32),
    content bytea not null check (length(content) = size),
    recorded_at timestamptz not null,
    recorded_by text not null,
    foreign key (firm_id, seq) references resumption.firm_step (firm_id, seq) on delete cascade
);
create index evidence_firm on resumption.evidence (firm_id, seq);
create unique index evidence_once on resumption.evidence (firm_id, kind, sha256) where seq is null;
call store.guard('resumption.evidence', 'select, insert, update, delete');

-- The floor of the rooms in which staff sleep; who sleeps where is on the ledger.
create table resumption.sleeping_room (
    firm_id uuid not null references enterprise.firm (id),
    label text not null check (label <> ''),
    region bigint not null,
    square_metres numeric(7, 2) not null check (square_metres > 0),
    primary key (firm_id, label)
);
call store.guard('resumption.sleeping_room', 'select, insert, update');

-- What a review (or a recheck) found, item by item of the checklist.
create table resumption.checked_item (
    firm_id uuid not null,
    seq integer not null,
    item text not null,
    region bigint not null,
    in_order boolean not null,
    remark text check (remark <> ''),
    primary key (firm_id, seq, item),
    foreign key (firm_id, seq) references resumption.firm_step (firm_id, seq) on delete cascade
);
call store.guard('resumption.checked_item', 'select, insert');

-- The conditions of an approval, the reasons of a refusal, the findings of an inspection: one line each.
create table resumption.point (
    firm_id uuid not null,
    seq integer not null,
    place smallint not null,
    region bigint not null,
    words text not null check (words <> ''),
    primary key (firm_id, seq, place),
    foreign key (firm_id, seq) references resumption.firm_step (firm_id, seq) on delete cascade
);
call store.guard('resumption.point', 'select, insert');

-- The daily report of a firm; one given again the same day takes the place of the one before, which stays on record.
create table resumption.report (
    id uuid primary key,
    firm_id uuid not null references enterprise.firm (id),
    region bigint not null,
    day date not null,
    at_work integer not null check (at_work >= 0),
    absent integer not null check (absent >= 0),
    fever integer not null check (fever >= 0),
    ill integer not null check (ill >= fever),
    signed_by text not null check (signed_by <> ''),
    recorded_at timestamptz not null,
    recorded_by text not null
);
create index report_firm on resumption.report (firm_id, day, recorded_at desc);
create index report_day on resumption.report (day, firm_id, recorded_at desc);
call store.guard('resumption.report', 'select, insert');

-- Who was ill by a daily report.
create table resumption.reported_ill (
    report_id uuid not null references resumption.report (id) on delete cascade,
    staff_id uuid not null references enterprise.staff (id) on delete cascade,
    firm_id uuid not null references enterprise.firm (id),
    region bigint not null,
    temperature_tenths integer check (temperature_tenths between 300 and 450),
    symptoms text check (symptoms <> ''),
    primary key (report_id, staff_id),
    check (temperature_tenths is not null or symptoms is not null)
);
create index reported_ill_staff on resumption.reported_ill (staff_id);
call store.guard('resumption.reported_ill', 'select, insert');

-- Who was beside a suspected case when his firm was frozen: in which groups.
create table resumption.exposed (
    firm_id uuid not null,
    seq integer not null,
    staff_id uuid not null references enterprise.staff (id) on delete cascade,
    region bigint not null,
    groups text[] not null check (cardinality(groups) > 0 and groups <@ array['SHIFT', 'TABLE', 'BUS', 'DORMITORY']),
    primary key (firm_id, seq, staff_id),
    foreign key (firm_id, seq) references resumption.firm_step (firm_id, seq) on delete cascade
);
create index exposed_staff on resumption.exposed (staff_id);
call store.guard('resumption.exposed', 'select, insert');

-- Reminders given of a duty before its deadline, and after it.
create table resumption.reminder (
    firm_id uuid not null references enterprise.firm (id),
    region bigint not null,
    duty text not null,
    due_at timestamptz not null,
    hours integer not null check (hours >= 0),
    reminded_at timestamptz not null,
    reminded_by text not null,
    primary key (firm_id, duty, due_at, hours)
);
call store.guard('resumption.reminder', 'select, insert');

-- The firms that worked at the end of a day, as known at a moment: begun by their own step, and not frozen since.
create function resumption.working(on_day date, known timestamptz) returns table (firm_id uuid) language sql stable as $$
    select f.firm_id from (
        select distinct on (s.firm_id) s.firm_id, s.kind from resumption.firm_step s
        where s.kind in ('STARTED', 'FROZEN') and s.recorded_at <= known and s.happened_on <= on_day
        order by s.firm_id, s.happened_on desc, s.seq desc) f
    where f.kind = 'STARTED' $$;
grant execute on function resumption.working(date, timestamptz) to zerospread_app;
