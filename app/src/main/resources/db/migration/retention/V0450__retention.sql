-- The end of records: what is due is proposed, two people sign, and only then one function deletes or anonymises, piece by piece.
-- Functions speak of tables that later migrations make (person.referral), so their bodies are looked at when they are first called.
set local check_function_bodies = off;
create schema retention;
grant usage on schema retention to zerospread_app;
do $$
begin
    if not exists (select from pg_roles where rolname = 'zerospread_retention') then
        create role zerospread_retention nologin nosuperuser nobypassrls;
    end if;
    if not pg_has_role(current_user, 'zerospread_retention', 'member') then
        execute format('grant zerospread_retention to %I', current_user);
    end if;
end $$;
grant usage on schema retention, store, person, screening, surveillance, quarantine, access, audit to zerospread_retention;

create table retention.run (
    id uuid primary key,
    region bigint not null,
    high bigint not null,
    scope text not null check (scope in ('DUE', 'OUTBREAK')),
    state text not null check (state in ('PROPOSED', 'RUNNING', 'DONE', 'WITHDRAWN')),
    policy_code text not null,
    policy_version integer not null,
    policy_hash bytea not null,
    as_of date not null,
    proposed_by text not null,
    proposed_at timestamptz not null,
    reason text not null,
    before_seq bigint,
    before_hash bytea,
    started_at timestamptz,
    ended_at timestamptz,
    check (region <= high),
    check ((state in ('DONE', 'WITHDRAWN')) = (ended_at is not null)),
    check (state not in ('RUNNING', 'DONE') or started_at is not null)
);
create unique index run_open on retention.run (region) where state in ('PROPOSED', 'RUNNING');
call store.guard('retention.run', 'select, insert, update');
create policy whole on retention.run as restrictive using (high <= store.high());

-- What is to be done to one kind of record, in the order of `seq`.
create table retention.item (
    run_id uuid not null references retention.run (id),
    region bigint not null,
    seq smallint not null,
    kind text not null,
    action text not null check (action in ('DELETE', 'ANONYMISE', 'DESTROY')),
    cutoff timestamptz not null,
    counted bigint not null,
    oldest timestamptz,
    newest timestamptz,
    done bigint not null default 0,
    finished boolean not null default false,
    primary key (run_id, kind)
);
call store.guard('retention.item', 'select, insert');

-- Two different people; the primary key and the second key see to that.
create table retention.signature (
    run_id uuid not null references retention.run (id),
    region bigint not null,
    account_id uuid not null references access.account (id),
    name text not null,
    signed_at timestamptz not null,
    primary key (run_id, account_id),
    unique (run_id, name)
);
call store.guard('retention.signature', 'select, insert');

create table retention.certificate (
    run_id uuid primary key references retention.run (id),
    region bigint not null,
    document text not null,
    signature bytea not null,
    key_id smallint not null references audit.signing_key (id),
    made_at timestamptz not null
);
call store.guard('retention.certificate', 'select, insert');

-- What was signed is not added to.
create function retention.refuse_after_signature() returns trigger language plpgsql as $$
begin
    if exists (select from retention.signature where run_id = new.run_id) then
        raise exception 'run % is signed already', new.run_id using errcode = 'ZS450';
    end if;
    return new;
end $$;
create trigger not_after_signature before insert on retention.item for each row execute function retention.refuse_after_signature();

-- Where an audit chain was cut: at a root, signed again as a cut, with the two who signed the run. Written before the first record goes.
create table audit.cut (
    district bigint not null,
    seq bigint not null,
    day date not null,
    hash bytea not null,
    run_id uuid not null references retention.run (id),
    signers text not null,
    signature bytea not null,
    key_id smallint not null references audit.signing_key (id),
    made_at timestamptz not null,
    primary key (district, seq),
    foreign key (district, day) references audit.root (district, day)
);
comment on table audit.cut is 'open: hashes and the names of two users of the program';
grant select, insert on audit.cut to zerospread_app;

