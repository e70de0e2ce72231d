-- What decides whether applicants who are registered may start work. They live anywhere in the district: of those who live elsewhere these columns leave their rows, and
-- nothing else does. An application of a firm outside low to high is none of the asker's.
create function recruiting.applicant_facts(applications uuid[], low bigint, high bigint, on_day date, zone text) returns table (
        application_id uuid, person_id uuid, held text, release_on date, watched boolean, quarantined_on date, illness text, arrived_on date, exposed_on date, negative_on date, reported_on date)
    language sql stable security definer set search_path = pg_catalog set zerospread.low = '100000000000000' set zerospread.high = '999999999999999' as $$
    with listed as materialized (
        select a.id, a.person_id from recruiting.application a where a.id = any (applications) and a.region between low and high and a.person_id is not null
    )
    select l.id, l.person_id, f.held, f.release_on, f.watched, f.quarantined_on, f.illness, f.arrived_on, f.exposed_on, f.negative_on, f.reported_on
    from listed l join enterprise.return_facts(array(select person_id from listed), on_day, zone) f on f.person_id = l.person_id $$;
revoke execute on function recruiting.applicant_facts(uuid[], bigint, bigint, date, text) from public;
grant execute on function recruiting.applicant_facts(uuid[], bigint, bigint, date, text) to zerospread_app;
