-- The clock of a suspicion: by when it is to be in the direct network report, and when it was. Cases of old line lists have none.
create table surveillance.suspect_report (
    id uuid primary key,
    case_id uuid not null unique references surveillance.case_file (id),
    person_id uuid not null,
    region bigint not null,
    suspected_at timestamptz not null,
    due_at timestamptz not null,
    recorded_at timestamptz not null,
    recorded_by text not null,
    reported_at timestamptz,
    report_number text,
    reported_by text,
    report_recorded_at timestamptz,
    check (suspected_at <= due_at),
    check (suspected_at <= reported_at),
    check ((reported_at is null) = (report_number is null) and (reported_at is null) = (reported_by is null) and (reported_at is null) = (report_recorded_at is null))
);
create index suspect_report_open on surveillance.suspect_report (due_at) where reported_at is null;
create index suspect_report_done on surveillance.suspect_report (reported_at desc) where reported_at is not null;
create index suspect_report_person on surveillance.suspect_report (person_id);
call store.guard('surveillance.suspect_report', 'select, insert, update');
