-- A visit by an officer to a firm, and what he saw there.
create table officers.visit (
    id uuid primary key,
    firm_id uuid not null references enterprise.firm (id) on delete cascade,
    kind text not null,
    officer_id uuid not null,
    region bigint not null,
    visited_on date not null,
    seen text not null check (seen <> ''),
    recorded_at timestamptz not null,
    recorded_by text not null,
    unique (officer_id, firm_id, visited_on),
    foreign key (officer_id, kind) references officers.officer (id, kind) on delete cascade
);
create index visit_firm on officers.visit (firm_id, kind, visited_on desc);
call store.guard('officers.visit', 'select, insert');

-- A problem of a firm: who sees to it, until when, who has it now that it is late, how it was solved, and who confirmed that it is.
create table officers.problem (
    id uuid primary key,
    firm_id uuid not null references enterprise.firm (id) on delete cascade,
    region bigint not null,
    visit_id uuid references officers.visit (id) on delete set null,
    kind text not null check (kind in ('PROTECTION', 'SUPPLIES', 'STAFF', 'LOGISTICS', 'FINANCE', 'POLICY', 'OTHER')),
    what text not null check (what <> ''),
    raised_on date not null,
    by_firm boolean not null,
    owner text check (owner <> ''),
    due_on date not null,
    rung text not null check (rung in ('RESIDENT', 'GUIDE', 'OFFICE')),
    state text not null check (state in ('OPEN', 'SOLVED', 'CONFIRMED')),
    recorded_at timestamptz not null,
    recorded_by text not null,
    solved_at timestamptz,
    solved_by text,
    solution text check (solution <> ''),
    confirmed_at timestamptz,
    confirmed_by text,
    check (due_on >= raised_on),
    check ((state = 'OPEN') = (solved_at is null)),
    check ((solved_at is null) = (solved_by is null) and (solved_at is null) = (solution is null)),
    check ((state = 'CONFIRMED') = (confirmed_at is not null)),
    check ((confirmed_at is null) = (confirmed_by is null))
);
create index problem_firm on officers.problem (firm_id, raised_on desc);
create index problem_open on officers.problem (due_on) where state = 'OPEN';
create index problem_visit on officers.problem (visit_id) where visit_id is not null;
call store.guard('officers.problem', 'select, insert, update');

-- What happened to a problem, step by step.
create table officers.problem_step (
    id uuid primary key,
    problem_id uuid not null references officers.problem (id) on delete cascade,
    region bigint not null,
    step text not null check (step in ('RAISED', 'OWNED', 'ESCALATED', 'SOLVED', 'RETURNED', 'CONFIRMED')),
    at timestamptz not null,
    by_whom text not null,
    note text check (note <> '')
);
create index problem_step_problem on officers.problem_step (problem_id, at);
call store.guard('officers.problem_step', 'select, insert');

-- Where a firm moves, what is known of its officers moves with it; a step of the program, so it reaches beyond the place of who moves it.
create function officers.follow() returns trigger language plpgsql security definer set search_path = pg_catalog set zerospread.low = '0' set zerospread.high = '999999999999999' as $$
begin
    update officers.assignment set region = new.region where firm_id = new.id;
    update officers.visit set region = new.region where firm_id = new.id;
    update officers.problem set region = new.region where firm_id = new.id;
    update officers.problem_step s set region = new.region from officers.problem p where p.id = s.problem_id and p.firm_id = new.id;
    return null;
end $$;
create trigger officers_follow after update of region on enterprise.firm for each row when (old.region is distinct from new.region) execute function officers.follow();
