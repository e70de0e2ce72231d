-- One occasion on which a case met people: a meal, a bus, a ward, a shift.
create table surveillance.exposure_event (
    id uuid primary key,
    case_id uuid not null references surveillance.case_file (id) on delete cascade,
    person_id uuid not null,
    region bigint not null,
    setting text not null check (setting in ('HOUSEHOLD', 'MEAL', 'WORK', 'SCHOOL', 'VEHICLE', 'WARD', 'VISIT', 'MARKET', 'OTHER')),
    mode text not null check (mode in ('PHYSICAL', 'FACE_TO_FACE', 'SAME_ROOM', 'SAME_VEHICLE', 'CARE', 'ENVIRONMENT')),
    place text not null,
    started_at timestamptz not null,
    ended_at timestamptz not null,
    note text,
    recorded_at timestamptz not null,
    recorded_by text not null,
    check (started_at <= ended_at)
);
create index exposure_event_case on surveillance.exposure_event (case_id, started_at);
call store.guard('surveillance.exposure_event', 'select, insert');

-- When and how a contact was exposed, and for the second degree through whom. A contact of the second degree who turns out to be one of the first counts as such from `first_degree_at` on.
alter table surveillance.contact
    add column exposed_from timestamptz,
    add column exposed_until timestamptz,
    add column mode text check (mode in ('PHYSICAL', 'FACE_TO_FACE', 'SAME_ROOM', 'SAME_VEHICLE', 'CARE', 'ENVIRONMENT')),
    add column through_id uuid references surveillance.contact (id) on delete set null,
    add column event_id uuid references surveillance.exposure_event (id) on delete set null,
    add column became_case uuid references surveillance.case_file (id) on delete set null,
    add column first_degree_at timestamptz,
    add check (exposed_from <= exposed_until),
    add check (degree = 2 or through_id is null);
create index contact_event on surveillance.contact (event_id);
create index contact_through on surveillance.contact (through_id);
create index contact_became on surveillance.contact (became_case);

-- Who may have infected him: carried over from the contact that he was.
alter table surveillance.case_file add column infector_case uuid references surveillance.case_file (id) on delete set null;
create index case_file_infector on surveillance.case_file (infector_case);