-- Records that stay for the figures while nobody can be recognised in them any more.
alter table person.person add column anonymised_at timestamptz;
alter table person.arrival add column anonymised_at timestamptz;
alter table surveillance.case_file add column anonymised_at timestamptz;
alter table surveillance.contact add column anonymised_at timestamptz;
alter table quarantine.stay add column anonymised_at timestamptz;
alter table screening.visit add column anonymised_at timestamptz, alter column household_id drop not null,
    add check ((household_id is null) = (anonymised_at is not null));
alter table access.account add column anonymised_at timestamptz;

grant select, update, delete on person.person, person.household, person.arrival, person.arrival_stay, person.arrival_companion, screening.visit, screening.person_check,
    surveillance.case_file, surveillance.case_event, surveillance.test, surveillance.contact, quarantine.stay, quarantine.stage_run, quarantine.stay_event, quarantine.room_night,
    access.export_ask, access.account, access.second_factor, access.recovery_code, access.data_key to zerospread_retention;
grant select, delete on audit.record to zerospread_retention;
grant select on audit.root, audit.cut, retention.signature, access.assignment to zerospread_retention;
grant select, update on retention.run, retention.item to zerospread_retention;

-- What is due: id and the moment it is counted from. The region is asked for as well, since referrals show more than the jurisdiction.
create function retention.due_export_asks(before timestamptz) returns table (id uuid, at timestamptz) language sql stable as $$
    select e.id, e.prepared_at from access.export_ask e where e.prepared_at < before and e.region between store.low() and store.high() $$;
create function retention.due_referrals(before timestamptz) returns table (id uuid, at timestamptz) language sql stable as $$
    select r.id, r.ended_at from person.referral r where r.ended_at < before and r.region between store.low() and store.high() $$;
create function retention.due_visits(before timestamptz) returns table (id uuid, at timestamptz) language sql stable as $$
    select v.id, v.visited_at from screening.visit v where v.visited_at < before and v.anonymised_at is null and v.region between store.low() and store.high() $$;
create function retention.due_tests(before timestamptz) returns table (id uuid, at timestamptz) language sql stable as $$
    select t.id, t.resulted_at from surveillance.test t where t.resulted_at < before and t.region between store.low() and store.high() $$;
create function retention.due_arrivals(before timestamptz) returns table (id uuid, at timestamptz) language sql stable as $$
    select a.id, a.arrived_at from person.arrival a where a.arrived_at < before and a.anonymised_at is null and a.region between store.low() and store.high() $$;
create function retention.due_contacts(before timestamptz) returns table (id uuid, at timestamptz) language sql stable as $$
    select c.id, c.released_on::timestamptz from surveillance.contact c where c.released_on::timestamptz < before and c.anonymised_at is null and c.region between store.low() and store.high() $$;
create function retention.due_stays(before timestamptz) returns table (id uuid, at timestamptz) language sql stable as $$
    select s.id, s.release_on::timestamptz from quarantine.stay s
    where s.state <> 'RUNNING' and s.release_on::timestamptz < before and s.anonymised_at is null and s.region between store.low() and store.high() $$;
create function retention.due_cases(before timestamptz) returns table (id uuid, at timestamptz) language sql stable as $$
    select c.id, c.state_since from surveillance.case_file c
    where c.state in ('EXCLUDED', 'CLOSED', 'DEAD') and c.state_since < before and c.anonymised_at is null and c.region between store.low() and store.high() $$;
create function retention.due_households(before timestamptz) returns table (id uuid, at timestamptz) language sql stable as $$
    select h.id, h.recorded_at from person.household h where h.recorded_at < before and h.region between store.low() and store.high()
      and not exists (select from person.person p where p.household_id = h.id) and not exists (select from screening.visit v where v.household_id = h.id) $$;

