-- Occasions go with their case; when and how a contact was exposed goes when the contact is made anonymous.
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
            delete from surveillance.exposure_event x where x.case_id = new.id;
        else
            new.relation := null; new.observed_at := null; new.exposed_from := null; new.exposed_until := null;
        end if;
        new.remarks := null;
    end if;
    return new;
end $$;
create policy referred on surveillance.exposure_event for select using (person_id = any ((select person.referred())::uuid[]));
