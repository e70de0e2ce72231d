create policy referred on checkpoint.passage for select using (person_id = any ((select person.referred())::uuid[]));
