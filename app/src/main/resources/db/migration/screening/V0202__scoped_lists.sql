-- What a scoped list of the newest and a scoped count need: a way in by region, and one by time.
create index visit_newest on screening.visit (visited_at);
create index visit_region on screening.visit (region, visited_at);
create index person_check_region on screening.person_check (region);
