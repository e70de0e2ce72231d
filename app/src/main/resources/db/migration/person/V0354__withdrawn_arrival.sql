-- A journey registered by mistake stays on record and counts no longer from the moment of its withdrawal; what was drawn up before stays as it was known.
alter table person.arrival add column withdrawn_at timestamptz, add column withdrawn_by text,
    add check ((withdrawn_at is null) = (withdrawn_by is null)), add check (withdrawn_at >= recorded_at);
