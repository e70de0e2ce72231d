package org.zerospread.app.person;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;

/// Says of two entries that they are one person, or two, or takes back what was said.
///
/// Nothing is moved, rewritten or deleted: that they are one is said by the pair alone. Who belongs together follows from all pairs in state `SAME`, so a pair taken
/// back leaves exactly what the others say. Only what cannot be true together is refused.
@Component
public class PersonPairs {

    private static final int LONGEST_REASON = 200;

    private final JdbcClient sql;
    private final Regions regions;
    private final List<EntryCheck> checks;
    private final AuditTrail audit;
    private final DistrictClock clock;

    PersonPairs(JdbcClient sql, Regions regions, List<EntryCheck> checks, AuditTrail audit, DistrictClock clock) {
        this.sql = sql;
        this.regions = regions;
        this.checks = checks;
        this.audit = audit;
        this.clock = clock;
    }

    /// What is said of a pair: not yet anything, that they are one person, that they are two.
    public enum State {
        OPEN, SAME, APART
    }

    /// What somebody says of a pair.
    ///
    /// @param confirmed that he knows what speaks against it; then a reason is needed
    public record Verdict(State state, boolean confirmed, @Nullable String reason) {
    }

    /// What became of it.
    public sealed interface Answer {

        /// It stands so now.
        ///
        /// @param leading the entry that stands for the person; null while nothing says that there is more than one
        record Done(UUID pair, State state, @Nullable PersonId leading) implements Answer {
        }

        /// Nothing was changed: `PER-010` reason too long, `PER-013` pair not known here, `PER-014` to `PER-019` what speaks against it.
        record Refused(List<FormFault> faults) implements Answer {
        }
    }

    private record Pair(UUID id, PersonId one, PersonId other, State state, long region) {
    }

    private record Entry(PersonId id, long region, boolean leading) {
    }

    /// Says so; the same again changes nothing.
    @Transactional
    public Answer decide(UUID id, Verdict verdict) {
        FormReader reader = new FormReader(regions, clock);
        String reason = reader.text("reason", verdict.reason(), LONGEST_REASON);
        sql.sql("select pg_advisory_xact_lock(hashtext('person.doubt'), (:district / 1000000000)::int)").param("district", Jurisdiction.find().orElseThrow().range().low()).query(row -> { });
        Optional<Pair> pair = find(id);
        if (pair.isEmpty()) {
            reader.add("pair", "PER-013", "本辖区没有这一对档案", "no such pair of entries here");
        } else if (pair.get().state() != verdict.state()) {
            check(reader, pair.get(), verdict, reason);
        }
        if (!reader.faults().isEmpty()) {
            return new Answer.Refused(reader.faults());
        }
        Pair known = pair.orElseThrow();
        if (known.state() != verdict.state()) {
            keep(known, verdict.state(), reason);
        }
        List<Entry> entries = entries(known.one(), null);
        return new Answer.Done(id, verdict.state(), entries.size() == 1 ? null : entries.stream().filter(Entry::leading).findFirst().map(Entry::id).orElse(null));
    }

    private void check(FormReader reader, Pair pair, Verdict verdict, @Nullable String reason) {
        switch (verdict.state()) {
            case SAME -> checkSame(reader, pair, verdict.confirmed() && reason != null);
            case APART -> {
                if (entries(pair.one(), pair.id()).stream().anyMatch(entry -> entry.id().equals(pair.other()))) {
                    reader.add("pair", "PER-019", "通过别的档案, 这两份仍是同一人: 请先撤销那些判定", "other pairs say that they are one person: take those back first");
                }
            }
            case OPEN -> {
            }
        }
    }