-- 0: nothing speaks of this person; 1: only anonymised records do; 2: others. Asked over all regions, whose answer tells nothing more.
create function retention.hold_on(of_person uuid) returns integer language sql stable security definer set search_path = pg_catalog
    set zerospread.low = '100000000000000' set zerospread.high = '999999999999999' as $$
    select case
        when exists (select from screening.person_check where person_id = of_person) or exists (select from surveillance.test where person_id = of_person)
            or exists (select from person.referral where person_id = of_person) or exists (select from person.arrival_companion where person_id = of_person)
            or exists (select from person.arrival where person_id = of_person and anonymised_at is null) or exists (select from surveillance.case_file where person_id = of_person and anonymised_at is null)
            or exists (select from surveillance.contact where person_id = of_person and anonymised_at is null) or exists (select from quarantine.stay where person_id = of_person and anonymised_at is null) then 2
        when exists (select from person.arrival where person_id = of_person) or exists (select from surveillance.case_file where person_id = of_person)
            or exists (select from surveillance.contact where person_id = of_person) or exists (select from quarantine.stay where person_id = of_person) then 1
        else 0 end $$;
create function retention.due_persons(before timestamptz) returns table (id uuid, at timestamptz) language sql stable as $$
    select p.id, p.recorded_at from person.person p where p.recorded_at < before and p.region between store.low() and store.high() and retention.hold_on(p.id) = 0 $$;
create function retention.due_subjects(before timestamptz) returns table (id uuid, at timestamptz) language sql stable as $$
    select p.id, p.recorded_at from person.person p
    where p.recorded_at < before and p.anonymised_at is null and p.region between store.low() and store.high() and retention.hold_on(p.id) = 1 $$;
create function retention.due_accounts(before timestamptz) returns table (id uuid, at timestamptz) language sql stable as $$
    select a.id, a.valid_to::timestamptz from access.account a where a.valid_to::timestamptz < before and a.anonymised_at is null
      and exists (select from access.assignment s where s.account_id = a.id)
      and not exists (select from access.assignment s where s.account_id = a.id and (s.low < store.low() or s.high > store.high())) $$;

-- The root at which a district's chain may be cut: all records up to it are older than the day asked for, and were written at least
-- six months ago by the database's own clock, whatever the policy or a replay's clock says.
create function retention.cut_root(of_district bigint, before timestamptz) returns audit.root language sql stable as $$
    select r.* from audit.root r where r.district = of_district
      and r.seq < (select coalesce(min(a.seq), 9223372036854775807) from audit.record a
            where a.district = of_district and (a.recorded_at >= before or a.written_at >= clock_timestamp() - interval '180 days'))
      and exists (select from audit.record a where a.district = of_district and a.seq <= r.seq)
    order by r.seq desc, r.day desc limit 1 $$;
create function retention.due_audit(before timestamptz) returns table (id bigint, at timestamptz) language sql stable as $$
    select a.id, a.recorded_at from audit.record a
    where a.district = store.low() and a.region between store.low() and store.high() and a.seq <= (select (retention.cut_root(store.low(), before)).seq) $$;

-- One piece of one kind, at most so many rows. Refuses without two signatures by different people, and under any jurisdiction but the run's own.
create function retention.carry(of_run uuid, of_kind text, most integer) returns bigint language plpgsql security definer set search_path = pg_catalog as $$
declare
    r retention.run;
    i retention.item;
    n bigint := 0;
    before timestamptz;
