-- The policies compare with the functions themselves, no longer with sub-selects: the planner may ask a stable function for its
-- value when it estimates, so it knows whether a jurisdiction is a grid or a district, and chooses as it would without a policy.
-- Values are still taken when the statement runs: a plan made under one jurisdiction never shows another's rows.
create or replace procedure store.guard(target regclass, rights text) language plpgsql as $$
begin
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format('create policy jurisdiction on %s using (region between store.low() and store.high())', target);
    execute format('grant %s on %s to zerospread_app', rights, target);
end $$;

do $$
declare
    guarded regclass;
begin
    for guarded in select polrelid::regclass from pg_policy where polname = 'jurisdiction' loop
        execute format('alter policy jurisdiction on %s using (region between store.low() and store.high())', guarded);
    end loop;
end $$;
