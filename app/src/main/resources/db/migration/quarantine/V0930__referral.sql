create policy referred on quarantine.stay for select using (person_id = any ((select person.referred())::uuid[]));

create function quarantine.referred_stays() returns uuid[] language sql stable
    as $$ select coalesce(array_agg(id), '{}') from quarantine.stay where person_id = any (person.referred()) $$;
grant execute on function quarantine.referred_stays() to zerospread_app;
create policy referred on quarantine.stage_run for select using (stay_id = any ((select quarantine.referred_stays())::uuid[]));
create policy referred on quarantine.stay_event for select using (stay_id = any ((select quarantine.referred_stays())::uuid[]));
