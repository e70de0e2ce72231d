-- Tokens of API clients as SHA-256; times are real ones, also while a replay holds the clock.
create table access.api_session (
    digest bytea primary key check (length(digest) = 32),
    account_id uuid not null references access.account (id),
    epoch integer not null,
    second_factor boolean not null,
    made_at timestamptz not null,
    used_at timestamptz not null
);
create index on access.api_session (made_at);
grant select, insert, update, delete on access.api_session to zerospread_app;
comment on table access.api_session is 'open: users of the program; digests only';

-- Whom the account is at an identity provider: issuer and subject; set by those who manage accounts.
alter table access.account
    add column oidc_issuer text,
    add column oidc_subject text check (length(oidc_subject) between 1 and 255),
    add check ((oidc_issuer is null) = (oidc_subject is null)),
    add unique (oidc_issuer, oidc_subject);
