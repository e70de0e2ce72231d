create schema enterprise;
grant usage on schema enterprise to zerospread_app;

-- An enterprise: who it is, where it works, and what of it the graded control asks. `large` is the state's threshold for industrial firms (规上), `size` its statistical class.
create table enterprise.firm (
    id uuid primary key,
    credit_code text not null unique check (credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
    name text not null check (name <> ''),
    industry text not null check (industry ~ '^[A-T][0-9]{0,4}$'),
    size text not null check (size in ('LARGE', 'MEDIUM', 'SMALL', 'MICRO')),
    large boolean not null,
    park text check (park <> ''),
    priority text not null check (priority in ('ESSENTIAL', 'LARGE', 'PARK', 'OTHER')),
    region bigint not null,
    address text not null,
    contact text check (contact <> ''),
    phone text check (phone <> ''),
    staff_expected integer not null check (staff_expected between 0 and 1000000),
    recorded_at timestamptz not null,
    recorded_by text not null,
    closed_on date
);
create index firm_region on enterprise.firm (region, name);
call store.guard('enterprise.firm', 'select, insert, update');

-- Who works where: one person, one file. The region is the enterprise's, so who sees the enterprise sees its ledger; where a member lives says the register of persons.
create table enterprise.staff (
    id uuid primary key,
    firm_id uuid not null references enterprise.firm (id),
    person_id uuid not null references person.person (id) on delete cascade,
    region bigint not null,
    post text check (post <> ''),
    shift text check (shift <> ''),
    canteen_table text check (canteen_table <> ''),
    bus text check (bus <> ''),
    dormitory text check (dormitory <> ''),
    joined_on date not null,
    left_on date,
    recorded_at timestamptz not null,
    recorded_by text not null,
    unique (firm_id, person_id, joined_on),
    check (left_on >= joined_on)
);
create index staff_person on enterprise.staff (person_id);
create unique index staff_once on enterprise.staff (person_id) where left_on is null;
call store.guard('enterprise.staff', 'select, insert, update, delete');

-- Which enterprise an account acts for.
create table enterprise.account (
    account_id uuid primary key references access.account (id) on delete cascade,
    firm_id uuid not null references enterprise.firm (id) on delete cascade,
    bound_at timestamptz not null,
    bound_by text not null
);
create index account_firm on enterprise.account (firm_id);
comment on table enterprise.account is 'open: which enterprise an account acts for; no personal data';
grant select, insert, delete on enterprise.account to zerospread_app;
