-- Lines of staff ledgers: deleted at their end, which is when somebody has left; whoever is on a ledger is held by it.
insert into retention.deleted_kind (kind, target) values ('STAFF', 'enterprise.staff');
create function retention.due_staff(before timestamptz) returns table (id uuid, at timestamptz) language sql stable as $$
    select s.id, s.left_on::timestamptz from enterprise.staff s where s.left_on::timestamptz < before and s.region between store.low() and store.high() $$;

create or replace function retention.hold_on(of_person uuid) returns integer language sql stable security definer set search_path = pg_catalog
    set zerospread.low = '100000000000000' set zerospread.high = '999999999999999' as $$
    select case
        when exists (select from screening.person_check where person_id = of_person) or exists (select from surveillance.test where person_id = of_person)
            or exists (select from person.referral where person_id = of_person) or exists (select from person.arrival_companion where person_id = of_person)
            or exists (select from enterprise.staff where person_id = of_person)
            or exists (select from person.arrival where person_id = of_person and anonymised_at is null) or exists (select from surveillance.case_file where person_id = of_person and anonymised_at is null)
            or exists (select from surveillance.contact where person_id = of_person and anonymised_at is null) or exists (select from quarantine.stay where person_id = of_person and anonymised_at is null) then 2
        when exists (select from person.arrival where person_id = of_person) or exists (select from surveillance.case_file where person_id = of_person)
            or exists (select from surveillance.contact where person_id = of_person) or exists (select from quarantine.stay where person_id = of_person) then 1
        else 0 end $$;
