-- What a site is made of: how many it takes in, its zones and the passages between them, and its rooms in full.
alter table quarantine.site
    add column capacity integer check (capacity > 0),
    add column address text,
    add column phone text,
    add column remarks text,
    add column closed_on date,
    add check (closed_on is null or opened_on <= closed_on);
comment on column quarantine.site.capacity is 'guests that may be there on one night, whatever its rooms would hold; null: as many as its beds';
comment on column quarantine.site.closed_on is 'first day on which it takes in nobody any more; null while it is in use';

-- Clean (staff), semi-contaminated (changing, hand-over) and contaminated (guests), and how one gets from one to another.
create table quarantine.zone (
    id uuid primary key,
    site_id uuid not null references quarantine.site (id),
    region bigint not null,
    name text not null check (name <> ''),
    grade text not null check (grade in ('CLEAN', 'SEMI', 'CONTAMINATED')),
    unique (site_id, name)
);
comment on table quarantine.zone is 'open: zones of sites, no guests';
grant select, insert, update, delete on quarantine.zone to zerospread_app;

create table quarantine.passage (
    id uuid primary key,
    site_id uuid not null references quarantine.site (id),
    region bigint not null,
    name text not null check (name <> ''),
    from_zone uuid not null references quarantine.zone (id),
    to_zone uuid not null references quarantine.zone (id),
    used_by text not null check (used_by in ('STAFF', 'GUESTS', 'GOODS', 'WASTE')),
    unique (site_id, name),
    check (from_zone <> to_zone)
);
comment on table quarantine.passage is 'open: passages of sites, no guests';
grant select, insert, update, delete on quarantine.passage to zerospread_app;

alter table quarantine.room
    add column floor smallint not null default 1 check (floor between -5 and 200),
    add column zone_id uuid references quarantine.zone (id),
    add column kind text not null default 'SINGLE' check (kind in ('SINGLE', 'FAMILY')),
    add column beds smallint not null default 1 check (beds between 1 and 20),
    add column features text[] not null default '{}' check (features <@ array['GROUND_FLOOR', 'ACCESSIBLE', 'OWN_BATHROOM', 'NEXT_TO_MEDIC', 'WINDOW']),
    add column remarks text;
-- Rooms there were: 101 and 0301 tell their floor.
update quarantine.room set floor = left(label, length(label) - 2)::smallint where label ~ '^[0-9]{3,4}$' and left(label, length(label) - 2)::smallint between 1 and 99;
comment on column quarantine.room.kind is 'SINGLE: one guest, whatever its beds; FAMILY: may be shared by one family, a bed each';
create index room_floor on quarantine.room (site_id, floor, label);
