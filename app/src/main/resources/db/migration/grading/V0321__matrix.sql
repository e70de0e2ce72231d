-- Versions of the rules of graded control. A published one holds from its first day to its last, or to the day before the next begins; what was published is never changed.
create table grading.matrix_version (
    id uuid primary key,
    code text not null,
    version integer not null check (version > 0),
    title_zh text not null,
    title_en text not null,
    effective_from date not null,
    -- As its document says, and the last day in force; they differ where the next version ends it before.
    ends_on date,
    effective_to date,
    state text not null check (state in ('DRAFT', 'SUBMITTED', 'PUBLISHED', 'WITHDRAWN')),
    document text not null,
    -- How often it was changed, so that nobody overwrites what he has not seen; and by whom: none of them may publish it.
    revision integer not null default 1,
    editors text[] not null,
    recorded_at timestamptz not null,
    changed_at timestamptz not null,
    submitted_at timestamptz,
    submitted_by text,
    published_at timestamptz,
    published_by text,
    withdrawn_at timestamptz,
    withdrawn_by text,
    withdrawn_why text check (withdrawn_why <> ''),
    unique (code, version),
    check (ends_on >= effective_from),
    check (state <> 'PUBLISHED' or published_by is not null and not published_by = any (editors)),
    check ((state = 'WITHDRAWN') = (withdrawn_at is not null)),
    exclude using gist (daterange(effective_from, effective_to, '[]') with &&) where (state = 'PUBLISHED') deferrable initially deferred
);
comment on table grading.matrix_version is 'open: rules of graded control, published; no personal data';
grant select, insert, update, delete on grading.matrix_version to zerospread_app;

-- In which order a person's firm comes, for persons whose firm lies elsewhere: 0 essential supplier, 1 large, 2 park, 3 other. Nothing else of the firm leaves this function.
-- The tables of the register of enterprises are younger than this migration; the function reads them when it is called.
create function grading.industries_of(persons uuid[], day date) returns table (person_id uuid, rank smallint) language plpgsql stable security definer
    set search_path = pg_catalog set zerospread.low = '0' set zerospread.high = '999999999999999' as $$
begin
    return query select s.person_id, min(array_position(array['ESSENTIAL', 'LARGE', 'PARK', 'OTHER'], f.priority) - 1)::smallint
        from enterprise.staff s join enterprise.firm f on f.id = s.firm_id
        where (persons is null or s.person_id = any (persons)) and s.joined_on <= day and (s.left_on is null or s.left_on > day) and (f.closed_on is null or f.closed_on > day)
        group by s.person_id;
end $$;
grant execute on function grading.industries_of(uuid[], date) to zerospread_app;
