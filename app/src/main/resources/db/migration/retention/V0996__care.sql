-- Needs of people in quarantine with their errands: deleted at their end; who is referred elsewhere may be read there.
insert into retention.deleted_kind (kind, target) values ('NEEDS', 'care.need');
create function retention.due_needs(before timestamptz) returns table (id uuid, at timestamptz) language sql stable as $$
    select n.id, n.at from (
        select n.id, greatest(n.recorded_at, n.ended_at, (select max(e.due_on)::timestamptz from care.errand e where e.need_id = n.id)) as at
        from care.need n where n.recorded_at < before and n.region between store.low() and store.high()) n
    where n.at < before $$;
create policy referred on care.need for select using (person_id = any ((select person.referred())::uuid[]));
create policy referred on care.errand for select using (person_id = any ((select person.referred())::uuid[]));