begin
    select * into r from retention.run where id = of_run for update;
    if r.id is null or r.region is distinct from store.low() or r.high is distinct from store.high() then
        raise exception 'run % is not of this jurisdiction', of_run using errcode = '42501';
    end if;
    if r.state <> 'RUNNING' or (select count(distinct s.account_id) < 2 or count(distinct s.name) < 2 from retention.signature s where s.run_id = of_run) then
        raise exception 'run % has not been signed by two people', of_run using errcode = 'ZS451';
    end if;
    select * into i from retention.item where run_id = of_run and kind = of_kind;
    if i.run_id is null or i.finished then
        return 0;
    end if;
    before := i.cutoff;
    if r.scope = 'OUTBREAK' then
        n := retention.destroy(of_kind, most);
    elsif of_kind = 'EXPORT_ASKS' then
        delete from access.export_ask where id in (select d.id from retention.due_export_asks(before) d limit most);
        get diagnostics n = row_count;
    elsif of_kind = 'REFERRALS' then
        delete from person.referral where id in (select d.id from retention.due_referrals(before) d limit most);
        get diagnostics n = row_count;
    elsif of_kind = 'VISITS' then
        with due as materialized (select d.id from retention.due_visits(before) d limit most),
            checks as (delete from screening.person_check c using due where c.visit_id = due.id)
        update screening.visit v set household_id = null, worker = '—', anonymised_at = clock_timestamp() from due where v.id = due.id;
        get diagnostics n = row_count;
    elsif of_kind = 'TESTS' then
        delete from surveillance.test where id in (select d.id from retention.due_tests(before) d limit most);
        get diagnostics n = row_count;
    elsif of_kind = 'ARRIVALS' then
        with due as materialized (select d.id from retention.due_arrivals(before) d limit most),
            stays as (delete from person.arrival_stay s using due where s.arrival_id = due.id),
            companions as (delete from person.arrival_companion c using due where c.arrival_id = due.id)
        update person.arrival a set service = null, departed_at = null, recorded_by = '—', anonymised_at = clock_timestamp() from due where a.id = due.id;
        get diagnostics n = row_count;
    elsif of_kind = 'CONTACTS' then
        update surveillance.contact c set setting = '—', release_reason = null, recorded_by = '—', anonymised_at = clock_timestamp()
        where c.id in (select d.id from retention.due_contacts(before) d limit most);
        get diagnostics n = row_count;
    elsif of_kind = 'STAYS' then
        with due as materialized (select d.id from retention.due_stays(before) d limit most),
            nights as (delete from quarantine.room_night n using due where n.stay_id = due.id),
            events as (update quarantine.stay_event e set detail = null, recorded_by = '—' from due where e.stay_id = due.id)
        update quarantine.stay s set recorded_by = '—', anonymised_at = clock_timestamp() from due where s.id = due.id;
        get diagnostics n = row_count;
    elsif of_kind = 'CASES' then
        with due as materialized (select d.id from retention.due_cases(before) d limit most),
            events as (update surveillance.case_event e set note = null, recorded_by = '—' from due where e.case_id = due.id)
        update surveillance.case_file c set number = c.id::text, onset_on = null, anonymised_at = clock_timestamp() from due where c.id = due.id;
        get diagnostics n = row_count;
    elsif of_kind = 'PERSONS' then
        delete from person.person where id in (select d.id from retention.due_persons(before) d limit most);
        get diagnostics n = row_count;
    elsif of_kind = 'SUBJECTS' then
        update person.person p set household_id = null, name = '—', pinyin = '', initials = '', birth_date = null, card_kind = null, card_sealed = null, card_index = null, card_tail_index = null,
            phone_sealed = null, phone_index = null, phone_tail_index = null, employer = null, recorded_by = '—', anonymised_at = clock_timestamp()
        where p.id in (select d.id from retention.due_subjects(before) d limit most);
        get diagnostics n = row_count;
    elsif of_kind = 'HOUSEHOLDS' then
        delete from person.household where id in (select d.id from retention.due_households(before) d limit most);
        get diagnostics n = row_count;
    elsif of_kind = 'ACCOUNTS' then
        with due as materialized (select d.id from retention.due_accounts(before) d limit most),
            factors as (delete from access.second_factor f using due where f.account_id = due.id),
            codes as (delete from access.recovery_code c using due where c.account_id = due.id)
        update access.account a set display_name = '—', password_hash = '!', disabled = true, anonymised_at = clock_timestamp() from due where a.id = due.id;
        get diagnostics n = row_count;
    elsif of_kind = 'AUDIT' then
        -- Oldest first, so that what is left is always the chain's end; and never past the signed cut.
        delete from audit.record where id in (
            select a.id from audit.record a join retention.due_audit(before) d on d.id = a.id
            where a.seq <= (select c.seq from audit.cut c where c.run_id = of_run and c.district = r.region) order by a.seq limit most);
        get diagnostics n = row_count;
    else
        raise exception 'unknown kind %', of_kind;
    end if;
    update retention.item set done = done + n, finished = (n = 0) where run_id = of_run and kind = of_kind;
    return n;
end $$;

