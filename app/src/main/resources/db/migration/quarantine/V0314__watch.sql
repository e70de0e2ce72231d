-- Who must be there at which hours: a slot per post and shift, the same every day from valid_from to before valid_to. A shift whose end is not after its
-- beginning ends on the next day.
create table quarantine.watch_slot (
    id uuid primary key,
    site_id uuid not null references quarantine.site (id),
    region bigint not null,
    post text not null check (post in ('CHIEF', 'MEDIC', 'POLICE', 'SERVICE')),
    starts_at time not null,
    ends_at time not null,
    needed smallint not null check (needed between 1 and 50),
    valid_from date not null,
    valid_to date,
    recorded_at timestamptz not null,
    recorded_by text not null,
    check (valid_to is null or valid_from <= valid_to)
);
create unique index watch_slot_once on quarantine.watch_slot (site_id, post, starts_at) where valid_to is null;
comment on table quarantine.watch_slot is 'open: posts and hours of sites, no names';
grant select, insert, update on quarantine.watch_slot to zerospread_app;

-- Who has the watch of a slot on a day; an account of the program, or just a name.
create table quarantine.watch_turn (
    id uuid primary key,
    slot_id uuid not null references quarantine.watch_slot (id),
    region bigint not null,
    on_day date not null,
    name text not null check (name <> ''),
    username text,
    recorded_at timestamptz not null,
    recorded_by text not null
);
create unique index watch_turn_once on quarantine.watch_turn (slot_id, on_day, name);
create index watch_turn_day on quarantine.watch_turn (on_day);
call store.guard('quarantine.watch_turn', 'select, insert, delete');
