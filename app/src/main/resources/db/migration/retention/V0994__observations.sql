-- Observations go some time after they were recorded, once the stay is over; so does what was set aside.
insert into retention.deleted_kind (kind, target) values ('OBSERVATIONS', 'quarantine.observation'), ('SET_ASIDE', 'quarantine.set_aside');
create function retention.due_observations(before timestamptz) returns table (id uuid, at timestamptz) language sql stable as $$
    select o.id, o.recorded_at from quarantine.observation o join quarantine.stay s on s.id = o.stay_id
    where o.recorded_at < before and s.state <> 'RUNNING' and o.region between store.low() and store.high() $$;
create function retention.due_set_aside(before timestamptz) returns table (id uuid, at timestamptz) language sql stable as $$
    select a.id, a.recorded_at from quarantine.set_aside a where a.recorded_at < before and a.region between store.low() and store.high() $$;
create policy referred on quarantine.observation for select using (person_id = any ((select person.referred())::uuid[]));
