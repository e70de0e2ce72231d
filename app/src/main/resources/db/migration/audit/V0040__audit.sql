create schema audit;
grant usage on schema audit to zerospread_app;

-- Append-only: the application may insert and read, never change or remove.
create table audit.record (
    id bigint generated always as identity primary key,
    recorded_at timestamptz not null,
    written_at timestamptz not null default clock_timestamp(),
    actor text not null,
    action text not null,
    region bigint not null,
    subject text,
    detail text
);
create index record_region on audit.record (region, id);
create index record_subject on audit.record (subject, id);
call store.guard('audit.record', 'select, insert');
