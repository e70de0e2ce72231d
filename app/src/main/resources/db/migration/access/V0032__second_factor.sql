-- A secret shared with an authenticator app, encrypted with a key that lies outside the database.
create table access.second_factor (
    account_id uuid primary key references access.account (id),
    secret bytea not null,
    confirmed_at timestamptz,
    last_step bigint not null default 0
);
grant select, insert, update, delete on access.second_factor to zerospread_app;

-- Recovery codes as keyed digests; one that was used is gone.
create table access.recovery_code (
    account_id uuid not null references access.account (id),
    digest bytea not null,
    primary key (account_id, digest)
);
grant select, insert, delete on access.recovery_code to zerospread_app;
