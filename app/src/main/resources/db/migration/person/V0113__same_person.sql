-- Two entries that are one person stay two entries: that they are one is said by a pair in state SAME, nothing else. Who belongs together and which entry leads is
-- asked each time, so that taking a pair back brings back exactly what was before.
--
-- The same two were asked twice when each of them was found in the other's turn: one question is enough.
delete from person.doubt d using person.doubt e
    where e.person_id = d.other_id and e.other_id = d.person_id and d.state = 'OPEN' and (e.state <> 'OPEN' or e.id < d.id);
create unique index doubt_pair on person.doubt (least(person_id, other_id), greatest(person_id, other_id));
create index doubt_state on person.doubt (state, score desc, id);

-- What was said of a pair, each time; the pair itself has the last of it.
create table person.verdict (
    id uuid primary key,
    doubt_id uuid not null references person.doubt (id) on delete cascade,
    region bigint not null,
    state text not null check (state in ('OPEN', 'SAME', 'APART')),
    reason text check (reason <> ''),
    recorded_at timestamptz not null,
    recorded_by text not null
);
create index verdict_doubt on person.verdict (doubt_id, recorded_at);
call store.guard('person.verdict', 'select, insert');

-- The entries that are one person with this one, itself among them, wherever in the country they lie; the leading one is the first with a card number, else the first
-- on record. Only ids and regions leave this function: what is in an entry, its own policy shows or hides.
--
-- besides: a pair to leave out, as if it were taken back
create function person.entries_of(entry uuid, besides uuid default null) returns table (id uuid, region bigint, leads boolean) language sql stable security definer
    set search_path = pg_catalog set zerospread.low = '100000000000000' set zerospread.high = '999999999999999' as $$
    with recursive same (id) as (
        select entry
        union
        select case when d.person_id = s.id then d.other_id else d.person_id end
        from same s join person.doubt d on d.state = 'SAME' and (d.person_id = s.id or d.other_id = s.id) and d.id is distinct from besides
    )
    select p.id, p.region, row_number() over (order by p.card_index is null, p.recorded_at, p.id) = 1
    from same s join person.person p on p.id = s.id $$;
grant execute on function person.entries_of(uuid, uuid) to zerospread_app;

-- What else is said of a person, and the pairs he is in, go with him when he moves.
create function person.carry_sayings() returns trigger language plpgsql security definer
    set search_path = pg_catalog set zerospread.low = '100000000000000' set zerospread.high = '999999999999999' as $$
begin
    update person.said s set region = new.region where s.person_id = new.id;
    update person.verdict v set region = new.region from person.doubt d where d.id = v.doubt_id and d.person_id = new.id;
    update person.doubt d set region = new.region where d.person_id = new.id;
    return null;
end $$;
create trigger carry_sayings after update of region on person.person for each row when (old.region is distinct from new.region) execute function person.carry_sayings();
