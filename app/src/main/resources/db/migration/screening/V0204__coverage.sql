-- How each household stands in each round, and (round 0) since ever. Written in the statement that brings the visits; the totals below follow by
-- triggers, which see the row as it really was before, however many batches run at once.
-- Rounds are never deleted, and every visit would lock its round's row: so `round_id` has no foreign key.
create table screening.household_state (
    household_id uuid not null references person.household (id) on delete cascade,
    round_id integer not null,
    region bigint not null,
    last_outcome text not null check (last_outcome in ('MET', 'ABSENT', 'REFUSED')),
    last_at timestamptz not null,
    met_on date,
    tries integer not null check (tries > 0),
    checks integer not null check (checks >= 0),
    primary key (household_id, round_id)
) with (fillfactor = 70);
call store.guard('screening.household_state', 'select, insert, update, delete');

create table screening.round_tally (
    round_id integer not null,
    region bigint not null,
    met integer not null,
    absent integer not null,
    refused integer not null,
    visits integer not null,
    checks integer not null,
    last_at timestamptz not null,
    primary key (round_id, region)
) with (fillfactor = 70);
comment on table screening.round_tally is 'open: counts per round and grid';
grant select on screening.round_tally to zerospread_app;

-- Households by the last day on which somebody was met there.
create table screening.last_met (
    region bigint not null,
    met_on date not null,
    households integer not null,
    primary key (region, met_on)
) with (fillfactor = 70);
comment on table screening.last_met is 'open: counts per grid and day';
grant select on screening.last_met to zerospread_app;

-- Registered households per grid: what coverage is measured against.
create table screening.grid_households (
    region bigint primary key,
    households integer not null
) with (fillfactor = 70);
comment on table screening.grid_households is 'open: counts per grid';
grant select on screening.grid_households to zerospread_app;

create function screening.keep_coverage() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
    moved text := case tg_op
        when 'INSERT' then 'select 1 as sign, f.* from fresh f'
        when 'DELETE' then 'select -1 as sign, s.* from stale s'
        else 'select 1 as sign, f.* from fresh f union all select -1 as sign, s.* from stale s' end;
begin
    execute format('
        insert into screening.round_tally as kept (round_id, region, met, absent, refused, visits, checks, last_at)
        select round_id, region, coalesce(sum(sign) filter (where met_on is not null), 0),
               coalesce(sum(sign) filter (where met_on is null and last_outcome = ''ABSENT''), 0),
               coalesce(sum(sign) filter (where met_on is null and last_outcome = ''REFUSED''), 0),
               sum(sign * tries), sum(sign * checks), max(last_at)
        from (%s) as moved where round_id > 0 group by round_id, region order by round_id, region
        on conflict (round_id, region) do update set met = kept.met + excluded.met, absent = kept.absent + excluded.absent,
            refused = kept.refused + excluded.refused, visits = kept.visits + excluded.visits, checks = kept.checks + excluded.checks,
            last_at = greatest(kept.last_at, excluded.last_at)', moved);
    execute format('
        insert into screening.last_met as kept (region, met_on, households)
        select region, met_on, sum(sign) from (%s) as moved where round_id = 0 and met_on is not null
        group by region, met_on having sum(sign) <> 0 order by region, met_on
        on conflict (region, met_on) do update set households = kept.households + excluded.households', moved);
    return null;
end $$;
create trigger coverage_inserted after insert on screening.household_state referencing new table as fresh for each statement execute function screening.keep_coverage();
create trigger coverage_updated after update on screening.household_state referencing old table as stale new table as fresh for each statement execute function screening.keep_coverage();
create trigger coverage_deleted after delete on screening.household_state referencing old table as stale for each statement execute function screening.keep_coverage();

create function screening.keep_households() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
    moved text := case tg_op
        when 'INSERT' then 'select 1 as sign, region from fresh'
        when 'DELETE' then 'select -1 as sign, region from stale'
        else 'select 1 as sign, region from fresh union all select -1, region from stale' end;
begin
    execute format('
        insert into screening.grid_households as kept (region, households)
        select region, sum(sign) from (%s) as moved group by region having sum(sign) <> 0 order by region
        on conflict (region) do update set households = kept.households + excluded.households', moved);
    return null;
end $$;
create trigger households_inserted after insert on person.household referencing new table as fresh for each statement execute function screening.keep_households();
create trigger households_updated after update on person.household referencing old table as stale new table as fresh for each statement execute function screening.keep_households();
create trigger households_deleted after delete on person.household referencing old table as stale for each statement execute function screening.keep_households();

-- Counts a round (0: all that was ever) anew from its visits, as far as the jurisdiction reaches.
create procedure screening.recount(of_round integer, zone text) language sql as $$
    delete from screening.household_state where round_id = of_round;
    insert into screening.household_state (household_id, round_id, region, last_outcome, last_at, met_on, tries, checks)
    select v.household_id, of_round, min(v.region), (array_agg(v.outcome order by v.visited_at desc, v.id))[1], max(v.visited_at),
           (max(v.visited_at) filter (where v.outcome = 'MET') at time zone zone)::date, count(*), sum(v.checked)
    from screening.visit v
    where v.household_id is not null and exists (select from person.household h where h.id = v.household_id)
      and (of_round = 0 or exists (select from screening.round r where r.id = of_round and v.region between r.region and r.high
           and v.visited_at >= r.starts_on::timestamp at time zone zone and (r.ends_on is null or v.visited_at < (r.ends_on + 1)::timestamp at time zone zone)))
    group by v.household_id order by v.household_id;
$$;

-- Stores that hold visits already; their owner reads them here without the guard. Until now every store is in this zone.
alter table person.household no force row level security;
alter table screening.visit no force row level security;
alter table screening.household_state no force row level security;
insert into screening.grid_households (region, households) select region, count(*) from person.household group by region;
call screening.recount(0, 'Asia/Shanghai');
do $$
declare
    one integer;
begin
    for one in select id from screening.round loop
        call screening.recount(one, 'Asia/Shanghai');
    end loop;
end $$;
alter table person.household force row level security;
alter table screening.visit force row level security;
alter table screening.household_state force row level security;
