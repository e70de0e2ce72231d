-- The strictest class of the arrivals of some persons between two moments, for persons who arrived elsewhere in the district than where they are registered: 0 key area, 1 outside the city,
-- 2 another district, 3 local. Nothing else of a journey leaves this function. The column of withdrawals is younger than this migration.
set local check_function_bodies = off;
create function grading.origins_of(persons uuid[], since timestamptz, until timestamptz) returns table (person_id uuid, rank smallint) language sql stable security definer
    set search_path = pg_catalog set zerospread.low = '0' set zerospread.high = '999999999999999' as $$
    select j.person_id, min(array_position(array['KEY_AREA', 'OUTSIDE_CITY', 'OTHER_DISTRICT', 'LOCAL'], j.origin_class) - 1)::smallint
    from person.arrival j where j.person_id = any (persons) and j.withdrawn_at is null and j.arrived_at >= since and j.arrived_at < until group by j.person_id $$;
grant execute on function grading.origins_of(uuid[], timestamptz, timestamptz) to zerospread_app;
set local check_function_bodies = on;
