-- Every table under the guard comes to its end: the destruction of an outbreak takes them all, whatever module made them, in the order of the
-- keys between them; and a kind of record that is simply deleted needs a row here and a function `due_…`, no more.
create table retention.deleted_kind (
    kind text primary key,
    target text not null
);
comment on table retention.deleted_kind is 'open: names of tables';
grant select on retention.deleted_kind to zerospread_app, zerospread_retention;
insert into retention.deleted_kind (kind, target) values ('TRACKS', 'tracing.track'), ('MOVES', 'person.move');

create function retention.due_tracks(before timestamptz) returns table (id uuid, at timestamptz) language sql stable as $$
    select t.id, t.ends_at from tracing.track t where t.ends_at < before and t.region between store.low() and store.high() $$;
create function retention.due_moves(before timestamptz) returns table (id uuid, at timestamptz) language sql stable as $$
    select m.id, m.recorded_at from person.move m where m.recorded_at < before and m.region between store.low() and store.high() $$;

-- The guarded tables, what points at others first.
create function retention.tables() returns table (name text, depth integer) language sql stable as $$
    with recursive guarded as (
        select p.polrelid as id from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace s on s.oid = c.relnamespace
        where p.polname = 'jurisdiction' and s.nspname not in ('retention', 'audit')
    ), deep (id, depth) as (
        select g.id, 0 from guarded g
        union
        select f.conrelid, d.depth + 1 from deep d join pg_constraint f on f.confrelid = d.id and f.contype = 'f' and f.conrelid <> f.confrelid
            join guarded g on g.id = f.conrelid
        where d.depth < 50
    )
    select s.nspname || '.' || c.relname, max(deep.depth) from deep join pg_class c on c.oid = deep.id join pg_namespace s on s.oid = c.relnamespace
    group by 1 order by 2 desc, 1 $$;

create or replace procedure store.guard(target regclass, rights text) language plpgsql as $$
begin
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format('create policy jurisdiction on %s using (region between store.low() and store.high())', target);
    execute format('grant %s on %s to zerospread_app', rights, target);
    execute format('grant usage on schema %I to zerospread_retention', (select s.nspname from pg_class c join pg_namespace s on s.oid = c.relnamespace where c.oid = target));
    execute format('grant select, delete on %s to zerospread_retention', target);
end $$;
do $$
declare
    guarded text;
begin
    for guarded in select name from retention.tables() loop
        execute format('grant usage on schema %I to zerospread_retention', split_part(guarded, '.', 1));
        execute format('grant select, delete on %s to zerospread_retention', guarded);
    end loop;
end $$;

-- One piece of one kind, at most so many rows. Refuses without two signatures by different people, and under any jurisdiction but the run's own.
create or replace function retention.carry(of_run uuid, of_kind text, most integer) returns bigint language plpgsql security definer set search_path = pg_catalog as $$
declare
    r retention.run;
    i retention.item;
    n bigint := 0;
    before timestamptz;
    target text;
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
        select d.target into target from retention.deleted_kind d where d.kind = of_kind;
        if target is null then
            raise exception 'unknown kind %', of_kind;
        end if;
        execute format('delete from %s where id in (select d.id from retention.due_%s($1) d limit $2)', target, lower(of_kind)) using before, most;
        get diagnostics n = row_count;
    end if;
    update retention.item set done = done + n, finished = (n = 0) where run_id = of_run and kind = of_kind;
    return n;
end $$;

-- One piece of the destruction of a whole outbreak: one table of it in the jurisdiction.
create or replace function retention.destroy(of_kind text, most integer) returns bigint language plpgsql security definer set search_path = pg_catalog as $$
declare
    n bigint := 0;
begin
    if of_kind = 'DATA_KEYS' then
        return retention.destroy_keys();
    end if;
    if not exists (select from retention.tables() where name = of_kind) then
        raise exception 'unknown kind %', of_kind;
    end if;
    execute format('delete from %s where ctid = any (array(select ctid from %s where region between store.low() and store.high() limit $1))', of_kind, of_kind) using most;
    get diagnostics n = row_count;
    return n;
end $$;

-- The keys of the encrypted fields go once no guarded table holds a row in any district: what copies and backups hold is then unreadable.
create or replace function retention.destroy_keys() returns bigint language plpgsql security definer set search_path = pg_catalog
    set zerospread.low = '100000000000000' set zerospread.high = '999999999999999' as $$
declare
    n bigint := 0;
    guarded text;
    held boolean;
begin
    if not exists (select from access.data_key where made_at < (select max(started_at) from retention.run where scope = 'OUTBREAK' and state = 'RUNNING')) then
        return 0;
    end if;
    for guarded in select name from retention.tables() loop
        execute format('select exists (select from %s)', guarded) into held;
        if held then
            return 0;
        end if;
    end loop;
    delete from access.data_key;
    get diagnostics n = row_count;
    return n;
end $$;

create or replace function retention.stock(of_kind text) returns bigint language plpgsql stable as $$
declare
    n bigint;
begin
    if of_kind = 'DATA_KEYS' then
        return (select count(*) from access.data_key);
    end if;
    execute format('select count(*) from %s where region between store.low() and store.high()', (select name from retention.tables() where name = of_kind)) into n;
    return n;
end $$;
