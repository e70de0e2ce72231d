create schema region;
grant usage on schema region to zerospread_app;

-- Divisions of the state and the grids below them. A code is 15 digits; all that lies in it is a range of codes.
create table region.region (
    code bigint primary key check (code between 100000000000000 and 999999999999999),
    name text not null check (name <> ''),
    level smallint not null check (level between 0 and 5),
    parent bigint references region.region (code),
    zone_class text check (zone_class in ('URBAN_CENTRE', 'BORDER', 'ORDINARY')),
    households integer check (households >= 0),
    population integer check (population >= 0),
    pinyin text not null,
    initials text not null,
    recorded_at timestamptz not null
);
create index region_level on region.region (level, code);
create index region_parent on region.region (parent);
create index region_pinyin on region.region (pinyin text_pattern_ops);
create index region_initials on region.region (initials text_pattern_ops);
grant select, insert, update on region.region to zerospread_app;

-- The district that this installation serves.
create table region.served (
    only_row boolean primary key default true check (only_row),
    district bigint not null references region.region (code)
);
grant select, insert, update on region.served to zerospread_app;
