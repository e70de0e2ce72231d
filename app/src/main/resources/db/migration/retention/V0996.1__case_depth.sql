-- What hangs on a case goes with it: its course, samples, tasks, judgements and what corrections replaced have no end of their own. Whoever is referred elsewhere may be read there.
create or replace function retention.forget_line_list() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
    if new.anonymised_at is not null and old.anonymised_at is null then
        if tg_table_name = 'case_file' then
            new.age := null; new.symptoms := null; new.infected_by := null; new.exposed_from := null; new.exposed_to := null; new.hospital := null; new.source_reason := null;
            delete from surveillance.correction x where x.case_id = new.id;
            delete from surveillance.course x where x.case_id = new.id;
            delete from surveillance.sample x where x.case_id = new.id;
            delete from surveillance.task x where x.case_id = new.id;
            delete from surveillance.judgement x where x.case_id = new.id;
        else
            new.relation := null; new.observed_at := null;
        end if;
        new.remarks := null;
    end if;
    return new;
end $$;
create policy referred on surveillance.correction for select using (person_id = any ((select person.referred())::uuid[]));
create policy referred on surveillance.course for select using (person_id = any ((select person.referred())::uuid[]));
create policy referred on surveillance.sample for select using (person_id = any ((select person.referred())::uuid[]));
create policy referred on surveillance.task for select using (person_id = any ((select person.referred())::uuid[]));
create policy referred on surveillance.judgement for select using (person_id = any ((select person.referred())::uuid[]));
