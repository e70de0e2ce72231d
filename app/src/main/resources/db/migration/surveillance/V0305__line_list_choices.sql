-- What each user made of the line list: the columns in their order, and filters by name. A filter holds codes and days; words that were searched for are not kept.
create table surveillance.list_columns (
    account_id uuid primary key,
    columns text[] not null
);
comment on table surveillance.list_columns is 'open: columns that a user of the program chose';
grant select, insert, update, delete on surveillance.list_columns to zerospread_app;
create table surveillance.list_filter (
    account_id uuid not null,
    name text not null check (length(name) between 1 and 40),
    query text not null check (length(query) <= 500),
    primary key (account_id, name)
);
comment on table surveillance.list_filter is 'open: filters of a user of the program, by codes and days';
grant select, insert, update, delete on surveillance.list_filter to zerospread_app;
