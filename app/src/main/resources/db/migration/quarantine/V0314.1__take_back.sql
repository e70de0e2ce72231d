-- Puts down the cleaning of one room that a guest had for some hours only: his night is taken away, so nothing else would tell.
create function quarantine.clean(room uuid, from_day date, cleaning_nights integer, at timestamptz) returns bigint
    language sql volatile security definer set search_path = pg_catalog set zerospread.low = '0' set zerospread.high = '999999999999999' as $$
    with cleaned as (
        insert into quarantine.room_night (room_id, region, nights, kind, recorded_at)
        select r.id, r.region, daterange(from_day, from_day + cleaning_nights), 'CLEANING', at from quarantine.room r where r.id = room
        on conflict do nothing
        returning 1
    )
    select count(*) from cleaned $$;
grant execute on function quarantine.clean(uuid, date, integer, timestamptz) to zerospread_app;
-- A room that was given today may be taken back today.
grant delete on quarantine.room_night to zerospread_app;
