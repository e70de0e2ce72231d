-- The role of the application's sessions: no superuser, no BYPASSRLS, owner of nothing.
do $$
begin
    if not exists (select from pg_roles where rolname = 'zerospread_app') then
        create role zerospread_app nologin nosuperuser nobypassrls;
    end if;
    if not pg_has_role(current_user, 'zerospread_app', 'member') then
        execute format('grant zerospread_app to %I', current_user);
    end if;
end $$;

create schema store;
grant usage on schema store to zerospread_app;

-- At most one row: the instant at which a replay holds the district's clock.
create table store.clock (
    only_row boolean primary key default true check (only_row),
    held_at timestamptz not null
);
grant select, insert, update, delete on store.clock to zerospread_app;

-- The range of the current transaction; nothing set means null, and no row compares true with null.
create function store.low() returns bigint language sql stable parallel safe
    as $$ select nullif(current_setting('zerospread.low', true), '')::bigint $$;
create function store.high() returns bigint language sql stable parallel safe
    as $$ select nullif(current_setting('zerospread.high', true), '')::bigint $$;

-- Puts a table under the guard: row-level security, forced, by region, and the application's rights on it.
create procedure store.guard(target regclass, rights text) language plpgsql as $$
begin
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format('create policy jurisdiction on %s using (region between (select store.low()) and (select store.high()))', target);
    execute format('grant %s on %s to zerospread_app', rights, target);
end $$;
