-- A round's scope as a range, its questions by the policy in force when it was opened, and its end by a named person.
-- A visit belongs to every round whose scope and period cover it: of a scope there is one round on a day, but a town may hold its own within the district's.
alter table screening.round
    add column id integer generated always as identity,
    add column high bigint generated always as (region + case
        when region % 10000000000000 = 0 then 9999999999999
        when region % 100000000000 = 0 then 99999999999
        when region % 1000000000 = 0 then 999999999
        when region % 1000000 = 0 then 999999
        when region % 1000 = 0 then 999 else 0 end) stored,
    add column questions text not null default 'screening-2020@1',
    add column opened_by text,
    add column closed_by text,
    add column closed_at timestamptz,
    add unique (id),
    add check ((closed_by is null) = (closed_at is null));

-- What was answered at the door beside temperature and symptoms: question code to YES, NO or UNKNOWN; null where nobody asked.
alter table screening.person_check add column answers jsonb check (jsonb_typeof(answers) = 'object');

insert into access.role_right (role, right_code)
select role, 'SCREENING_MANAGE' from unnest(array['ADMINISTRATOR', 'COMMAND_OFFICE', 'TOWN_OFFICER']) as role on conflict do nothing;
