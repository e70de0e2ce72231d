-- Whoever takes temperatures of people in quarantine works with the page for the field as well.
insert into access.role_right (role, right_code)
select distinct role, 'FIELD_SEND' from access.role_right where right_code = 'QUARANTINE_OBSERVE' on conflict do nothing;
