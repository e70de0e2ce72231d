-- Who or what has a room on which nights. Three kinds lie in one table under one constraint, so that guests, cleaning and closures can never overlap:
--   GUEST     a stay; nights from the first (inclusive) to the day of leaving (exclusive); may reach into the future as far as the present stage does
--   CLEANING  after a guest has left, as many nights as the allocation policy says (cleaning_nights); rows are made when the guest has left, so a
--             forecast assumes them after the end of every guest's nights
--   CLOSED    by a closure with its reason; without an upper bound until it is opened again
-- A row whose lifted_at is set blocks nothing any more: cleaned early, or a closure taken back before it began.
create table quarantine.closure (
    id uuid primary key,
    site_id uuid not null references quarantine.site (id),
    region bigint not null,
    floor smallint,
    room_id uuid references quarantine.room (id),
    reason text not null check (reason <> ''),
    days daterange not null check (not isempty(days)),
    recorded_at timestamptz not null,
    recorded_by text not null,
    ended_at timestamptz,
    ended_by text,
    check ((ended_at is null) = (ended_by is null))
);
comment on table quarantine.closure is 'open: closed rooms, floors (room_id null) and sites (floor null as well) with the reason, no guests';
create index closure_site on quarantine.closure (site_id) where ended_at is null;
grant select, insert, update on quarantine.closure to zerospread_app;

alter table quarantine.room_night
    drop constraint room_night_pkey,
    drop constraint room_night_room_id_nights_excl,
    alter column stay_id drop not null,
    add column id uuid not null default gen_random_uuid(),
    add column kind text not null default 'GUEST' check (kind in ('GUEST', 'CLEANING', 'CLOSED')),
    add column family_id uuid,
    add column bed smallint not null default 1 check (bed between 1 and 20),
    add column cohort text,
    add column closure_id uuid references quarantine.closure (id),
    add column why text,
    add column recorded_by text not null default 'system',
    add column lifted_at timestamptz,
    add column lifted_by text,
    add primary key (id),
    add check ((kind = 'GUEST') = (stay_id is not null)),
    add check ((kind = 'CLOSED') = (closure_id is not null)),
    add check (family_id is null or kind = 'GUEST'),
    add check ((lifted_at is null) = (lifted_by is null)),
    add check (lifted_at is null or kind <> 'GUEST');
alter table quarantine.room_night add column party uuid not null generated always as (coalesce(family_id, stay_id, id)) stored;
comment on column quarantine.room_night.party is 'who shares: a family, else the guest alone, else the cleaning or closure itself';
comment on column quarantine.room_night.cohort is 'exposed together: the case for contacts, the journey for arrivals; as it was when the room was given';
comment on column quarantine.room_night.why is 'why this room, as the policy explained it or the clerk wrote';

-- One room on one night has one party, one bed one guest, and one guest one room: kept by the database.
alter table quarantine.room_night
    add constraint room_night_one_party exclude using gist (room_id with =, party with <>, nights with &&) where (lifted_at is null),
    add constraint room_night_one_bed exclude using gist (room_id with =, bed with =, nights with &&) where (lifted_at is null),
    add constraint room_night_one_room exclude using gist (stay_id with =, nights with &&) where (stay_id is not null);
create index room_night_stay on quarantine.room_night (stay_id);
create index room_night_left on quarantine.room_night (upper(nights)) where kind = 'GUEST';
create index room_night_closure on quarantine.room_night (closure_id) where closure_id is not null;

-- A room is shared only if it is one for families, and by no more than it has beds.
create function quarantine.bed_is_there() returns trigger language plpgsql as $$
begin
    if new.bed > 1 and not exists (select from quarantine.room where id = new.room_id and kind = 'FAMILY' and beds >= new.bed) then
        raise exception 'room % has no bed %', new.room_id, new.bed using errcode = 'check_violation', constraint = 'room_night_bed_is_there';
    end if;
    return new;
end $$;
create trigger bed_is_there before insert or update of room_id, bed on quarantine.room_night for each row execute function quarantine.bed_is_there();

-- What is taken, wherever the guests are registered and without saying who they are: a clerk of one town must not take for free what another's guest has.
create function quarantine.taken(from_day date, to_day date) returns table (room_id uuid, kind text, nights daterange, bed smallint, family_id uuid, cohort text)
    language sql stable security definer set search_path = pg_catalog set zerospread.low = '0' set zerospread.high = '999999999999999' as $$
    select n.room_id, n.kind, n.nights, n.bed, n.family_id, n.cohort from quarantine.room_night n
    where n.lifted_at is null and n.nights operator(pg_catalog.&&) daterange(from_day, to_day) $$;
grant execute on function quarantine.taken(date, date) to zerospread_app;

-- Puts down the cleaning after guests who have left and whose room has nobody of their party any more; run again it adds nothing.
create function quarantine.settle_cleaning(today date, cleaning_nights integer, at timestamptz) returns bigint
    language sql volatile security definer set search_path = pg_catalog set zerospread.low = '0' set zerospread.high = '999999999999999' as $$
    with gone as (
        select n.room_id, max(upper(n.nights)) as left_on from quarantine.room_night n
        where n.kind = 'GUEST' and upper(n.nights) between today - 60 and today
        group by n.room_id
    ), settled as (
        insert into quarantine.room_night (room_id, region, nights, kind, recorded_at)
        select g.room_id, r.region, daterange(g.left_on, g.left_on + cleaning_nights), 'CLEANING', at
        from gone g join quarantine.room r on r.id = g.room_id
        where not exists (select from quarantine.room_night o where o.room_id = g.room_id and o.kind = 'GUEST' and o.nights operator(pg_catalog.@>) g.left_on)
          and not exists (select from quarantine.room_night c where c.room_id = g.room_id and c.kind = 'CLEANING' and lower(c.nights) >= g.left_on)
        on conflict do nothing
        returning 1
    )
    select count(*) from settled $$;
grant execute on function quarantine.settle_cleaning(date, integer, timestamptz) to zerospread_app;
