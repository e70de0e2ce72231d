-- Guests of a site are seen and cared for where the site lies, wherever they are registered, from the day before their first night there to the day after
-- they left. The records stay those of their own region; what is recorded of them at the site is too.
create function quarantine.guests_of(low bigint, high bigint) returns table (stay_id uuid, person_id uuid)
    language sql stable security definer set search_path = pg_catalog set zerospread.low = '0' set zerospread.high = '999999999999999' as $$
    select s.id, s.person_id
    from quarantine.room r
    join quarantine.room_night n on n.room_id = r.id and n.kind = 'GUEST' and n.nights operator(pg_catalog.&&) daterange(store.today() - 2, store.today() + 2)
    join quarantine.stay s on s.id = n.stay_id and s.region not between low and high
    where r.region between low and high $$;
grant execute on function quarantine.guests_of(bigint, bigint) to zerospread_app;

-- Asked once in a statement, and only by who has less than a district: within a district everybody is at home.
create function quarantine.guest_stays() returns uuid[] language sql stable
    as $$ select case when store.high() - store.low() >= 999999999 then '{}' else (select coalesce(array_agg(stay_id), '{}') from quarantine.guests_of(store.low(), store.high())) end $$;
create function quarantine.guest_persons() returns uuid[] language sql stable
    as $$ select case when store.high() - store.low() >= 999999999 then '{}' else (select coalesce(array_agg(person_id), '{}') from quarantine.guests_of(store.low(), store.high())) end $$;
grant execute on function quarantine.guest_stays(), quarantine.guest_persons() to zerospread_app;

create policy guest on person.person for select using (id = any ((select quarantine.guest_persons())::uuid[]));
create policy guest on person.arrival for select using (person_id = any ((select quarantine.guest_persons())::uuid[]));
create policy guest on surveillance.contact for select using (person_id = any ((select quarantine.guest_persons())::uuid[]));
create policy guest on surveillance.test for select using (person_id = any ((select quarantine.guest_persons())::uuid[]));
create policy guest on quarantine.stay using (id = any ((select quarantine.guest_stays())::uuid[]));
do $$
declare
    cared regclass;
begin
    foreach cared in array array['quarantine.stage_run', 'quarantine.stay_event', 'quarantine.room_night', 'quarantine.lodging', 'quarantine.transfer', 'quarantine.observation', 'quarantine.incident',
            'quarantine.sample', 'quarantine.certificate', 'quarantine.duty']::regclass[] loop
        execute format('create policy guest on %s using (stay_id = any ((select quarantine.guest_stays())::uuid[]))', cared);
    end loop;
end $$;

-- Who has the watch may be a person of the register: then he is a contact of a guest who turns out positive.
alter table quarantine.watch_turn add column person_id uuid references person.person (id) on delete set null;
create index watch_turn_person on quarantine.watch_turn (person_id) where person_id is not null;
