-- Officers of enterprises, their visits, the problems that they saw solved, and searches for assignments: deleted at their end.
insert into retention.deleted_kind (kind, target) values ('OFFICER_PROPOSALS', 'officers.proposal'), ('FIRM_PROBLEMS', 'officers.problem'), ('FIRM_VISITS', 'officers.visit'),
    ('OFFICERS', 'officers.officer');
create function retention.due_officer_proposals(before timestamptz) returns table (id uuid, at timestamptz) language sql stable as $$
    select p.id, p.asked_at from officers.proposal p where p.asked_at < before and p.region between store.low() and store.high() $$;
create function retention.due_firm_problems(before timestamptz) returns table (id uuid, at timestamptz) language sql stable as $$
    select p.id, p.confirmed_at from officers.problem p where p.confirmed_at < before and p.region between store.low() and store.high() $$;
create function retention.due_firm_visits(before timestamptz) returns table (id uuid, at timestamptz) language sql stable as $$
    select v.id, v.recorded_at from officers.visit v where v.recorded_at < before and v.region between store.low() and store.high() $$;
-- Who takes firms no more; his assignments and visits go with him.
create function retention.due_officers(before timestamptz) returns table (id uuid, at timestamptz) language sql stable as $$
    select o.id, o.left_on::timestamptz from officers.officer o where o.left_on::timestamptz < before and o.region between store.low() and store.high() $$;
