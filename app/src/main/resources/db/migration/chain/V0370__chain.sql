create schema chain;
grant usage on schema chain to zerospread_app;

-- What the investigation says of two cases. A link lies where the infectee's case lies; withdrawn, it stays, with who withdrew it and why.
create table chain.link (
    id uuid primary key,
    infector_id uuid not null references surveillance.case_file (id) on delete cascade,
    infectee_id uuid not null references surveillance.case_file (id) on delete cascade,
    region bigint not null,
    certainty text not null check (certainty in ('ESTABLISHED', 'NAMED', 'CONTACT', 'EXCLUDED')),
    evidence text not null check (evidence <> ''),
    recorded_at timestamptz not null,
    recorded_by text not null,
    withdrawn_at timestamptz,
    withdrawn_by text,
    withdrawn_why text check (withdrawn_why <> ''),
    check (infector_id <> infectee_id),
    check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_why is null))
);
create unique index link_pair on chain.link (infector_id, infectee_id) where withdrawn_at is null;
create index link_infectee on chain.link (infectee_id);
call store.guard('chain.link', 'select, insert, update');
