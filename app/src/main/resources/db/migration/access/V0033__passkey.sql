-- Public keys of authenticators (WebAuthn): a second factor that answers to this site only.
create table access.passkey (
    credential_id bytea primary key check (length(credential_id) between 1 and 1023),
    account_id uuid not null references access.account (id),
    label text not null check (length(label) between 1 and 60),
    public_key bytea not null,
    sign_count bigint not null check (sign_count >= 0),
    user_verified boolean not null,
    backup_eligible boolean not null,
    backed_up boolean not null,
    transports text[] not null,
    attestation bytea not null,
    client_data bytea,
    added_at timestamptz not null,
    used_at timestamptz
);
create index on access.passkey (account_id);
grant select, insert, update, delete on access.passkey to zerospread_app;
comment on table access.passkey is 'open: users of the program; public keys, no secrets';
