create schema support;
grant usage on schema support to zerospread_app;

-- Editions of the policies, as their documents were published; the program ships the first.
create table support.edition (
    code text not null,
    version integer not null check (version > 0),
    effective_from date not null,
    document text not null,
    published_at timestamptz not null,
    published_by text not null,
    primary key (code, version)
);
comment on table support.edition is 'open: policies of support, published; no personal data';
grant select, insert on support.edition to zerospread_app;

-- What may be granted under a policy in a district, and what has been: the database itself grants no more than there is.
create table support.budget (
    district bigint not null,
    policy text not null,
    kind text not null check (kind in ('FINANCE', 'LABOUR', 'RENT', 'LOGISTICS', 'ENERGY', 'TAX')),
    budget_cents bigint check (budget_cents >= 0),
    granted_cents bigint not null default 0 check (granted_cents >= 0),
    paid_cents bigint not null default 0 check (paid_cents between 0 and granted_cents),
    granted integer not null default 0 check (granted >= 0),
    primary key (district, policy),
    check (granted_cents <= budget_cents)
);
comment on table support.budget is 'open: sums by policy; no personal data';
grant select, insert, update on support.budget to zerospread_app;

-- What a firm applied for, by the edition of that day; what it stated, what came of it. Money is in cents.
create table support.application (
    id uuid primary key,
    firm_id uuid not null references enterprise.firm (id),
    region bigint not null,
    policy text not null,
    kind text not null check (kind in ('FINANCE', 'LABOUR', 'RENT', 'LOGISTICS', 'ENERGY', 'TAX')),
    edition_code text not null,
    edition_version integer not null,
    industry text not null,
    heads integer check (heads between 1 and 1000000),
    base_cents bigint check (base_cents > 0),
    computed_cents bigint not null check (computed_cents > 0),
    evidence text[] not null check (cardinality(evidence) > 0),
    state text not null check (state in ('APPLIED', 'GRANTED', 'REFUSED', 'PAID', 'WITHDRAWN')),
    filed_at timestamptz not null,
    filed_by text not null,
    granted_cents bigint check (granted_cents between 1 and computed_cents),
    reason text check (reason <> ''),
    decided_at timestamptz,
    decided_by text check (decided_by <> filed_by),
    paid_on date,
    paid_at timestamptz,
    paid_by text,
    reference text check (reference <> ''),
    check ((decided_at is null) = (state in ('APPLIED', 'WITHDRAWN'))),
    check ((decided_at is null) = (decided_by is null)),
    check ((granted_cents is not null) = (state in ('GRANTED', 'PAID'))),
    check (state <> 'REFUSED' or reason is not null),
    check ((state = 'PAID') = (paid_on is not null)),
    check ((paid_on is null) = (paid_by is null))
);
-- One application of a firm under a policy, unless it was refused or taken back.
create unique index application_once on support.application (firm_id, policy) where state not in ('REFUSED', 'WITHDRAWN');
create index application_list on support.application (filed_at desc, id);
call store.guard('support.application', 'select, insert, update');
