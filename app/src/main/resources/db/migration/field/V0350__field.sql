create schema field;
grant usage on schema field to zerospread_app;

-- What a phone (or another client) sent, once for each id that it made. Taken content lies where its kind keeps it; what is refused or
-- waits for a person, or was taken in part, is kept here, sealed.
create table field.submission (
    id uuid primary key,
    region bigint not null,
    account text not null,
    device uuid,
    kind text not null,
    digest bytea not null check (length(digest) = 32),
    state text not null check (state in ('TAKEN', 'WAITING', 'REFUSED')),
    code text,
    made_at timestamptz,
    offset_seconds bigint,
    happened_at timestamptz,
    content_sealed bytea,
    received_at timestamptz not null,
    received_by text not null,
    decided_at timestamptz,
    decided_by text,
    check (state <> 'WAITING' or content_sealed is not null),
    check (state <> 'REFUSED' or content_sealed is not null),
    check ((decided_at is null) = (decided_by is null))
);
create index submission_waiting on field.submission (received_at) where state = 'WAITING';
call store.guard('field.submission', 'select, insert, update');

-- The same id with other content: the first stays the answer, the other is kept beside it.
create table field.conflict (
    submission_id uuid not null,
    digest bytea not null check (length(digest) = 32),
    region bigint not null,
    account text not null,
    device uuid,
    kind text not null,
    made_at timestamptz,
    content_sealed bytea not null,
    received_at timestamptz not null,
    received_by text not null,
    primary key (submission_id, digest)
);
call store.guard('field.conflict', 'select, insert, update');

-- A phone that makes submissions: when it was last heard of, what it had not sent, and the order to forget everything.
create table field.device (
    id uuid primary key,
    region bigint not null,
    account text not null,
    first_contact_at timestamptz not null,
    last_contact_at timestamptz not null,
    unsent integer not null check (unsent >= 0),
    wipe_ordered_at timestamptz,
    wipe_ordered_by text,
    wiped_at timestamptz,
    check ((wipe_ordered_at is null) = (wipe_ordered_by is null)),
    check (wiped_at is null or wipe_ordered_at is not null)
);
create index device_contact on field.device (last_contact_at);
call store.guard('field.device', 'select, insert, update');
