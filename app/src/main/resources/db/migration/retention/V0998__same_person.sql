-- Entries that are one person come to their end together: while one of them must be kept, so must the others, or nobody could tell any more whose it is.
create function retention.kept_for_another(of_person uuid, before timestamptz) returns boolean language sql stable as $$
    select exists (select from person.doubt d where d.state = 'SAME' and of_person in (d.person_id, d.other_id))
        and exists (select from person.entries_of(of_person) e left join person.person p on p.id = e.id
            where e.id <> of_person and (p.id is null or p.recorded_at >= before or retention.hold_on(e.id) > 0)) $$;
create or replace function retention.due_persons(before timestamptz) returns table (id uuid, at timestamptz) language sql stable as $$
    select p.id, p.recorded_at from person.person p
    where p.recorded_at < before and p.region between store.low() and store.high() and retention.hold_on(p.id) = 0 and not retention.kept_for_another(p.id, before) $$;
