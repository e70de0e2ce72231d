-- Whoever visits households or stands at a checkpoint works with the page for the field; asking about a person belongs to those at the checkpoint.
insert into access.role_right (role, right_code)
select distinct role, 'FIELD_SEND' from access.role_right where right_code in ('SCREENING_WRITE', 'CHECKPOINT_WRITE') on conflict do nothing;
insert into access.role_right (role, right_code)
select role, 'CHECKPOINT_LOOKUP' from access.role_right where right_code = 'CHECKPOINT_WRITE' on conflict do nothing;
