package org.zerospread.app.person;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.BulkCopy;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.grading.OriginDecision;
import org.zerospread.engine.grading.OriginPolicy;
import org.zerospread.engine.region.RegionCode;

/// Registers arrivals, each with its origin class as the policy in force on the day of arrival gives it.
@Component
public class Arrivals {

    private final JdbcClient sql;
    private final BulkCopy copy;
    private final AuditTrail audit;
    private final DistrictClock clock;
    private final Regions regions;
    private final OriginPolicy policy;

    Arrivals(JdbcClient sql, BulkCopy copy, AuditTrail audit, DistrictClock clock, Regions regions, OriginPolicy policy) {
        this.sql = sql;
        this.copy = copy;
        this.audit = audit;
        this.clock = clock;
        this.regions = regions;
        this.policy = policy;
    }

    /// What became of a batch of arrivals.
    ///
    /// @param unknownPersons arrivals whose person is not registered (or not visible); they were not taken
    public record Receipt(int taken, int known, List<UUID> unknownPersons) {
    }

    private record ArrivalRow(ArrivalDraft draft, OriginDecision decision) {
    }

    private record StayRow(UUID arrival, int seq, long region, ArrivalDraft.PlaceStay stay) {
    }

    private record CompanionRow(UUID arrival, PersonId person, long region) {
    }

    /// Registers arrivals; the same id again changes nothing.
    @Transactional
    public Receipt register(List<ArrivalDraft> drafts) {
        if (drafts.isEmpty()) {
            return new Receipt(0, 0, List.of());
        }
        stage(drafts);
        int taken = sql.sql("""
                insert into person.arrival (id, person_id, region, origin, origin_class, origin_rule, departed_at, arrived_at, transport, service, found_by, recorded_at, recorded_by)
                select d.id, d.person_id, d.region, d.origin, d.origin_class, d.origin_rule, d.departed_at, d.arrived_at, d.transport, d.service, d.found_by, :at, :by
                from arrival_draft d join person.person p on p.id = d.person_id
                on conflict (id) do nothing
                """).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).update();
        sql.sql("""
                insert into person.arrival_stay (arrival_id, seq, region, place_region, place, from_day, to_day)
                select s.* from arrival_stay_draft s join person.arrival a on a.id = s.arrival_id on conflict do nothing
                """).update();
        sql.sql("""
                insert into person.arrival_companion (arrival_id, person_id, region)
                select c.* from arrival_companion_draft c join person.arrival a on a.id = c.arrival_id join person.person p on p.id = c.person_id
                on conflict do nothing
                """).update();
        List<UUID> unknown = taken == drafts.size() ? List.of() : sql.sql("""
                select d.id from arrival_draft d where not exists (select from person.arrival a where a.id = d.id)
                """).query(UUID.class).list();
        audit.record("arrivals.registered", drafts.getFirst().region().value(), drafts.size() == 1 ? drafts.getFirst().person().toString() : null,
                taken + " of " + drafts.size());
        return new Receipt(taken, drafts.size() - taken - unknown.size(), unknown);
    }

    /// Withdraws a journey that was registered by mistake: it stays on record and counts no longer from now on.
    ///
    /// @return whether there was one to withdraw
    @Transactional
    public boolean withdraw(UUID arrival, String why) {
        Optional<Long> region = sql.sql("update person.arrival set withdrawn_at = :at, withdrawn_by = :by where id = :id and withdrawn_at is null returning region")
                .param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).param("id", arrival).query(Long.class).optional();
        region.ifPresent(where -> audit.record("arrival.withdrawn", where, arrival.toString(), why));
        return region.isPresent();
    }

    private void stage(List<ArrivalDraft> drafts) {
        RegionCode district = regions.served();
        List<ArrivalRow> rows = drafts.stream().map(draft -> new ArrivalRow(draft,
                policy.classify(draft.origin(), district, LocalDate.ofInstant(draft.arrivedAt(), clock.getZone())))).toList();
        copy.stage("arrival_draft",
                "id uuid, person_id uuid, region bigint, origin bigint, origin_class text, origin_rule text, departed_at timestamptz, arrived_at timestamptz, transport text, service text, found_by text",
                new String[] {"id", "person_id", "region", "origin", "origin_class", "origin_rule", "departed_at", "arrived_at", "transport", "service", "found_by"},
                rows, (row, target) -> {
                    ArrivalDraft draft = row.draft();
                    target.setUUID(0, draft.id());
                    target.setUUID(1, draft.person().value());
                    target.setLong(2, draft.region().value());
                    target.setLong(3, draft.origin().value());
                    target.setText(4, row.decision().originClass().name());
                    target.setText(5, row.decision().policyEntryId());
                    target.setTimeStampTz(6, BulkCopy.utc(draft.departedAt()));
                    target.setTimeStampTz(7, BulkCopy.utc(draft.arrivedAt()));
                    target.setText(8, draft.transport().name());
                    target.setText(9, draft.service());
                    target.setText(10, draft.foundBy().name());
                });
        stageStays(drafts);
        stageCompanions(drafts);
    }

    private void stageStays(List<ArrivalDraft> drafts) {
        List<StayRow> stays = drafts.stream().flatMap(draft -> java.util.stream.IntStream.range(0, draft.stays().size())
                .mapToObj(seq -> new StayRow(draft.id(), seq, draft.region().value(), draft.stays().get(seq)))).toList();
        copy.stage("arrival_stay_draft", "arrival_id uuid, seq smallint, region bigint, place_region bigint, place text, from_day date, to_day date",
                new String[] {"arrival_id", "seq", "region", "place_region", "place", "from_day", "to_day"}, stays, (row, target) -> {
                    target.setUUID(0, row.arrival());
                    target.setShort(1, (short) row.seq());
                    target.setLong(2, row.region());
                    target.setLong(3, row.stay().region().value());
                    target.setText(4, row.stay().place());
                    target.setDate(5, row.stay().from());
                    target.setDate(6, row.stay().to());
                });
    }

    private void stageCompanions(List<ArrivalDraft> drafts) {
        List<CompanionRow> companions = drafts.stream().flatMap(draft -> draft.companions().stream()
                .map(person -> new CompanionRow(draft.id(), person, draft.region().value()))).toList();
        copy.stage("arrival_companion_draft", "arrival_id uuid, person_id uuid, region bigint", new String[] {"arrival_id", "person_id", "region"},
                companions, (row, target) -> {
                    target.setUUID(0, row.arrival());
                    target.setUUID(1, row.person().value());
                    target.setLong(2, row.region());
                });
    }
}
