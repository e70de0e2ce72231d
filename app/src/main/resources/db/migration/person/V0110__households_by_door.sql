-- Files name a household by its code, alone or with village and grid: both are one way in.
create index household_door on person.household (door, region);
