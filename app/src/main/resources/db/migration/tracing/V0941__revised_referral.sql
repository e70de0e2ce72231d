create policy referred on tracing.revision for select using (track_id in (select t.id from tracing.track t where t.person_id = any ((select person.referred())::uuid[])));
