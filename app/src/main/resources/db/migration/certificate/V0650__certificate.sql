create schema certificate;
grant usage on schema certificate to zerospread_app;

-- The keys that sign health certificates. The newest that is not retired signs; the public halves of all stay published, so that what they signed can be verified. The private half is wrapped
-- by the installation's key, which lies outside the database, and destroyed when the key is retired. `revocations` counts the changes of the key's revocation list.
create table certificate.signing_key (
    kid text primary key,
    public_key bytea not null,
    private_wrapped bytea,
    made_at timestamptz not null,
    retired_at timestamptz,
    revocations bigint not null default 1,
    check ((private_wrapped is null) = (retired_at is not null))
);
create unique index signing_key_signs on certificate.signing_key ((true)) where retired_at is null;
comment on table certificate.signing_key is 'open: public keys, and the private half of one encrypted';
grant select, insert, update on certificate.signing_key to zerospread_app;

-- A certificate as it was given to somebody. The number is its `rid`.
create table certificate.certificate (
    id uuid primary key,
    number text not null unique check (number ~ '^[0-9A-HJKMNP-TV-Z]{18}$'),
    person_id uuid not null references person.person (id) on delete cascade,
    region bigint not null,
    kid text not null references certificate.signing_key (kid),
    measure text not null,
    first_on date not null,
    last_on date not null,
    jws text not null,
    firm_id uuid,
    issued_at timestamptz not null,
    issued_by text not null,
    revoked_at timestamptz,
    revoked_by text,
    revoked_for text check (revoked_for in ('CASE', 'CONTACT', 'QUARANTINE', 'REPLACED', 'MISTAKE', 'REQUEST', 'OTHER')),
    revoked_note text check (revoked_note <> ''),
    check ((revoked_at is null) = (revoked_by is null) and (revoked_at is null) = (revoked_for is null)),
    check (first_on <= last_on)
);
create index certificate_person on certificate.certificate (person_id, issued_at desc);
create index certificate_issued on certificate.certificate (issued_at desc, id);
create index certificate_holds on certificate.certificate (person_id) where revoked_at is null;
create index certificate_revoked on certificate.certificate (kid) where revoked_at is not null;
create index certificate_firm on certificate.certificate (firm_id) where firm_id is not null;
call store.guard('certificate.certificate', 'select, insert, update');

-- The numbers that were taken back of a key: published, they tell nothing of anybody.
create function certificate.revoked(of_kid text) returns table (number text) language sql stable security definer
    set search_path = pg_catalog set zerospread.low = '100000000000000' set zerospread.high = '999999999999999' as $$
    select c.number from certificate.certificate c where c.kid = of_kid and c.revoked_at is not null order by c.revoked_at, c.number $$;
revoke execute on function certificate.revoked(text) from public;
grant execute on function certificate.revoked(text) to zerospread_app;

-- What decides whether somebody may have a certificate: of those who live in the range, and of those who are on the ledger of an enterprise that works there.
create function certificate.facts(persons uuid[], low bigint, high bigint, on_day date, zone text) returns table (
        person_id uuid, region bigint, name text, resident boolean, held text, release_on date, watched boolean, quarantined_on date, illness text, arrived_on date, exposed_on date, negative_on date,
        reported_on date)
    language sql stable security definer set search_path = pg_catalog set zerospread.low = '100000000000000' set zerospread.high = '999999999999999' as $$
    with asked as materialized (
        select p.id, p.region, p.name, p.household_id is not null as resident from person.person p
        where p.id = any (persons) and (p.region between low and high
            or exists (select from enterprise.staff s where s.person_id = p.id and s.region between low and high and s.joined_on <= on_day and (s.left_on is null or s.left_on > on_day)))
    )
    select a.id, a.region, a.name, a.resident, f.held, f.release_on, f.watched, f.quarantined_on, f.illness, f.arrived_on, f.exposed_on, f.negative_on, f.reported_on
    from asked a join enterprise.return_facts(array(select id from asked), on_day, zone) f on f.person_id = a.id $$;
revoke execute on function certificate.facts(uuid[], bigint, bigint, date, text) from public;
grant execute on function certificate.facts(uuid[], bigint, bigint, date, text) to zerospread_app;

-- The last day of the certificate that holds for each of them, wherever they live: that there is one is what it is for.
create function certificate.certified(persons uuid[], on_day date) returns table (person_id uuid, last_on date) language sql stable security definer
    set search_path = pg_catalog set zerospread.low = '100000000000000' set zerospread.high = '999999999999999' as $$
    select c.person_id, max(c.last_on) from certificate.certificate c where c.person_id = any (persons) and c.revoked_at is null and c.last_on >= on_day group by c.person_id $$;
revoke execute on function certificate.certified(uuid[], date) from public;
grant execute on function certificate.certified(uuid[], date) to zerospread_app;

-- How a certificate stands, for its owner: who knows its number and the last four places of his card or telephone. Nothing of him leaves this function.
create function certificate.own(of_number text, card_tail bigint, phone_tail bigint) returns table (measure text, first_on date, last_on date, revoked_at timestamptz, revoked_for text)
    language sql stable security definer set search_path = pg_catalog set zerospread.low = '100000000000000' set zerospread.high = '999999999999999' as $$
    select c.measure, c.first_on, c.last_on, c.revoked_at, c.revoked_for from certificate.certificate c join person.person p on p.id = c.person_id
    where c.number = of_number and (p.card_tail_index = card_tail or p.phone_tail_index = phone_tail) $$;
revoke execute on function certificate.own(text, bigint, bigint) from public;
grant execute on function certificate.own(text, bigint, bigint) to zerospread_app;
