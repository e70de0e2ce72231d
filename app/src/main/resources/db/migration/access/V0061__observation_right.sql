-- Who takes temperatures, marks what was done of a day's work, and calls after release.
insert into access.role_right (role, right_code)
select role, 'QUARANTINE_OBSERVE' from unnest(array['ADMINISTRATOR', 'EPIDEMIOLOGIST', 'TOWN_OFFICER', 'VILLAGE_CADRE', 'SITE_CHIEF', 'SITE_MEDIC']) as role
on conflict do nothing;
