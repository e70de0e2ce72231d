-- What phones sent and was refused, waits, or clashed; findings of returnees; nil reports; assignments. Who is not named any more is gone with them.
insert into retention.deleted_kind (kind, target) values ('SUBMISSIONS', 'field.submission'), ('ZERO_REPORTS', 'screening.zero_report'), ('DEVICES', 'field.device');
create function retention.due_submissions(before timestamptz) returns table (id uuid, at timestamptz) language sql stable as $$
    select s.id, s.received_at from field.submission s where s.received_at < before and s.region between store.low() and store.high() $$;
create function retention.due_zero_reports(before timestamptz) returns table (id uuid, at timestamptz) language sql stable as $$
    select z.id, z.recorded_at from screening.zero_report z where z.recorded_at < before and z.region between store.low() and store.high() $$;
create function retention.due_devices(before timestamptz) returns table (id uuid, at timestamptz) language sql stable as $$
    select d.id, d.last_contact_at from field.device d where d.last_contact_at < before and d.region between store.low() and store.high() $$;
alter table field.conflict add constraint conflict_of foreign key (submission_id) references field.submission (id) on delete cascade not valid;
