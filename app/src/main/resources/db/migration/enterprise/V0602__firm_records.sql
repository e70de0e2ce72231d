-- What was known of a firm and from when: a bulletin as known before counts as it did then. `recorded_at` of the firm stays that of its registration.
alter table enterprise.firm add column changed_at timestamptz, add column changed_by text;
create table enterprise.firm_record (
    firm_id uuid not null references enterprise.firm (id) on delete cascade,
    recorded_at timestamptz not null,
    region bigint not null,
    large boolean not null,
    staff_expected integer not null,
    closed_on date,
    recorded_by text not null,
    primary key (firm_id, recorded_at)
);
call store.guard('enterprise.firm_record', 'select, insert, update');

create function enterprise.keep_firm_record() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
    insert into enterprise.firm_record (firm_id, recorded_at, region, large, staff_expected, closed_on, recorded_by)
    values (new.id, coalesce(new.changed_at, new.recorded_at), new.region, new.large, new.staff_expected, new.closed_on, coalesce(new.changed_by, new.recorded_by))
    on conflict (firm_id, recorded_at) do update set region = excluded.region, large = excluded.large, staff_expected = excluded.staff_expected, closed_on = excluded.closed_on, recorded_by = excluded.recorded_by;
    return null;
end $$;
create trigger keep_firm_record after insert or update of region, large, staff_expected, closed_on on enterprise.firm for each row execute function enterprise.keep_firm_record();