-- One piece of the destruction of a whole outbreak: everything with personal data in the jurisdiction, in the order of the keys between tables.
create function retention.destroy(of_kind text, most integer) returns bigint language plpgsql security definer set search_path = pg_catalog as $$
declare
    n bigint := 0;
    target text;
begin
    if of_kind = 'DATA_KEYS' then
        return retention.destroy_keys();
    end if;
    target := case of_kind when 'EXPORT_ASKS' then 'access.export_ask' when 'REFERRALS' then 'person.referral' when 'CHECKS' then 'screening.person_check' when 'VISITS' then 'screening.visit'
        when 'TESTS' then 'surveillance.test' when 'ROOM_NIGHTS' then 'quarantine.room_night' when 'STAY_EVENTS' then 'quarantine.stay_event' when 'STAGES' then 'quarantine.stage_run'
        when 'STAYS' then 'quarantine.stay' when 'CONTACTS' then 'surveillance.contact' when 'CASE_EVENTS' then 'surveillance.case_event' when 'CASES' then 'surveillance.case_file'
        when 'ARRIVAL_STAYS' then 'person.arrival_stay' when 'COMPANIONS' then 'person.arrival_companion' when 'ARRIVALS' then 'person.arrival' when 'PERSONS' then 'person.person'
        when 'HOUSEHOLDS' then 'person.household' end;
    if target is null then
        raise exception 'unknown kind %', of_kind;
    end if;
    execute format('delete from %s where ctid = any (array(select ctid from %s where region between store.low() and store.high() limit $1))', target, target) using most;
    get diagnostics n = row_count;
    return n;
end $$;

-- The keys of the encrypted fields go once nothing is left under them in any district: what copies and backups hold is then unreadable.
create function retention.destroy_keys() returns bigint language plpgsql security definer set search_path = pg_catalog
    set zerospread.low = '100000000000000' set zerospread.high = '999999999999999' as $$
declare
    n bigint := 0;
begin
    if not exists (select from person.person where card_sealed is not null or phone_sealed is not null) and not exists (select from person.household where address_sealed is not null)
        and not exists (select from access.export_ask) and exists (select from access.data_key where made_at < (select max(started_at) from retention.run where scope = 'OUTBREAK' and state = 'RUNNING')) then
        delete from access.data_key;
        get diagnostics n = row_count;
    end if;
    return n;
end $$;

-- How many rows a destruction would take.
create function retention.stock(of_kind text) returns bigint language plpgsql stable as $$
declare
    n bigint;
    target text := case of_kind when 'EXPORT_ASKS' then 'access.export_ask' when 'REFERRALS' then 'person.referral' when 'CHECKS' then 'screening.person_check' when 'VISITS' then 'screening.visit'
        when 'TESTS' then 'surveillance.test' when 'ROOM_NIGHTS' then 'quarantine.room_night' when 'STAY_EVENTS' then 'quarantine.stay_event' when 'STAGES' then 'quarantine.stage_run'
        when 'STAYS' then 'quarantine.stay' when 'CONTACTS' then 'surveillance.contact' when 'CASE_EVENTS' then 'surveillance.case_event' when 'CASES' then 'surveillance.case_file'
        when 'ARRIVAL_STAYS' then 'person.arrival_stay' when 'COMPANIONS' then 'person.arrival_companion' when 'ARRIVALS' then 'person.arrival' when 'PERSONS' then 'person.person'
        when 'HOUSEHOLDS' then 'person.household' end;
begin
    if of_kind = 'DATA_KEYS' then
        return (select count(*) from access.data_key);
    end if;
    execute format('select count(*) from %s where region between store.low() and store.high()', target) into n;
    return n;
end $$;

grant create on schema retention to zerospread_retention;
alter function retention.hold_on owner to zerospread_retention;
alter function retention.carry owner to zerospread_retention;
alter function retention.destroy owner to zerospread_retention;
alter function retention.destroy_keys owner to zerospread_retention;
revoke create on schema retention from zerospread_retention;
revoke execute on function retention.carry, retention.destroy, retention.destroy_keys, retention.hold_on from public;
grant execute on function retention.carry, retention.hold_on to zerospread_app;
