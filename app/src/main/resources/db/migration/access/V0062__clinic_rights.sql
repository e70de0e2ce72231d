-- The desk of the fever clinic registers who is not known yet, in the step that sends him to his desk.
insert into access.role_right (role, right_code)
select r.role, unnest(r.rights) from (values
    ('ADMINISTRATOR', array['CLINIC_READ', 'CLINIC_WRITE']), ('COMMAND_OFFICE', array['CLINIC_READ']), ('EPIDEMIOLOGIST', array['CLINIC_READ', 'CLINIC_WRITE']),
    ('CLINICIAN', array['CLINIC_READ', 'CLINIC_WRITE', 'PERSON_WRITE'])
) as r (role, rights) on conflict do nothing;
