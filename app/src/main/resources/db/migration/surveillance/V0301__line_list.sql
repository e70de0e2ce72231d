-- What line lists tell of a case and of a contact beyond their course; as written there where it is words.
alter table surveillance.case_file
    add column age smallint check (age between 0 and 150),
    add column symptoms text,
    add column infected_by text,
    add column exposed_from date,
    add column exposed_to date,
    add column severity text check (severity in ('MILD', 'MODERATE', 'SEVERE', 'CRITICAL', 'UNCLASSIFIED')),
    add column hospital text,
    add column remarks text,
    add check (exposed_from <= exposed_to);
alter table surveillance.contact
    add column relation text,
    add column observed_at text,
    add column remarks text;

-- A line list may leave open where somebody was infected.
alter table surveillance.case_event drop constraint case_event_check;
alter table surveillance.case_event add constraint case_event_check check (kind = 'CONFIRMED' or source is null);
