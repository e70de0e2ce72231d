-- What the store knows of persons for graded control on a day: the town where each is registered, the strictest class of the arrivals since two moments (two versions may count arrivals for
-- different lengths of time), the order of his firm; as ranks: 0 key area, 1 outside the city, 2 another district, 3 local; 0 essential supplier, 1 large, 2 park, 3 other, 4 none.
-- The tables of moves and firms are younger than this migration.
set local check_function_bodies = off;
create function grading.person_facts(day date, since_a timestamptz, since_b timestamptz, until timestamptz)
    returns table (person_id uuid, region bigint, town bigint, origin_a smallint, origin_b smallint, industry smallint) language sql stable as $$
    select p.id, p.region, coalesce(m.from_region, p.region) / 1000000 * 1000000, coalesce(a.origin_a, 3)::smallint, coalesce(a.origin_b, 3)::smallint, coalesce(w.rank, 4)::smallint
    from person.person p
    left join (select distinct on (v.person_id) v.person_id, v.from_region from person.move v where v.moved_on > day order by v.person_id, v.moved_on, v.recorded_at) m on m.person_id = p.id
    left join (select r.person_id, min(r.rank) filter (where r.arrived_at >= since_a) as origin_a, min(r.rank) filter (where r.arrived_at >= since_b) as origin_b
               from (select j.person_id, j.arrived_at, array_position(array['KEY_AREA', 'OUTSIDE_CITY', 'OTHER_DISTRICT', 'LOCAL'], j.origin_class) - 1 as rank
                     from person.arrival j where j.withdrawn_at is null and j.arrived_at >= least(since_a, since_b) and j.arrived_at < until) r group by r.person_id) a on a.person_id = p.id
    left join grading.industries_of(null, day) w on w.person_id = p.id $$;
grant execute on function grading.person_facts(date, timestamptz, timestamptz, timestamptz) to zerospread_app;
set local check_function_bodies = on;

-- What a version changed when it was published: how many subjects of a town, by measure, from which value to which, and by which rows.
create table grading.version_change (
    version_id uuid not null references grading.matrix_version (id),
    against_id uuid not null references grading.matrix_version (id),
    counted_on date not null,
    subject text not null check (subject in ('PERSON', 'FIRM', 'PLACE', 'PASSAGE')),
    town bigint not null,
    measure text not null,
    before text not null,
    after text not null,
    rows text not null,
    subjects bigint not null check (subjects > 0),
    primary key (version_id, subject, town, measure, before, after, rows)
);
comment on table grading.version_change is 'open: counts per town and measure; nobody is named';
grant select, insert on grading.version_change to zerospread_app;
