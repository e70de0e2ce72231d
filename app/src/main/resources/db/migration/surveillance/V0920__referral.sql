create policy referred on surveillance.case_file for select using (person_id = any ((select person.referred())::uuid[]));
create policy referred on surveillance.case_event for select using (person_id = any ((select person.referred())::uuid[]));
create policy referred on surveillance.test for select using (person_id = any ((select person.referred())::uuid[]));
create policy referred on surveillance.contact for select using (person_id = any ((select person.referred())::uuid[]));
