-- The audit trail as a chain per district: each record's hash covers the hash before it, so that none can be altered, removed or put
-- in between without all later ones changing. The third database role writes it; the application may only call the function.
do $$
begin
    if not exists (select from pg_roles where rolname = 'zerospread_audit') then
        create role zerospread_audit nologin nosuperuser nobypassrls;
    end if;
    if not pg_has_role(current_user, 'zerospread_audit', 'member') then
        execute format('grant zerospread_audit to %I', current_user);
    end if;
end $$;
grant usage on schema audit, store to zerospread_audit;

alter table audit.record add column district bigint, add column seq bigint, add column hash bytea;

-- The last record of each chain.
create table audit.head (
    district bigint primary key,
    seq bigint not null,
    hash bytea not null
);
alter table audit.head enable row level security;
alter table audit.head force row level security;
create policy writer on audit.head to zerospread_audit using (true);
grant select, insert, update on audit.head to zerospread_audit;

create function audit.field(value text) returns text language sql immutable parallel safe
    as $$ select case when value is null then '-' else octet_length(convert_to(value, 'UTF8')) || ':' || value end $$;

-- What a record's hash covers, beside the hash before it; docs/formats.md says how to compute it elsewhere.
create function audit.canonical(district bigint, seq bigint, recorded_at timestamptz, actor text, action text, region bigint, subject text, detail text)
    returns bytea language sql immutable parallel safe as $$
    select convert_to(audit.field(district::text) || audit.field(seq::text) || audit.field(((extract(epoch from recorded_at) * 1000000)::bigint)::text)
        || audit.field(actor) || audit.field(action) || audit.field(region::text) || audit.field(subject) || audit.field(detail), 'UTF8') $$;

create function audit.beginning(district bigint) returns bytea language sql immutable parallel safe
    as $$ select sha256(convert_to('zerospread audit chain ' || district, 'UTF8')) $$;

-- Those that are there already, in the order in which they were written.
do $$
declare
    r audit.record;
    before audit.head;
begin
    perform set_config('zerospread.low', '100000000000000', true), set_config('zerospread.high', '999999999999999', true);
    for r in select * from audit.record order by id loop
        r.district := r.region - r.region % 1000000000;
        select * into before from audit.head where district = r.district;
        r.seq := coalesce(before.seq, 0) + 1;
        r.hash := sha256(coalesce(before.hash, audit.beginning(r.district)) || audit.canonical(r.district, r.seq, r.recorded_at, r.actor, r.action, r.region, r.subject, r.detail));
        update audit.record set district = r.district, seq = r.seq, hash = r.hash where id = r.id;
        insert into audit.head values (r.district, r.seq, r.hash) on conflict (district) do update set seq = excluded.seq, hash = excluded.hash;
    end loop;
end $$;
alter table audit.record alter column district set not null, alter column seq set not null, alter column hash set not null, add unique (district, seq);
revoke insert on audit.record from zerospread_app;
grant insert on audit.record to zerospread_audit;

-- Writes one record at the end of its district's chain, and holds the chain until the transaction ends.
create function audit.append(at timestamptz, by_actor text, what text, place bigint, of_subject text, with_detail text) returns void
    language plpgsql security definer set search_path = pg_catalog as $$
declare
    of_district bigint := place - place % 1000000000;
    before audit.head;
    after bytea;
begin
    if place < store.low() or place > store.high() or store.low() is null then
        raise exception 'audit record for % outside the jurisdiction', place using errcode = '42501';
    end if;
    insert into audit.head values (of_district, 0, audit.beginning(of_district)) on conflict do nothing;
    select * into before from audit.head where district = of_district for update;
    after := sha256(before.hash || audit.canonical(of_district, before.seq + 1, at, by_actor, what, place, of_subject, with_detail));
    insert into audit.record (recorded_at, actor, action, region, subject, detail, district, seq, hash)
    values (at, by_actor, what, place, of_subject, with_detail, of_district, before.seq + 1, after);
    update audit.head set seq = before.seq + 1, hash = after where district = of_district;
end $$;

-- Where a chain ends, for the daily root.
create function audit.tip(of_district bigint, out seq bigint, out hash bytea) language sql stable security definer set search_path = pg_catalog
    as $$ select h.seq, h.hash from audit.head h where h.district = of_district $$;

grant create on schema audit to zerospread_audit;
alter function audit.append owner to zerospread_audit;
alter function audit.tip owner to zerospread_audit;
revoke create on schema audit from zerospread_audit;
revoke execute on function audit.append, audit.tip from public;
grant execute on function audit.append, audit.tip to zerospread_app;

-- The key that signs the roots; its private half is wrapped by the installation's key.
create table audit.signing_key (
    id smallint primary key,
    public_key bytea not null,
    private_wrapped bytea not null,
    made_at timestamptz not null default clock_timestamp()
);
comment on table audit.signing_key is 'open: a public key, and its private half encrypted';
grant select, insert on audit.signing_key to zerospread_app;

-- The end of a chain when a day was over, signed.
create table audit.root (
    district bigint not null,
    day date not null,
    seq bigint not null,
    hash bytea not null,
    signature bytea not null,
    key_id smallint not null references audit.signing_key (id),
    made_at timestamptz not null,
    primary key (district, day)
);
comment on table audit.root is 'open: hashes, published in the bulletin';
grant select, insert on audit.root to zerospread_app;
