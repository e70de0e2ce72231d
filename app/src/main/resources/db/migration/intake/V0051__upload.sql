-- A file that is being taken in for somebody on the site: what the program needs to go on with it after a restart. The row goes when it ends.
create table intake.upload (
    id uuid primary key,
    region bigint not null,
    high bigint not null,
    kind text not null,
    dates text not null,
    dry_run boolean not null,
    file text not null,
    begun_by text not null,
    begun_at timestamptz not null
);
call store.guard('intake.upload', 'select, insert, delete');

-- Which heading of their files people of a region mean by which field; an empty field: the column is left out.
create table intake.mapping (
    region bigint not null,
    kind text not null,
    heading text not null check (length(heading) between 1 and 100),
    field text not null,
    recorded_by text not null,
    recorded_at timestamptz not null,
    primary key (region, kind, heading)
);
call store.guard('intake.mapping', 'select, insert, update, delete');
