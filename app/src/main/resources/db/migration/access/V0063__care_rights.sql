insert into access.role_right (role, right_code)
select r.role, unnest(r.rights) from (values
    ('ADMINISTRATOR', array['CARE_READ', 'CARE_WRITE']), ('COMMAND_OFFICE', array['CARE_READ']), ('TOWN_OFFICER', array['CARE_READ', 'CARE_WRITE']),
    ('VILLAGE_CADRE', array['CARE_READ', 'CARE_WRITE']), ('GRID_WORKER', array['CARE_READ', 'CARE_WRITE']), ('SITE_CHIEF', array['CARE_READ', 'CARE_WRITE'])
) as r (role, rights) on conflict do nothing;
