create schema intake;
grant usage on schema intake to zerospread_app;

-- One file taken in for one jurisdiction. The id derives from the jurisdiction, the kind and the digest of the file, so the same file
-- again is the same run. `rows_read` moves with each committed chunk: a run goes on behind it.
create table intake.run (
    id uuid primary key,
    region bigint not null,
    kind text not null,
    digest bytea not null,
    state text not null check (state in ('RUNNING', 'DONE')),
    rows_read bigint not null default 0 check (rows_read >= 0),
    taken bigint not null default 0 check (taken >= 0),
    same bigint not null default 0 check (same >= 0),
    refused bigint not null default 0 check (refused >= 0),
    started_by text not null,
    started_at timestamptz not null,
    ended_at timestamptz,
    check (rows_read = taken + same + refused)
);
call store.guard('intake.run', 'select, insert, update');

create table intake.fault (
    run_id uuid not null references intake.run (id),
    region bigint not null,
    seq bigint not null,
    row_number integer not null,
    address text not null,
    field text not null,
    code text not null,
    zh text not null,
    en text not null,
    primary key (run_id, seq)
);
call store.guard('intake.fault', 'select, insert');
