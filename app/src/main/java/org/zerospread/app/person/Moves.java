package org.zerospread.app.person;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.region.RegionCode;

/// Moves a person's entry in the register to where he lives now.
///
/// Only who is responsible for both places moves him; who answers for one of them refers him and asks the office above. His earlier records stay where
/// they lie. Two referrals, from each place to the other, keep person and records visible to both until they are ended.
@Component
public class Moves {

    private static final int LONGEST_TEXT = 120;
    private static final int LONGEST_REASON = 200;

    private final JdbcClient sql;
    private final Regions regions;
    private final PersonRegister register;
    private final AuditTrail audit;
    private final DistrictClock clock;

    Moves(JdbcClient sql, Regions regions, PersonRegister register, AuditTrail audit, DistrictClock clock) {
        this.sql = sql;
        this.regions = regions;
        this.register = register;
        this.audit = audit;
        this.clock = clock;
    }

    /// What became of a move.
    public sealed interface Answer {

        /// It was done.
        record Moved(UUID move) implements Answer {
        }

        /// Nothing was changed.
        record Refused(List<FormFault> faults) implements Answer {
        }
    }

    private record Home(long region, boolean taken) {
    }

    /// Moves a person: `PER-004` beyond the mover's regions, `PER-005` the number is registered there, `PER-009` not known here, `PER-011` reason,
    /// `PER-012` he lives there already.
    @Transactional
    public Answer move(PersonId person, MoveForm form) {
        FormReader reader = new FormReader(regions, clock);
        RegionCode to = reader.place("place", form.place());
        LocalDate day = FormReader.isBlank(form.movedOn()) ? clock.today() : reader.day("moved_on", form.movedOn());
        String reason = reader.text("reason", form.reason(), LONGEST_REASON);
        String address = reader.text("address", form.address(), LONGEST_TEXT);
        if (reason == null) {
            reader.add("reason", "PER-011", "请写明原因(最多 200 字)", "give a reason of at most 200 characters");
        }
        Optional<Home> from = to == null ? Optional.empty() : find(person, to);
        if (to != null) {
            check(reader, from, to);
        }
        HouseholdId household = to == null ? null : household(reader, form.household(), to);
        if (!reader.faults().isEmpty()) {
            return new Answer.Refused(reader.faults());
        }
        return new Answer.Moved(carry(person, from.orElseThrow().region(), Objects.requireNonNull(to), household, address, Objects.requireNonNull(day), Objects.requireNonNull(reason)));
    }

    private Optional<Home> find(PersonId person, RegionCode to) {
        return sql.sql("""
                select p.region, exists (select from person.person o where o.id <> p.id and o.card_index = p.card_index
                    and o.region / 1000000000 = :to / 1000000000) as taken
                from person.person p where p.id = :id and p.region between store.low() and store.high() for update of p
                """).param("id", person.value()).param("to", to.low()).query((row, index) -> new Home(row.getLong("region"), row.getBoolean("taken"))).optional();
    }

    private static void check(FormReader reader, Optional<Home> from, RegionCode to) {
        if (from.isEmpty()) {
            reader.add("person", "PER-009", "本辖区没有登记此人", "the person is not registered here");
        } else if (from.get().region() == to.low()) {
            reader.add("place", "PER-012", "此人已登记在那里", "he is registered there already");
        } else if (from.get().taken()) {
            reader.add("place", "PER-005", "那里已登记过这个证件号码:请先查人", "this number is registered in that district: search first");
        }
    }

    private @Nullable HouseholdId household(FormReader reader, @Nullable String typed, RegionCode to) {
        UUID id = reader.id("household", typed);
        if (id == null) {
            return null;
        }
        boolean there = sql.sql("select exists (select from person.household where id = :id and region between :low and :high)").param("id", id)
                .param("low", to.low()).param("high", to.high()).query(Boolean.class).single();
        if (!there) {
            reader.add("household", "PER-009", "那里没有这一户", "the household is not registered there");
        }
        return new HouseholdId(id);
    }

    private UUID carry(PersonId person, long from, RegionCode to, @Nullable HouseholdId joined, @Nullable String address, LocalDate day, String reason) {
        HouseholdId household = joined != null || address == null ? joined : new HouseholdId(UUID.randomUUID());
        if (household != null && joined == null) {
            register.takeHouseholds(List.of(new HouseholdDraft(household, to, household.toString().substring(0, 8), Objects.requireNonNull(address))));
        }
        UUID move = UUID.randomUUID();
        sql.sql("""
                with moved as (
                    update person.person set region = :to, household_id = :household where id = :person
                ), referred as (
                    insert into person.referral (id, person_id, region, to_region, to_high, reason, recorded_at, recorded_by)
                    select gen_random_uuid(), :person, w.lies, w.seen, w.seen + w.width, :reason, :at, :by
                    from (values (:from::bigint, :to::bigint, :width::bigint), (:to, :from, 0)) as w (lies, seen, width)
                    where not exists (select from person.referral r where r.person_id = :person and r.region = w.lies and r.to_region = w.seen and r.ended_at is null)
                )
                insert into person.move (id, person_id, region, from_region, moved_on, reason, recorded_at, recorded_by)
                values (:move, :person, :to, :from, :day, :reason, :at, :by)
                """).param("person", person.value()).param("from", from).param("to", to.low()).param("width", to.high() - to.low())
                .param("household", household == null ? null : household.value()).param("move", move).param("day", day).param("reason", reason)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).update();
        audit.record("person.moved", to.low(), person.toString(), from + " → " + to + ": " + reason);
        return move;
    }
}
