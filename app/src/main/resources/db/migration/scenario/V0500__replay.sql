create schema scenario;
grant usage on schema scenario to zerospread_app;

-- The replay that filled this store: which scenario, and the last day that is whole.
create table scenario.replay (
    only_row boolean primary key default true check (only_row),
    title_zh text not null,
    title_en text not null,
    fingerprint text not null,
    first_day date not null,
    last_day date not null,
    reached date,
    started_at timestamptz not null,
    finished_at timestamptz
);
grant select, insert, update on scenario.replay to zerospread_app;
