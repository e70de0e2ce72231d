-- What decides whether applicants who are registered may start work, of all entries that are one person. They live anywhere in the district: of those who live elsewhere these columns leave their rows, and
-- nothing else does. An application of a firm outside low to high is none of the asker's.
create function recruiting.applicant_facts(applications uuid[], low bigint, high bigint, on_day date, zone text) returns table (
        application_id uuid, person_id uuid, held text, release_on date, watched boolean, quarantined_on date, illness text, arrived_on date, exposed_on date, negative_on date, reported_on date)
    language sql stable security definer set search_path = pg_catalog set zerospread.low = '100000000000000' set zerospread.high = '999999999999999' as $$
    with listed as materialized (
        select a.id, a.person_id from recruiting.application a where a.id = any (applications) and a.region between low and high and a.person_id is not null
    ), merged as materialized (
        select d.person_id as id from person.doubt d where d.state = 'SAME' union select d.other_id from person.doubt d where d.state = 'SAME'
    ), who as materialized (
        select l.person_id, l.person_id as entry from listed l
        union
        select l.person_id, e.id from listed l join merged m on m.id = l.person_id cross join lateral person.entries_of(l.person_id) e
    ), stays as (
        select w.person_id, max(q.place) filter (where q.state = 'RUNNING' and q.place <> 'NONE') as held, max(q.release_on) filter (where q.state = 'RUNNING' and q.place <> 'NONE') as release_on,
               bool_or(q.state = 'RUNNING' and q.place = 'NONE') as watched, max(q.ended_on) filter (where q.state = 'RELEASED') as quarantined_on
        from who w join quarantine.stay q on q.person_id = w.entry where q.started_on <= on_day group by w.person_id
    ), cases as (
        select w.person_id, min(case when c.state = 'DEAD' then '1' when c.state in ('CONFIRMED', 'ASYMPTOMATIC', 'REPOSITIVE') then '2' else '3' end) as rank
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
    select l.id, l.person_id, s.held, s.release_on, coalesce(s.watched, false), s.quarantined_on, case c.rank when '1' then 'DEAD' when '2' then 'ILL' when '3' then 'SUSPECTED' else 'NONE' end,
           a.arrived_on, k.exposed_on, t.negative_on, r.reported_on
    from listed l
    left join stays s on s.person_id = l.person_id left join cases c on c.person_id = l.person_id left join arrivals a on a.person_id = l.person_id
    left join contacts k on k.person_id = l.person_id left join tests t on t.person_id = l.person_id left join reports r on r.person_id = l.person_id $$;
revoke execute on function recruiting.applicant_facts(uuid[], bigint, bigint, date, text) from public;
grant execute on function recruiting.applicant_facts(uuid[], bigint, bigint, date, text) to zerospread_app;
