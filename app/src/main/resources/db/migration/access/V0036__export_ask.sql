-- Who asked for a long list, and who let it go. The filters of the list may hold somebody's name: they are encrypted, and compared by their
-- keyed digest. A list that was too long waits as PREPARED until its asker says what for.
create table access.export_ask (
    id uuid primary key,
    region bigint not null,
    high bigint not null,
    account_id uuid not null references access.account (id),
    asker text not null,
    list text not null check (list ~ '^/[a-z0-9/.-]+$'),
    filters_sealed bytea not null,
    filters_index bytea not null,
    row_count integer not null check (row_count > 0),
    state text not null check (state in ('PREPARED', 'ASKED', 'APPROVED', 'REFUSED', 'USED')),
    reason text check (reason <> ''),
    prepared_at timestamptz not null default clock_timestamp(),
    asked_at timestamptz,
    decided_by_id uuid references access.account (id),
    decided_by text,
    decision_reason text,
    decided_at timestamptz,
    expires_at timestamptz,
    used_at timestamptz,
    check (region <= high),
    constraint nobody_decides_on_his_own check (decided_by_id is null or decided_by_id <> account_id and decided_by <> asker),
    check ((state = 'PREPARED') = (reason is null) and (reason is null) = (asked_at is null)),
    check ((state in ('PREPARED', 'ASKED')) = (decided_by_id is null) and (decided_by_id is null) = (decided_at is null) and (decided_by_id is null) = (decided_by is null)),
    check ((state in ('APPROVED', 'USED')) = (expires_at is not null) and (state = 'USED') = (used_at is not null)),
    check (state <> 'REFUSED' or decision_reason <> '')
);
create unique index export_ask_prepared on access.export_ask (account_id, list, filters_index, region, high) where state = 'PREPARED';
create index export_ask_open on access.export_ask (region, asked_at) where state = 'ASKED';
create index export_ask_account on access.export_ask (account_id, prepared_at);
call store.guard('access.export_ask', 'select, insert, update');
-- All of the list's range must lie in the jurisdiction, not its beginning alone.
create policy whole on access.export_ask as restrictive using (high <= store.high());
