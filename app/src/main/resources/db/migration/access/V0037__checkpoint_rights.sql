insert into access.role_right (role, right_code)
select r.role, unnest(r.rights) from (values
    ('ADMINISTRATOR', array['CHECKPOINT_READ', 'CHECKPOINT_WRITE']), ('COMMAND_OFFICE', array['CHECKPOINT_READ']), ('EPIDEMIOLOGIST', array['CHECKPOINT_READ']),
    ('TOWN_OFFICER', array['CHECKPOINT_READ', 'CHECKPOINT_WRITE']), ('VILLAGE_CADRE', array['CHECKPOINT_READ']), ('CHECKPOINT_CREW', array['CHECKPOINT_READ', 'CHECKPOINT_WRITE'])
) as r (role, rights) on conflict do nothing;
