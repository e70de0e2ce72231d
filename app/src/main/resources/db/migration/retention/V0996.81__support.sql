-- Applications for support are deleted at their end; what was granted and paid by policy stays.
insert into retention.deleted_kind (kind, target) values ('SUPPORT_APPLICATIONS', 'support.application');
create function retention.due_support_applications(before timestamptz) returns table (id uuid, at timestamptz) language sql stable as $$
    select a.id, greatest(a.filed_at, a.decided_at, a.paid_at) from support.application a
    where greatest(a.filed_at, a.decided_at, a.paid_at) < before and a.region between store.low() and store.high() $$;
