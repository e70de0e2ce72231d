-- Who had the watch at a site is deleted in time; what a guest needed and where he was moved goes when his stay is made anonymous.
insert into retention.deleted_kind (kind, target) values ('WATCH_TURNS', 'quarantine.watch_turn');
create function retention.due_watch_turns(before timestamptz) returns table (id uuid, at timestamptz) language sql stable as $$
    select t.id, t.recorded_at from quarantine.watch_turn t where t.recorded_at < before and t.region between store.low() and store.high() $$;
create function retention.forget_lodging() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
    if new.anonymised_at is not null and old.anonymised_at is null then
        delete from quarantine.lodging where stay_id = new.id;
        delete from quarantine.transfer where stay_id = new.id;
    end if;
    return new;
end $$;
create trigger forget_lodging before update on quarantine.stay for each row execute function retention.forget_lodging();
