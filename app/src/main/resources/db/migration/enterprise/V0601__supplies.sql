-- What a firm had on hand on a day, item by item: the last count is what it has. Days of cover are quantity by daily use; nothing used lasts for good.
create table enterprise.supply (
    id uuid primary key,
    firm_id uuid not null references enterprise.firm (id) on delete cascade,
    region bigint not null,
    item text not null check (item ~ '^[a-z][a-z-]{1,39}$'),
    quantity numeric(12, 2) not null check (quantity >= 0),
    daily_use numeric(12, 2) not null check (daily_use >= 0),
    counted_on date not null,
    recorded_at timestamptz not null,
    recorded_by text not null,
    unique (firm_id, item, counted_on)
);
call store.guard('enterprise.supply', 'select, insert, update');

-- A room in which somebody who falls ill at work waits.
create table enterprise.isolation_room (
    id uuid primary key,
    firm_id uuid not null references enterprise.firm (id) on delete cascade,
    region bigint not null,
    label text not null check (label <> ''),
    address text not null check (address <> ''),
    beds smallint not null check (beds between 1 and 50),
    recorded_at timestamptz not null,
    recorded_by text not null,
    closed_on date
);
create unique index isolation_room_label on enterprise.isolation_room (firm_id, label) where closed_on is null;
call store.guard('enterprise.isolation_room', 'select, insert, update');

-- A plan of the firm in writing: nothing is overwritten, a new text is the next version.
create table enterprise.plan (
    id uuid primary key,
    firm_id uuid not null references enterprise.firm (id) on delete cascade,
    region bigint not null,
    title text not null check (title <> ''),
    version integer not null check (version > 0),
    body text not null check (body <> ''),
    dated_on date not null,
    recorded_at timestamptz not null,
    recorded_by text not null,
    unique (firm_id, title, version)
);
call store.guard('enterprise.plan', 'select, insert, update');

alter table enterprise.firm add column pinyin text not null default '', add column initials text not null default '';
create index staff_firm on enterprise.staff (firm_id) where left_on is null;

-- What decides whether somebody may return to work, of all entries that are one person. Reads whatever its caller may: it is called by functions that let nothing else out, and by nobody else.
create function enterprise.return_facts(persons uuid[], on_day date, zone text) returns table (
        person_id uuid, held text, release_on date, watched boolean, quarantined_on date, illness text, arrived_on date, exposed_on date, negative_on date, reported_on date)
    language sql stable as $$
    with asked as materialized (
        select distinct id from unnest(persons) as id
    ), merged as materialized (
        select d.person_id as id from person.doubt d where d.state = 'SAME' union select d.other_id from person.doubt d where d.state = 'SAME'
    ), who as materialized (
        select a.id as person_id, a.id as entry from asked a
        union
        select a.id, e.id from asked a join merged m on m.id = a.id cross join lateral person.entries_of(a.id) e
    ), stays as (
        select w.person_id, max(q.place) filter (where q.state = 'RUNNING' and q.place <> 'NONE') as held, max(q.release_on) filter (where q.state = 'RUNNING' and q.place <> 'NONE') as release_on,
               bool_or(q.state = 'RUNNING' and q.place = 'NONE') as watched, max(q.ended_on) filter (where q.state = 'RELEASED') as quarantined_on
        from who w join quarantine.stay q on q.person_id = w.entry where q.started_on <= on_day group by w.person_id
    ), cases as (
        select w.person_id, min(case when c.state = 'DEAD' then 1 when c.state = 'SUSPECTED' then 3 else 2 end) as rank
        from who w join surveillance.case_file c on c.person_id = w.entry where c.state in ('DEAD', 'CONFIRMED', 'ASYMPTOMATIC', 'REPOSITIVE', 'SUSPECTED') group by w.person_id
    ), arrivals as (
        select w.person_id, max((a.arrived_at at time zone zone)::date) as arrived_on
        from who w join person.arrival a on a.person_id = w.entry where a.withdrawn_at is null and (a.arrived_at at time zone zone)::date <= on_day group by w.person_id
    ), contacts as (
        select w.person_id, max(k.last_exposure) as exposed_on
        from who w join surveillance.contact k on k.person_id = w.entry where k.released_on is null and k.became_case is null group by w.person_id
    ), tests as (
        select distinct on (w.person_id) w.person_id, case when t.result = 'NEGATIVE' then (t.sampled_at at time zone zone)::date end as negative_on
        from who w join surveillance.test t on t.person_id = w.entry where (t.sampled_at at time zone zone)::date <= on_day order by w.person_id, t.sampled_at desc, t.result desc
    ), reports as (
        select r.person_id, max(r.reported_on) as reported_on from (
            select w.person_id, (v.visited_at at time zone zone)::date as reported_on
            from who w join screening.person_check c on c.person_id = w.entry join screening.visit v on v.id = c.visit_id
            union all
            select w.person_id, o.taken_on from who w join quarantine.stay q on q.person_id = w.entry join quarantine.observation o on o.stay_id = q.id) r
        where r.reported_on <= on_day group by r.person_id
    )
    select a.id, s.held, s.release_on, coalesce(s.watched, false), s.quarantined_on, case c.rank when 1 then 'DEAD' when 2 then 'ILL' when 3 then 'SUSPECTED' else 'NONE' end,
           v.arrived_on, k.exposed_on, t.negative_on, r.reported_on
    from asked a left join stays s on s.person_id = a.id left join cases c on c.person_id = a.id left join arrivals v on v.person_id = a.id
    left join contacts k on k.person_id = a.id left join tests t on t.person_id = a.id left join reports r on r.person_id = a.id $$;
