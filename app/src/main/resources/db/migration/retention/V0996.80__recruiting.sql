-- Applications for jobs are deleted at their end; the hires that the figures count name nobody and stay.
insert into retention.deleted_kind (kind, target) values ('APPLICATIONS', 'recruiting.application');
create function retention.due_applications(before timestamptz) returns table (id uuid, at timestamptz) language sql stable as $$
    select a.id, a.recorded_at from recruiting.application a
    where a.recorded_at < before and a.region between store.low() and store.high()
      and not exists (select from recruiting.application_step s where s.application_id = a.id and s.recorded_at >= before) $$;
