-- A nil return is signed; a blank is none. Nothing is changed: a correction is one more record, and the newest of a place and day counts.
create table screening.zero_report (
    id uuid primary key,
    region bigint not null,
    day date not null,
    kind text not null check (kind in ('NIL', 'FINDINGS', 'WITHDRAWN')),
    findings integer not null check (findings >= 0),
    remark text,
    signed_by text not null,
    signed_as text not null,
    recorded_at timestamptz not null,
    seq bigint generated always as identity,
    check ((kind = 'FINDINGS') = (findings > 0)),
    check (kind = 'NIL' or remark is not null)
);
create index zero_report_day on screening.zero_report (day, region, seq desc);
call store.guard('screening.zero_report', 'select, insert');
