insert into retention.deleted_kind (kind, target) values ('IMPORTS', 'intake.run');
create function retention.due_imports(before timestamptz) returns table (id uuid, at timestamptz) language sql stable as $$
    select r.id, r.started_at from intake.run r where r.started_at < before and r.region between store.low() and store.high() $$;
alter table intake.fault drop constraint fault_run_id_fkey, add foreign key (run_id) references intake.run (id) on delete cascade;
