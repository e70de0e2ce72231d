-- Health certificates: deleted some time after they ended.
insert into retention.deleted_kind (kind, target) values ('CERTIFICATES', 'certificate.certificate');
create function retention.due_certificates(before timestamptz) returns table (id uuid, at timestamptz) language sql stable as $$
    select c.id, (c.last_on + 1)::timestamptz from certificate.certificate c where (c.last_on + 1)::timestamptz < before and c.region between store.low() and store.high() $$;
create policy referred on certificate.certificate for select using (person_id = any ((select person.referred())::uuid[]));
