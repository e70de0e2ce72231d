comment on table access.second_factor is 'open: users of the program; the secret is encrypted';
comment on table access.recovery_code is 'open: users of the program; digests only';

insert into access.role_right (role, right_code) values ('AUDITOR', 'EXPORT'), ('ADMINISTRATOR', 'EXPORT') on conflict do nothing;
