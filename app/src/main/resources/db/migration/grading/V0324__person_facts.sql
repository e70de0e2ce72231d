-- The same, with the name, so that a list of a whole district need not look everybody up again; and with how many have a firm, so that the planner does not take them for a handful.
set local check_function_bodies = off;
drop function grading.person_facts(date, timestamptz, timestamptz, timestamptz);
create function grading.person_facts(day date, since_a timestamptz, since_b timestamptz, until timestamptz)
    returns table (person_id uuid, name text, region bigint, town bigint, origin_a smallint, origin_b smallint, industry smallint) language sql stable as $$
    select p.id, p.name, p.region, coalesce(m.from_region, p.region) / 1000000 * 1000000, coalesce(a.origin_a, 3)::smallint, coalesce(a.origin_b, 3)::smallint, coalesce(w.rank, 4)::smallint
    from person.person p
    left join (select distinct on (v.person_id) v.person_id, v.from_region from person.move v where v.moved_on > day order by v.person_id, v.moved_on, v.recorded_at) m on m.person_id = p.id
    left join (select r.person_id, min(r.rank) filter (where r.arrived_at >= since_a) as origin_a, min(r.rank) filter (where r.arrived_at >= since_b) as origin_b
               from (select j.person_id, j.arrived_at, array_position(array['KEY_AREA', 'OUTSIDE_CITY', 'OTHER_DISTRICT', 'LOCAL'], j.origin_class) - 1 as rank
                     from person.arrival j where j.withdrawn_at is null and j.arrived_at >= least(since_a, since_b) and j.arrived_at < until) r group by r.person_id) a on a.person_id = p.id
    left join grading.industries_of(null, day) w on w.person_id = p.id $$;
grant execute on function grading.person_facts(date, timestamptz, timestamptz, timestamptz) to zerospread_app;
set local check_function_bodies = on;
alter function grading.industries_of(uuid[], date) rows 100000;
