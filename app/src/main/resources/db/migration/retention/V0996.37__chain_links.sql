-- Links between cases: deleted at their end.
insert into retention.deleted_kind (kind, target) values ('CHAIN_LINKS', 'chain.link');
create function retention.due_chain_links(before timestamptz) returns table (id uuid, at timestamptz) language sql stable as $$
    select l.id, greatest(l.recorded_at, l.withdrawn_at) from chain.link l where greatest(l.recorded_at, l.withdrawn_at) < before and l.region between store.low() and store.high() $$;
