package org.zerospread.app.resumption;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.store.BulkCopy;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.resumption.FirmLoop;
import org.zerospread.engine.resumption.FirmState;
import org.zerospread.engine.resumption.FirmStep;
import org.zerospread.engine.resumption.LoopDuties;
import org.zerospread.engine.resumption.LoopDuty;
import org.zerospread.engine.resumption.Opening;
import org.zerospread.engine.resumption.ResumptionPolicy;

/// Where firms stand: reads their steps, writes new ones and what follows for lists. One firm or many, the same statements.
@Component
class LoopBook {

    private static final long CODES_PER_TOWN = 1_000_000L;

    private final JdbcClient sql;
    private final BulkCopy copy;
    private final DistrictClock clock;
    private final ResumptionPolicy policy;

    LoopBook(JdbcClient sql, BulkCopy copy, DistrictClock clock, ResumptionPolicy policy) {
        this.sql = sql;
        this.copy = copy;
        this.clock = clock;
        this.policy = policy;
    }

    /// A firm as it stands.
    ///
    /// @param priority its place in the order of return, as the matrix names it
    /// @param present how many of those who returned are still on its ledger
    /// @param own whether who acts is bound to the firm
    /// @param lastSeq number of its last step; 0 before the first
    /// @param lastReport day of its last daily report
    record Kept(UUID id, RegionCode region, String name, String priority, int staffExpected, int present, boolean own, int lastSeq, @Nullable LocalDate lastReport, FirmLoop loop) {

        /// The town's code and the priority: what the matrix asks is the same for all firms that share them.
        String measureKey() {
            return region.value() / CODES_PER_TOWN + " " + priority;
        }

        Kept after(FirmStep step, @Nullable LocalDate reported) {
            int more = step instanceof FirmStep.BatchReturned batch ? batch.staff() : 0;
            return new Kept(id, region, name, priority, staffExpected, present + more, own, lastSeq + 1, reported, loop.after(step));
        }

        Kept reported(LocalDate day) {
            return new Kept(id, region, name, priority, staffExpected, present, own, lastSeq, day, loop);
        }
    }

    /// A step to be written.
    ///
    /// @param before the firm before it
    /// @param signedBy who signed; null where nobody does
    /// @param commitment edition of what was signed
    record Taken(Kept before, FirmStep step, @Nullable String signedBy, @Nullable Integer commitment, @Nullable UUID caseId, @Nullable String note) {

        Taken(Kept before, FirmStep step) {
            this(before, step, null, null, null, null);
        }

        int seq() {
            return before.lastSeq() + 1;
        }

        Kept after() {
            return before.after(step, before.lastReport());
        }
    }

    private record Line(UUID firm, FirmStep step) {
    }

    /// The firms with these ids that are here and not closed for good, held until the transaction ends so that two steps of one firm come one after the other.
    Map<UUID, Kept> hold(Collection<UUID> firms) {
        sql.sql("select id from enterprise.firm where id = any(:firms) and region between store.low() and store.high() and closed_on is null order by id for update").param("firms", array(firms))
                .query(UUID.class).list();
        return read(firms);
    }

    /// The same without holding them.
    Map<UUID, Kept> read(Collection<UUID> firms) {
        Map<UUID, List<FirmStep>> steps = new LinkedHashMap<>();
        sql.sql("select firm_id, kind, happened_at, recorded_by, staff, may_return, passed, opening, due_on from resumption.firm_step where firm_id = any(:firms) order by firm_id, seq")
                .param("firms", array(firms)).query((row, index) -> new Line(row.getObject("firm_id", UUID.class), StepRow.read(row))).list()
                .forEach(line -> steps.computeIfAbsent(line.firm(), firm -> new ArrayList<>()).add(line.step()));
        Map<UUID, Kept> kept = new LinkedHashMap<>();
        sql.sql("""
                select f.id, f.region, f.name, f.priority, f.staff_expected, s.last_report_on, coalesce(r.present, 0) as present,
                       exists (select from enterprise.account a join access.account c on c.id = a.account_id where a.firm_id = f.id and c.username = :me) as own
                from enterprise.firm f left join resumption.firm_state s on s.firm_id = f.id
                left join (select r.firm_id, count(*)::int as present from resumption.returned r join enterprise.staff t on t.id = r.staff_id and t.left_on is null
                    where r.firm_id = any(:firms) group by 1) r on r.firm_id = f.id
                where f.id = any(:firms) and f.region between store.low() and store.high() and f.closed_on is null order by f.id
                """).param("me", Jurisdiction.actorNow()).param("firms", array(firms)).query((row, index) -> kept(row, steps)).list().forEach(one -> kept.put(one.id(), one));
        return kept;
    }

    Optional<Kept> find(UUID firm) {
        return Optional.ofNullable(read(List.of(firm)).get(firm));
    }

