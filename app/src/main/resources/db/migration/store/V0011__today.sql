-- The district's date, as the transaction began with it: policies that depend on the day ask for it here, so that a held clock holds for them too.
create function store.today() returns date language sql stable parallel safe
    as $$ select nullif(current_setting('zerospread.today', true), '')::date $$;
