-- The keys by which candidates are found: besides card and phone, the sound of the name with the birth date, and the household's door or address.
-- The address is sealed, so a keyed digest of it stands beside it; a store that has none yet gets them from `zerospread keys rotate`.
alter table person.household add column address_index bytea;
create index household_address on person.household (address_index);
-- One index for the search by the beginning of the sound and for the sound with the birth date.
create index person_sound on person.person (pinyin text_pattern_ops, birth_date);
drop index person.person_pinyin;
