create schema grading;
grant usage on schema grading to zerospread_app;

-- The level in force from a day on. A rise acts at once; a fall waits for a named person.
create table grading.level (
    id uuid primary key,
    region bigint not null,
    level text not null check (level in ('LOW', 'MEDIUM', 'HIGH')),
    effective_on date not null,
    reason_zh text not null,
    reason_en text not null,
    confirmed_by text not null,
    recorded_at timestamptz not null
);
create index level_region on grading.level (region, effective_on, recorded_at);
grant select, insert on grading.level to zerospread_app;
