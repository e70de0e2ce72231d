create schema situation;
grant usage on schema situation to zerospread_app;

-- Bulletins as they were published; the figures can be drawn again at any time from the records.
create table situation.bulletin (
    region bigint not null,
    day date not null,
    as_known_at timestamptz not null,
    figures jsonb not null,
    published_by text not null,
    published_at timestamptz not null,
    primary key (region, day, as_known_at)
);
grant select, insert on situation.bulletin to zerospread_app;
