-- Visits to the fever clinic and clocks of reports: deleted at their end; who is referred elsewhere may be read there.
insert into retention.deleted_kind (kind, target) values ('TRIAGES', 'surveillance.triage'), ('REPORTS', 'surveillance.suspect_report');
create function retention.due_triages(before timestamptz) returns table (id uuid, at timestamptz) language sql stable as $$
    select t.id, t.happened_at from surveillance.triage t where t.happened_at < before and t.region between store.low() and store.high() $$;
create function retention.due_reports(before timestamptz) returns table (id uuid, at timestamptz) language sql stable as $$
    select r.id, r.recorded_at from surveillance.suspect_report r where r.recorded_at < before and r.region between store.low() and store.high() $$;
create policy referred on surveillance.triage for select using (person_id = any ((select person.referred())::uuid[]));
create policy referred on surveillance.suspect_report for select using (person_id = any ((select person.referred())::uuid[]));
