-- A person cared for elsewhere is visible there, by an explicit referral, for as long as it lasts; his records stay where they lie.
create table person.referral (
    id uuid primary key,
    person_id uuid not null references person.person (id),
    region bigint not null,
    to_region bigint not null,
    to_high bigint not null,
    reason text not null check (reason <> ''),
    recorded_at timestamptz not null,
    recorded_by text not null,
    ended_at timestamptz,
    ended_by text,
    check (to_region <= to_high),
    check ((ended_at is null) = (ended_by is null))
);
create index referral_open on person.referral (to_region) where ended_at is null;
create index referral_person on person.referral (person_id);
call store.guard('person.referral', 'select, insert, update');
create policy referred on person.referral for select using (ended_at is null and to_region <= store.high() and to_high >= store.low());

-- The persons referred to the present jurisdiction: asked once in a statement, and almost always none.
create function person.referred() returns uuid[] language sql stable
    as $$ select coalesce(array_agg(person_id), '{}') from person.referral
          where ended_at is null and to_region <= store.high() and to_high >= store.low() $$;
grant execute on function person.referred() to zerospread_app;

create policy referred on person.person for select using (id = any ((select person.referred())::uuid[]));
create policy referred on person.arrival for select using (person_id = any ((select person.referred())::uuid[]));
