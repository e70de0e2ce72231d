-- The same totals per town: what a district's bulletin adds up, a hundredth of the rows of the tally per grid.
create table screening.town_tally (
    town bigint not null,
    visited_on date not null,
    recorded_on date not null,
    visits integer not null,
    checks integer not null,
    primary key (town, visited_on, recorded_on)
);
grant select, insert, update on screening.town_tally to zerospread_app;

insert into screening.town_tally (town, visited_on, recorded_on, visits, checks)
select region - region % 1000000, visited_on, recorded_on, sum(visits), sum(checks) from screening.tally group by 1, 2, 3;
