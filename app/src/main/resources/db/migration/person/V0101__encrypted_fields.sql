-- Card number, phone and exact address are kept encrypted: one byte that names the key, 12 of nonce, the AES-256-GCM text with its tag.
-- They are found by keyed digests of the whole and of the last four places. A card number is unique within a district only: beyond
-- it, nobody learns from a refusal that somebody is registered elsewhere.
do $$
begin
    if exists (select from person.household) or exists (select from person.person) then
        raise exception 'this store holds numbers that are not encrypted' using errcode = 'ZS015';
    end if;
end $$;

alter table person.household drop column address, add column address_sealed bytea;
alter table person.person drop column card_number, drop column card_tail, drop column phone, drop column phone_tail,
    add column card_sealed bytea, add column card_index bytea, add column card_tail_index bigint,
    add column phone_sealed bytea, add column phone_index bytea, add column phone_tail_index bigint,
    add check ((card_kind is null) = (card_sealed is null)), add check ((card_sealed is null) = (card_index is null)),
    add check ((phone_sealed is null) = (phone_index is null));
create unique index person_card on person.person ((region / 1000000000), card_index);
create index person_phone on person.person (phone_index);
create index person_card_tail on person.person (card_tail_index);
create index person_phone_tail on person.person (phone_tail_index);