    private void checkSame(FormReader reader, Pair pair, boolean confirmed) {
        List<Entry> one = entries(pair.one(), null);
        List<Entry> other = entries(pair.other(), null);
        Set<PersonId> left = ids(one);
        Set<PersonId> right = ids(other);
        if (left.contains(pair.other())) {
            return;
        }
        var range = Jurisdiction.find().orElseThrow().range();
        if (java.util.stream.Stream.concat(one.stream(), other.stream()).anyMatch(entry -> entry.region() < range.low() || entry.region() > range.high())) {
            reader.add("pair", "PER-015", "其中有辖区以外的档案: 请上级核对", "entries beyond your regions belong to them: have it decided by who sees them all");
            return;
        }
        if (isApart(left, right, pair.id())) {
            reader.add("pair", "PER-014", "已判定其中两份不是同一人: 请先撤销那个判定", "two of these entries were said to be different persons: take that back first");
        }
        List<EntryCheck.Objection> objections = new ArrayList<>();
        if (cards(left, right) > 1) {
            objections.add(new EntryCheck.Objection("PER-016", "证件号码不同: 确属同一人的, 写明原因并确认", "their card numbers differ: if it is one person all the same, say why and confirm", true));
        }
        checks.forEach(check -> objections.addAll(check.listObjections(left, right)));
        objections.stream().filter(objection -> !(objection.confirmable() && confirmed))
                .forEach(objection -> reader.add(objection.confirmable() ? "confirmed" : "pair", objection.code(), objection.zh(), objection.en()));
    }

    private Optional<Pair> find(UUID id) {
        return sql.sql("""
                select d.id, d.person_id, d.other_id, d.state, d.region from person.doubt d join person.person a on a.id = d.person_id join person.person b on b.id = d.other_id
                where d.id = :id and d.region between store.low() and store.high() and b.region between store.low() and store.high() for update of d
                """).param("id", id).query((row, index) -> new Pair(row.getObject("id", UUID.class), new PersonId(row.getObject("person_id", UUID.class)),
                        new PersonId(row.getObject("other_id", UUID.class)), State.valueOf(row.getString("state")), row.getLong("region"))).optional();
    }

    private List<Entry> entries(PersonId of, @Nullable UUID besides) {
        return sql.sql("select id, region, leads from person.entries_of(:of, :besides::uuid)").param("of", of.value()).param("besides", besides, java.sql.Types.OTHER)
                .query((row, index) -> new Entry(new PersonId(row.getObject("id", UUID.class)), row.getLong("region"), row.getBoolean("leads"))).list();
    }

    private boolean isApart(Set<PersonId> one, Set<PersonId> other, UUID besides) {
        return sql.sql("""
                select exists (select from person.doubt where state = 'APART' and id <> :besides
                    and (person_id = any(:one) and other_id = any(:other) or person_id = any(:other) and other_id = any(:one)))
                """).param("besides", besides).param("one", values(one)).param("other", values(other)).query(Boolean.class).single();
    }

    private int cards(Set<PersonId> one, Set<PersonId> other) {
        Set<PersonId> all = new HashSet<>(one);
        all.addAll(other);
        return sql.sql("select count(distinct card_index) from person.person where id = any(:ids)").param("ids", values(all)).query(Integer.class).single();
    }

    private void keep(Pair pair, State state, @Nullable String reason) {
        sql.sql("""
                with decided as (
                    update person.doubt set state = :state, decided_at = case when :state = 'OPEN' then null else :at::timestamptz end,
                        decided_by = case when :state = 'OPEN' then null else :by end where id = :pair
                )
                insert into person.verdict (id, doubt_id, region, state, reason, recorded_at, recorded_by) values (:id, :pair, :region, :state, :reason, :at, :by)
                """).param("id", UUID.randomUUID()).param("pair", pair.id()).param("region", pair.region()).param("state", state.name()).param("reason", reason)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).update();
        audit.record("persons.paired", pair.region(), pair.id().toString(), pair.state() + " → " + state + ": " + pair.one() + ", " + pair.other() + (reason == null ? "" : ": " + reason));
    }

    private static Set<PersonId> ids(List<Entry> entries) {
        return entries.stream().map(Entry::id).collect(Collectors.toSet());
    }

    private static UUID[] values(Set<PersonId> ids) {
        return ids.stream().map(PersonId::value).toArray(UUID[]::new);
    }
}
