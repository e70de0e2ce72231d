-- Counting what is due reads the index alone, by the range of the jurisdiction.
drop index quarantine.duty_region;
create index duty_region_due on quarantine.duty (region, due_on) include (kind, place, until_on, stay_id);
