-- A person who moves: the register says where he lives now, his earlier records stay where they lie, and the two places see both by referrals.
create table person.move (
    id uuid primary key,
    person_id uuid not null references person.person (id) on delete cascade,
    region bigint not null,
    from_region bigint not null,
    moved_on date not null,
    reason text not null check (reason <> ''),
    recorded_at timestamptz not null,
    recorded_by text not null
);
create index move_person on person.move (person_id);
call store.guard('person.move', 'select, insert');
create policy referred on person.move for select using (person_id = any ((select person.referred())::uuid[]));
create index referral_recorded on person.referral (recorded_at desc, id);
