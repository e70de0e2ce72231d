-- Tables in which nobody is named stay without a row-level policy; each says so, and the program refuses to start on any other.
comment on table store.clock is 'open: the held time, one row';
comment on table region.region is 'open: divisions of the state, published';
comment on table region.served is 'open: which district is served, one row';
comment on table access.account is 'open: read before a jurisdiction is known; holds users of the program, no persons of the register';
comment on table access.role is 'open: names of roles';
comment on table access.role_right is 'open: rights of roles';
comment on table access.assignment is 'open: read before a jurisdiction is known';
comment on table quarantine.plan is 'open: plans as data';
comment on table quarantine.site is 'open: sites, no guests';
comment on table quarantine.room is 'open: rooms, no guests';
comment on table screening.round is 'open: rounds of visits';
comment on table screening.tally is 'open: counts per grid and day';
comment on table screening.town_tally is 'open: counts per town and day';
comment on table grading.level is 'open: risk levels, published';
comment on table situation.bulletin is 'open: published figures';
comment on table scenario.replay is 'open: which scenario filled the store';
