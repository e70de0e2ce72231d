-- What firms showed, reported and did on their way back to work: deleted at its end; what a step brought with it (who was screened out, who returned, who was exposed) goes with the step.
insert into retention.deleted_kind (kind, target) values ('FIRM_EVIDENCE', 'resumption.evidence'), ('FIRM_REPORTS', 'resumption.report'), ('FIRM_STEPS', 'resumption.firm_step');
create function retention.due_firm_evidence(before timestamptz) returns table (id uuid, at timestamptz) language sql stable as $$
    select e.id, e.recorded_at from resumption.evidence e where e.recorded_at < before and e.region between store.low() and store.high() $$;
create function retention.due_firm_reports(before timestamptz) returns table (id uuid, at timestamptz) language sql stable as $$
    select r.id, r.recorded_at from resumption.report r where r.recorded_at < before and r.region between store.low() and store.high() $$;
create function retention.due_firm_steps(before timestamptz) returns table (id uuid, at timestamptz) language sql stable as $$
    select s.id, s.recorded_at from resumption.firm_step s where s.recorded_at < before and s.region between store.low() and store.high() $$;
