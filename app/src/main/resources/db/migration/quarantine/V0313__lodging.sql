-- What a guest needs of a room, and the family he may share one with: an exception, with its reason.
create table quarantine.lodging (
    stay_id uuid primary key references quarantine.stay (id) on delete cascade,
    region bigint not null,
    needs text[] not null default '{}' check (needs <@ array['GROUND_FLOOR', 'ACCESSIBLE', 'OWN_BATHROOM', 'NEXT_TO_MEDIC', 'WINDOW']),
    family_id uuid,
    family_reason text,
    recorded_at timestamptz not null,
    recorded_by text not null,
    check ((family_id is null) = (family_reason is null))
);
create index lodging_family on quarantine.lodging (family_id) where family_id is not null;
call store.guard('quarantine.lodging', 'select, insert, update');

-- A guest who changed rooms: both rooms stay on record, with the reason.
create table quarantine.transfer (
    id uuid primary key,
    stay_id uuid not null references quarantine.stay (id) on delete cascade,
    region bigint not null,
    from_room uuid not null references quarantine.room (id),
    to_room uuid not null references quarantine.room (id),
    moved_on date not null,
    reason text not null check (reason <> ''),
    recorded_at timestamptz not null,
    recorded_by text not null,
    check (from_room <> to_room)
);
create index transfer_stay on quarantine.transfer (stay_id, recorded_at);
call store.guard('quarantine.transfer', 'select, insert');
