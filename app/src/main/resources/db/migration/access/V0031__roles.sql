-- The roles of an outbreak in a district, with the least rights that their work needs; the table of rights can be changed on /access/roles.
insert into access.role (code, name_zh, name_en) values
    ('CLINICIAN', '临床医生', 'Clinician'),
    ('VILLAGE_CADRE', '村社干部', 'Village cadre'),
    ('SITE_CHIEF', '隔离点负责人', 'Site chief'),
    ('SITE_MEDIC', '隔离点医务人员', 'Site medic'),
    ('CHECKPOINT_CREW', '卡点人员', 'Checkpoint crew'),
    ('ENTERPRISE_GUIDE', '企业指导员', 'Enterprise guide'),
    ('ENTERPRISE_RESIDENT', '驻企联络员', 'Enterprise resident'),
    ('ENTERPRISE_SUPERVISOR', '企业督查员', 'Enterprise supervisor'),
    ('ENTERPRISE_CONTACT', '企业联系人', 'Enterprise contact'),
    ('SUPPLIES_CLERK', '物资管理员', 'Supplies clerk'),
    ('VOLUNTEER', '志愿者', 'Volunteer');

-- The contact sees his own firm, the volunteer his own shifts: neither needs a right over a region.
insert into access.role_right (role, right_code)
select role, right_code from (values
    ('CLINICIAN', array['SITUATION_READ','REGION_READ','PERSON_READ','PERSON_UNMASK','CASE_READ','CASE_WRITE']),
    ('VILLAGE_CADRE', array['SITUATION_READ','REGION_READ','PERSON_READ','PERSON_WRITE','QUARANTINE_READ','SCREENING_READ','SCREENING_WRITE']),
    ('SITE_CHIEF', array['SITUATION_READ','REGION_READ','PERSON_READ','QUARANTINE_READ','QUARANTINE_WRITE']),
    ('SITE_MEDIC', array['REGION_READ','PERSON_READ','QUARANTINE_READ','SCREENING_READ','SCREENING_WRITE']),
    ('CHECKPOINT_CREW', array['REGION_READ','PERSON_READ','PERSON_WRITE']),
    ('ENTERPRISE_GUIDE', array['SITUATION_READ','REGION_READ']),
    ('ENTERPRISE_RESIDENT', array['SITUATION_READ','REGION_READ']),
    ('ENTERPRISE_SUPERVISOR', array['SITUATION_READ','REGION_READ']),
    ('SUPPLIES_CLERK', array['SITUATION_READ','REGION_READ']),
    ('EPIDEMIOLOGIST', array['PERSON_UNMASK','EXPORT']),
    ('COMMAND_OFFICE', array['PERSON_UNMASK','EXPORT','EXPORT_APPROVE']),
    ('ADMINISTRATOR', array['EXPORT_APPROVE','RETENTION_RUN'])
) as given (role, rights), unnest(rights) as right_code;

-- Which of several jurisdictions the account works in; a session whose epoch is not the account's has ended.
alter table access.account
    add column active_low bigint,
    add column active_high bigint,
    add column epoch integer not null default 0,
    add check ((active_low is null) = (active_high is null)),
    add check (active_low <= active_high);
