create policy referred on tracing.track for select using (person_id = any ((select person.referred())::uuid[]));
create policy referred on tracing.place for select using (id in (select t.place_id from tracing.track t where t.person_id = any ((select person.referred())::uuid[])));
