insert into retention.deleted_kind (kind, target) values ('PASSAGES', 'checkpoint.passage');
create function retention.due_passages(before timestamptz) returns table (id uuid, at timestamptz) language sql stable as $$
    select p.id, p.passed_at from checkpoint.passage p where p.passed_at < before and p.region between store.low() and store.high() $$;
