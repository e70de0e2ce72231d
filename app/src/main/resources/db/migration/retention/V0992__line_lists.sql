-- What line lists told goes when the record is made anonymous, whichever statement does it.
create function retention.forget_line_list() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
    if new.anonymised_at is not null and old.anonymised_at is null then
        if tg_table_name = 'case_file' then
            new.age := null; new.symptoms := null; new.infected_by := null; new.exposed_from := null; new.exposed_to := null; new.hospital := null;
        else
            new.relation := null; new.observed_at := null;
        end if;
        new.remarks := null;
    end if;
    return new;
end $$;
create trigger forget_line_list before update on surveillance.case_file for each row execute function retention.forget_line_list();
create trigger forget_line_list before update on surveillance.contact for each row execute function retention.forget_line_list();
