create schema officers;
grant usage on schema officers to zerospread_app;

-- Who may guide, live with or supervise firms: where he works from, what he knows of, how many firms he can take, and his account if he has one.
create table officers.officer (
    id uuid primary key,
    kind text not null check (kind in ('GUIDE', 'RESIDENT', 'SUPERVISOR')),
    name text not null check (name <> ''),
    organisation text not null check (organisation <> ''),
    skills text[] not null,
    medical boolean not null,
    region bigint not null,
    capacity integer not null check (capacity between 1 and 1000),
    username text check (username <> ''),
    from_on date not null,
    left_on date,
    recorded_at timestamptz not null,
    recorded_by text not null,
    unique (id, kind),
    check (kind <> 'SUPERVISOR' or medical),
    check (left_on >= from_on)
);
create unique index officer_present on officers.officer (kind, name, organisation) where left_on is null;
create unique index officer_account on officers.officer (kind, username) where left_on is null and username is not null;
create index officer_region on officers.officer (region);
call store.guard('officers.officer', 'select, insert, update');

-- Who answers for which firm since when: one of each kind at a time; what was stays. The region is the firm's: who sees the firm sees its officers.
create table officers.assignment (
    id uuid primary key,
    firm_id uuid not null references enterprise.firm (id) on delete cascade,
    kind text not null,
    officer_id uuid not null,
    region bigint not null,
    from_on date not null,
    until_on date,
    pinned boolean not null,
    recorded_at timestamptz not null,
    recorded_by text not null,
    ended_at timestamptz,
    ended_by text,
    foreign key (officer_id, kind) references officers.officer (id, kind) on delete cascade,
    check (until_on >= from_on),
    check ((until_on is null) = (ended_at is null)),
    check ((ended_at is null) = (ended_by is null))
);
create unique index assignment_now on officers.assignment (firm_id, kind) where until_on is null;
create index assignment_officer on officers.assignment (officer_id) where until_on is null;
create index assignment_firm on officers.assignment (firm_id, from_on);
call store.guard('officers.assignment', 'select, insert, update');

-- A search for better assignments, and what became of it.
create table officers.proposal (
    id uuid primary key,
    region bigint not null,
    edition text not null,
    state text not null check (state in ('RUNNING', 'PROPOSED', 'ACCEPTED', 'DISCARDED', 'FAILED')),
    stopped boolean not null,
    asked_at timestamptz not null,
    asked_by text not null,
    finished_at timestamptz,
    decided_at timestamptz,
    decided_by text,
    check ((state = 'RUNNING') = (finished_at is null)),
    check ((state in ('ACCEPTED', 'DISCARDED')) = (decided_at is not null)),
    check ((decided_at is null) = (decided_by is null))
);
create index proposal_asked on officers.proposal (asked_at desc);
call store.guard('officers.proposal', 'select, insert, update');

-- What a search proposes: each firm's officer of each kind, beside the one it has. Pinned ones are in it as they are.
create table officers.proposed (
    proposal_id uuid not null references officers.proposal (id) on delete cascade,
    firm_id uuid not null references enterprise.firm (id) on delete cascade,
    kind text not null,
    region bigint not null,
    before_id uuid,
    officer_id uuid,
    pinned boolean not null,
    km integer,
    primary key (proposal_id, firm_id, kind),
    foreign key (officer_id, kind) references officers.officer (id, kind) on delete cascade,
    foreign key (before_id) references officers.officer (id) on delete set null
);
create index proposed_firm on officers.proposed (firm_id);
create index proposed_officer on officers.proposed (officer_id);
create index proposed_before on officers.proposed (before_id);
call store.guard('officers.proposed', 'select, insert');

-- What the present and the proposed assignments score, constraint by constraint, and what that means in hours and kilometres.
create table officers.measure (
    proposal_id uuid not null references officers.proposal (id) on delete cascade,
    kind text not null,
    measure text not null,
    place smallint not null,
    before numeric not null,
    after numeric not null,
    primary key (proposal_id, kind, measure)
);
grant select, insert on officers.measure to zerospread_app;
comment on table officers.measure is 'open: scores and means of a search; no personal data';

-- Names of the officers of firms that the jurisdiction sees, wherever these officers work from: a town's firm is guided from the district.
create function officers.of_firms(low bigint, high bigint) returns table (officer_id uuid, name text, organisation text, username text)
    language sql stable security definer set search_path = pg_catalog set zerospread.low = '0' set zerospread.high = '999999999999999' as $$
    select o.id, o.name, o.organisation, o.username from officers.officer o
    where exists (select from officers.assignment a where a.officer_id = o.id and a.region between low and high) $$;
grant execute on function officers.of_firms(bigint, bigint) to zerospread_app;

-- Whether an officer answers for a firm here now, by his account: he visits firms outside the place that he works from.
create function officers.mine(who text) returns uuid[] language sql stable
    as $$ select coalesce(array_agg(a.firm_id), '{}') from officers.assignment a join officers.of_firms(store.low(), store.high()) o on o.officer_id = a.officer_id
          where a.until_on is null and o.username = who and a.region between store.low() and store.high() $$;
grant execute on function officers.mine(text) to zerospread_app;
