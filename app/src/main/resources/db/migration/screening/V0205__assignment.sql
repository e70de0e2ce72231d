-- Which account visits which grid, or which single household, in a round.
create table screening.assignment (
    id uuid primary key,
    round_id integer not null references screening.round (id),
    account_id uuid not null references access.account (id),
    region bigint not null,
    high bigint not null,
    household_id uuid references person.household (id) on delete cascade,
    recorded_at timestamptz not null,
    recorded_by text not null,
    ended_at timestamptz,
    ended_by text,
    check (region <= high),
    check ((ended_at is null) = (ended_by is null))
);
create unique index assignment_once on screening.assignment (round_id, account_id, region, household_id) nulls not distinct where ended_at is null;
create index assignment_account on screening.assignment (account_id) where ended_at is null;
create index assignment_household on screening.assignment (household_id) where household_id is not null;
call store.guard('screening.assignment', 'select, insert, update');