    private static Kept kept(ResultSet row, Map<UUID, List<FirmStep>> steps) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        List<FirmStep> own = steps.getOrDefault(id, List.of());
        return new Kept(id, new RegionCode(row.getLong("region")), row.getString("name"), row.getString("priority"), row.getInt("staff_expected"), row.getInt("present"), row.getBoolean("own"),
                own.size(), row.getObject("last_report_on", LocalDate.class), FirmLoop.of(own));
    }

    static UUID[] array(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }

    /// Writes steps, at most one for each firm, and where the firms stand after them.
    ///
    /// @param opening what the matrix asks of a firm; it is asked only where that decides what comes next
    void write(List<Taken> steps, Function<Kept, Opening> opening) {
        copy.stage("firm_step_draft",
                "firm_id uuid, seq integer, region bigint, kind text, happened_at timestamptz, staff integer, may_return integer, passed boolean, opening text, due_on date, signed_by text, commitment integer, case_id uuid, note text",
                new String[] {"firm_id", "seq", "region", "kind", "happened_at", "staff", "may_return", "passed", "opening", "due_on", "signed_by", "commitment", "case_id", "note"}, steps, (taken, row) -> {
                    StepRow step = StepRow.of(taken.step());
                    row.setUUID(0, taken.before().id());
                    row.setInteger(1, taken.seq());
                    row.setLong(2, taken.before().region().value());
                    row.setText(3, step.kind().name());
                    row.setTimeStampTz(4, Objects.requireNonNull(BulkCopy.utc(step.at())));
                    row.setInteger(5, step.staff());
                    row.setInteger(6, step.mayReturn());
                    row.setBoolean(7, step.passed());
                    row.setText(8, step.opening() == null ? null : step.opening().name());
                    row.setDate(9, step.dueOn());
                    row.setText(10, taken.signedBy());
                    row.setInteger(11, taken.commitment());
                    row.setUUID(12, taken.caseId());
                    row.setText(13, taken.note());
                });
        sql.sql("""
                insert into resumption.firm_step (id, firm_id, seq, region, kind, happened_at, happened_on, staff, may_return, passed, opening, due_on, signed_by, commitment, case_id, note, policy, recorded_at,
                    recorded_by)
                select gen_random_uuid(), firm_id, seq, region, kind, happened_at, (happened_at at time zone :zone)::date, staff, may_return, passed, opening, due_on, signed_by, commitment, case_id, note,
                    :policy, :at, :by
                from firm_step_draft
                """).param("zone", clock.getZone().getId()).param("policy", policy.edition()).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).update();
        keep(steps.stream().map(Taken::after).toList(), opening);
    }

    private record Standing(Kept firm, @Nullable LoopDuty next) {
    }

    /// Writes where firms stand, for lists.
    void keep(List<Kept> firms, Function<Kept, Opening> opening) {
        Instant now = clock.instant();
        // What comes next may have to ask the store, so it is known before rows are copied.
        List<Standing> standings = firms.stream().map(firm -> new Standing(firm, nextOf(firm, opening).orElse(null))).toList();
        copy.stage("firm_state_draft",
                "firm_id uuid, region bigint, state text, since timestamptz, returned integer, conditions_due date, findings_due date, duty text, duty_actor text, due_at timestamptz, last_report_on date",
                new String[] {"firm_id", "region", "state", "since", "returned", "conditions_due", "findings_due", "duty", "duty_actor", "due_at", "last_report_on"}, standings, (standing, row) -> {
                    Kept firm = standing.firm();
                    LoopDuty duty = standing.next();
                    row.setUUID(0, firm.id());
                    row.setLong(1, firm.region().value());
                    row.setText(2, firm.loop().state().name());
                    row.setTimeStampTz(3, Objects.requireNonNull(BulkCopy.utc(firm.loop().since() == null ? now : firm.loop().since())));
                    row.setInteger(4, firm.present());
                    row.setDate(5, firm.loop().conditionsDue());
                    row.setDate(6, firm.loop().findingsDue());
                    row.setText(7, duty == null ? null : duty.kind().name());
                    row.setText(8, duty == null ? null : duty.actor().name());
                    row.setTimeStampTz(9, duty == null ? null : BulkCopy.utc(duty.dueAt()));
                    row.setDate(10, firm.lastReport());
                });
        sql.sql("""
                insert into resumption.firm_state as s (firm_id, region, state, since, returned, conditions_due, findings_due, duty, duty_actor, due_at, last_report_on)
                select firm_id, region, state, since, returned, conditions_due, findings_due, duty, duty_actor, due_at, last_report_on from firm_state_draft
                on conflict (firm_id) do update set region = excluded.region, state = excluded.state, since = excluded.since, returned = excluded.returned, conditions_due = excluded.conditions_due,
                    findings_due = excluded.findings_due, duty = excluded.duty, duty_actor = excluded.duty_actor, due_at = excluded.due_at, last_report_on = excluded.last_report_on
                """).update();
    }

    private Optional<LoopDuty> nextOf(Kept firm, Function<Kept, Opening> opening) {
        boolean waitsForMatrix = firm.loop().state() == FirmState.RETURNING || firm.loop().state() == FirmState.FILED;
        return dutiesOf(firm, waitsForMatrix ? opening.apply(firm) : Opening.BY_APPROVAL).stream().findFirst();
    }

    /// All that is due of a firm.
    List<LoopDuty> dutiesOf(Kept firm, Opening opening) {
        return LoopDuties.of(firm.loop(), opening, firm.lastReport(), policy, clock.today(), clock.getZone());
    }
}