revoke execute on function enterprise.return_facts(uuid[], date, text) from public;

-- What decides whether the staff of some firms may return. Staff live anywhere in the district: of those who live elsewhere these columns leave
-- their rows, and nothing else does. A firm outside low to high has no staff here.
create function enterprise.staff_facts(firms uuid[], low bigint, high bigint, on_day date, zone text) returns table (
        staff_id uuid, firm_id uuid, person_id uuid, name text, card_sealed bytea, post text, shift text, canteen_table text, bus text, dormitory text, joined_on date,
        held text, release_on date, watched boolean, quarantined_on date, illness text, arrived_on date, exposed_on date, negative_on date, reported_on date)
    language sql stable security definer set search_path = pg_catalog set zerospread.low = '100000000000000' set zerospread.high = '999999999999999' as $$
    with listed as materialized (
        select s.* from enterprise.firm f join enterprise.staff s on s.firm_id = f.id
        where f.id = any (firms) and f.region between low and high and s.joined_on <= on_day and (s.left_on is null or s.left_on > on_day)
    )
    select l.id, l.firm_id, l.person_id, p.name, p.card_sealed, l.post, l.shift, l.canteen_table, l.bus, l.dormitory, l.joined_on,
           f.held, f.release_on, f.watched, f.quarantined_on, f.illness, f.arrived_on, f.exposed_on, f.negative_on, f.reported_on
    from listed l join person.person p on p.id = l.person_id
    join enterprise.return_facts(array(select person_id from listed), on_day, zone) f on f.person_id = l.person_id $$;
revoke execute on function enterprise.staff_facts(uuid[], bigint, bigint, date, text) from public;
grant execute on function enterprise.staff_facts(uuid[], bigint, bigint, date, text) to zerospread_app;

-- Which firm somebody works for now, wherever in the country: that he does is told to whoever enters him a second time, the firm is not.
create function enterprise.employed(persons uuid[]) returns table (person_id uuid, firm_id uuid) language sql stable security definer
    set search_path = pg_catalog set zerospread.low = '100000000000000' set zerospread.high = '999999999999999' as $$
    select s.person_id, s.firm_id from enterprise.staff s where s.person_id = any (persons) and s.left_on is null $$;
revoke execute on function enterprise.employed(uuid[]) from public;
grant execute on function enterprise.employed(uuid[]) to zerospread_app;
