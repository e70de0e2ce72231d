-- By which edition of the rules a level was found, and why the named person confirmed it.
alter table grading.level
    add column edition text,
    add column confirmed_why text check (confirmed_why <> '');

-- Levels are published, and rest on all cases of a district, whoever asks: when and in which town, nothing of who.
-- Tables of other modules are read when a function is called: some are younger than this migration.
create function grading.confirmed_cases(illness text, low bigint, high bigint, before timestamptz) returns table (case_id uuid, town bigint, confirmed_at timestamptz)
    language plpgsql stable security definer set search_path = pg_catalog set zerospread.low = '0' set zerospread.high = '999999999999999' as $$
begin
    return query select e.case_id, min(e.region) / 1000000 * 1000000, min(e.happened_at)
        from surveillance.case_step e join surveillance.case_file f on f.id = e.case_id and f.disease = illness
        where e.kind = 'CONFIRMED' and e.region between low and high and e.happened_at < before group by e.case_id;
end $$;

-- Pairs of cases that belong together: a registered link, a registered contact who became a case, one household; but for pairs whose link the investigation excluded.
create function grading.case_ties(illness text, low bigint, high bigint) returns table (one uuid, other uuid)
    language plpgsql stable security definer set search_path = pg_catalog set zerospread.low = '0' set zerospread.high = '999999999999999' as $$
begin
    return query
        select p.one, p.other from (
            select l.infector_id as one, l.infectee_id as other from chain.link l where l.withdrawn_at is null and l.certainty <> 'EXCLUDED' and l.region between low and high
            union
            select k.case_id, f.id from surveillance.contact k join surveillance.case_file f on f.person_id = k.person_id
            where k.region between low and high and f.disease = illness and f.id <> k.case_id
            union
            select a.id, b.id
            from surveillance.case_file a join person.person pa on pa.id = a.person_id
            join person.person pb on pb.household_id = pa.household_id and pb.id <> pa.id join surveillance.case_file b on b.person_id = pb.id
            where a.region between low and high and a.disease = illness and b.disease = illness and a.id < b.id
        ) p
        where not exists (select from chain.link x where x.withdrawn_at is null and x.certainty = 'EXCLUDED'
            and (x.infector_id = p.one and x.infectee_id = p.other or x.infector_id = p.other and x.infectee_id = p.one));
end $$;
grant execute on function grading.confirmed_cases(text, bigint, bigint, timestamptz), grading.case_ties(text, bigint, bigint) to zerospread_app;
