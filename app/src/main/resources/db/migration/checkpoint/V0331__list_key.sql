-- The key that signs the lists which crews take along; the private half is wrapped by the installation's key, which lies outside the database.
create table checkpoint.list_key (
    only_row boolean primary key default true check (only_row),
    public_key bytea not null,
    private_wrapped bytea not null,
    made_at timestamptz not null default clock_timestamp()
);
comment on table checkpoint.list_key is 'open: a public key, and its private half encrypted';
grant select, insert on checkpoint.list_key to zerospread_app;
