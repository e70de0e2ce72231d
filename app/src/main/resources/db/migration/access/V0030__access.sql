create schema access;
grant usage on schema access to zerospread_app;

create table access.account (
    id uuid primary key,
    username text not null unique check (username ~ '^[a-z][a-z0-9._-]{1,39}$'),
    display_name text not null,
    password_hash text not null,
    must_change boolean not null,
    disabled boolean not null default false,
    valid_from date,
    valid_to date,
    created_at timestamptz not null
);
grant select, insert, update on access.account to zerospread_app;

create table access.role (
    code text primary key,
    name_zh text not null,
    name_en text not null
);
grant select on access.role to zerospread_app;

create table access.role_right (
    role text not null references access.role (code),
    right_code text not null,
    primary key (role, right_code)
);
grant select, insert, delete on access.role_right to zerospread_app;

create table access.assignment (
    account_id uuid not null references access.account (id),
    role text not null references access.role (code),
    low bigint not null,
    high bigint not null,
    primary key (account_id, role, low),
    check (low <= high)
);
grant select, insert, delete on access.assignment to zerospread_app;

insert into access.role (code, name_zh, name_en) values
    ('ADMINISTRATOR', '系统管理员', 'Administrator'),
    ('COMMAND_OFFICE', '指挥部', 'Command office'),
    ('EPIDEMIOLOGIST', '疾控人员', 'Epidemiologist'),
    ('TOWN_OFFICER', '镇街干部', 'Town officer'),
    ('GRID_WORKER', '网格员', 'Grid worker'),
    ('AUDITOR', '审计员', 'Auditor');

insert into access.role_right (role, right_code)
select role, right_code from (values
    ('ADMINISTRATOR', array['SITUATION_READ','REGION_READ','REGION_WRITE','PERSON_READ','CASE_READ','QUARANTINE_READ','SCREENING_READ','BULLETIN_PUBLISH','LEVEL_CONFIRM','CASE_WRITE','QUARANTINE_WRITE','SCREENING_WRITE','PERSON_WRITE','AUDIT_READ','ACCESS_MANAGE','IMPORT']),
    ('COMMAND_OFFICE', array['SITUATION_READ','REGION_READ','PERSON_READ','CASE_READ','QUARANTINE_READ','SCREENING_READ','BULLETIN_PUBLISH','LEVEL_CONFIRM']),
    ('EPIDEMIOLOGIST', array['SITUATION_READ','REGION_READ','PERSON_READ','PERSON_WRITE','CASE_READ','CASE_WRITE','QUARANTINE_READ','QUARANTINE_WRITE','SCREENING_READ']),
    ('TOWN_OFFICER', array['SITUATION_READ','REGION_READ','PERSON_READ','PERSON_WRITE','CASE_READ','QUARANTINE_READ','QUARANTINE_WRITE','SCREENING_READ','SCREENING_WRITE']),
    ('GRID_WORKER', array['SITUATION_READ','REGION_READ','PERSON_READ','SCREENING_READ','SCREENING_WRITE']),
    ('AUDITOR', array['REGION_READ','AUDIT_READ'])
) as given (role, rights), unnest(rights) as right_code;
