-- The keys of the encrypted fields, each wrapped by the installation's key, which lies outside the database.
-- kind FIELD: encrypts; the newest is used for writing, older ones until nothing is left under them. kind INDEX: one, for the blind indexes.
create table access.data_key (
    id smallint primary key check (id between 1 and 255),
    kind text not null check (kind in ('FIELD', 'INDEX')),
    wrapped bytea not null,
    made_at timestamptz not null default clock_timestamp()
);
create unique index data_key_index on access.data_key (kind) where kind = 'INDEX';
comment on table access.data_key is 'open: keys, themselves encrypted';
grant select, insert, delete on access.data_key to zerospread_app;
