package org.zerospread.app.screening;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.store.BulkCopy;
import org.zerospread.app.store.DistrictClock;

/// Receives household visits, many at a time, and keeps the totals in the same transaction.
///
/// Phases: COPY visits and checks into staging; insert the visits whose household is known and whose id is new; insert
/// their checks; add what was inserted to the tallies per grid and per town and day, and to how the households stand in every round whose
/// scope and period cover the visit (in the order of their codes, so that two batches never wait for each other in a ring). The cost is that
/// of three writes of each row (staging, table, index) and two of each household; nothing is read row by row.
///
/// A batch alone is taken and counted in one statement ([#receive]). The chunks of a file do it in steps ([#stage], [#enter], [#count]), so that one
/// is counted while the next is written: only counting touches rows that other batches touch.
@Component
public class VisitIntake {

    /// `lateral … offset 0` makes the planner look each household and person up by its key: left alone it would read the
    /// whole register for every batch, since it cannot know how many rows the jurisdiction leaves.
    private static final String TAKE = """
            with known as materialized (
                select c.*
                from check_draft c cross join lateral (select from person.person x where x.id = c.person_id offset 0) p
            ), taken as (
                insert into screening.visit (id, region, household_id, worker, outcome, checked, visited_at, recorded_at)
                select v.id, h.region, v.household_id, v.worker, v.outcome, coalesce(c.checked, 0), v.visited_at, :at
                from visit_draft v
                cross join lateral (select x.region from person.household x where x.id = v.household_id offset 0) h
                left join (select visit_id, count(*) as checked from known group by visit_id) c on c.visit_id = v.id
                where v.visited_at <= :at
                on conflict (id) do nothing
                returning id, region, household_id, checked, outcome, visited_at
            ), checks as (
                insert into screening.person_check (visit_id, person_id, region, temperature_tenths, symptoms, key_area_stay, remark, answers)
                select c.visit_id, c.person_id, t.region, c.temperature_tenths, c.symptoms, c.key_area_stay, c.remark, c.answers::jsonb
                from known c join taken t on t.id = c.visit_id
                returning visit_id, temperature_tenths
            ), fevers as (
                select visit_id, count(*) as fevers from checks where temperature_tenths >= 373 group by visit_id
            """;

    /// Adds up what is in `taken` and `fevers`, which begins before it.
    private static final String TOTALS = """
            ), tallied as (
                insert into screening.tally as kept (visited_on, recorded_on, region, visits, checks, not_met, fevers)
                select (t.visited_at at time zone :zone)::date, (:at at time zone :zone)::date, t.region,
                       count(*), sum(t.checked), count(*) filter (where t.outcome <> 'MET'), coalesce(sum(f.fevers), 0)
                from taken t left join fevers f on f.visit_id = t.id
                group by 1, 2, 3 order by 3, 1
                on conflict (region, visited_on, recorded_on) do update set visits = kept.visits + excluded.visits,
                    checks = kept.checks + excluded.checks, not_met = kept.not_met + excluded.not_met, fevers = kept.fevers + excluded.fevers
            ), towns as (
                insert into screening.town_tally as kept (town, visited_on, recorded_on, visits, checks)
                select region - region % 1000000, (visited_at at time zone :zone)::date, (:at at time zone :zone)::date, count(*), sum(checked)
                from taken group by 1, 2, 3 order by 1, 2
                on conflict (town, visited_on, recorded_on) do update set visits = kept.visits + excluded.visits, checks = kept.checks + excluded.checks
            ), states as (
                insert into screening.household_state as kept (household_id, round_id, region, last_outcome, last_at, met_on, tries, checks)
                select t.household_id, r.id, min(t.region), (array_agg(t.outcome order by t.visited_at desc, t.id))[1], max(t.visited_at),
                       max((t.visited_at at time zone :zone)::date) filter (where t.outcome = 'MET'), count(*), sum(t.checked)
                from taken t cross join lateral (select 0 as id union all select o.id from screening.round o
                    where t.region between o.region and o.high
                      and (t.visited_at at time zone :zone)::date between o.starts_on and coalesce(o.ends_on, 'infinity')) r
                group by 1, 2 order by 1, 2
                on conflict (household_id, round_id) do update set region = excluded.region, last_at = greatest(kept.last_at, excluded.last_at),
                    last_outcome = case when excluded.last_at >= kept.last_at then excluded.last_outcome else kept.last_outcome end,
                    met_on = greatest(kept.met_on, excluded.met_on), tries = kept.tries + excluded.tries, checks = kept.checks + excluded.checks
            )
            select count(*) as visits, coalesce(sum(checked), 0) as checks, min(region) as region from taken
            """;

    private static final String RECEIVE = TAKE + TOTALS;

    /// The same in two statements, for batches that follow each other: while one is counted, the next is taken.
    private static final String ENTER = TAKE + """
            )
            insert into visit_taken (id, region, household_id, checked, outcome, visited_at, fevers)
            select t.id, t.region, t.household_id, t.checked, t.outcome, t.visited_at, f.fevers from taken t left join fevers f on f.visit_id = t.id
            """;
    private static final String COUNT = """
            with taken as (
                select id, region, household_id, checked, outcome, visited_at from visit_taken
            ), fevers as (
                select id as visit_id, fevers from visit_taken where fevers is not null
            """ + TOTALS;

    private final JdbcClient sql;
    private final BulkCopy copy;
    private final AuditTrail audit;
    private final DistrictClock clock;

    VisitIntake(JdbcClient sql, BulkCopy copy, AuditTrail audit, DistrictClock clock) {
        this.sql = sql;
        this.copy = copy;
        this.audit = audit;
        this.clock = clock;
    }

    /// What became of a batch of visits.
    ///
    /// @param visits newly taken
    /// @param checks person checks newly taken
    /// @param refused visits that were not taken, each with the reason; a visit taken before is not among them
    public record Receipt(int visits, int checks, List<Refusal> refused) {
    }

    /// A visit that was not taken: `SCR-001` household not known here, `SCR-002` dated later than now, `SCR-003` a
    /// person checked is not known here (the visit was taken, the check was not).
    public record Refusal(UUID visit, String code, String zh, String en) {
    }

    private record Check(UUID visit, VisitDraft.CheckDraft check) {
    }

    private record Taken(int visits, int checks, long region) {
    }

    /// A batch that lies in the staging tables of the present transaction.
    record Staged(int visits, int checks) {
    }

    /// A batch that was taken, and is not counted yet.
    record Entered(Staged staged, OffsetDateTime at) {
    }

    /// Receives a batch; sent again, it changes nothing.
    @Transactional
    public Receipt receive(List<VisitDraft> drafts) {
        Staged staged = stage(drafts);
        if (staged.visits() == 0) {
            return new Receipt(0, 0, List.of());
        }
        Entered entered = new Entered(staged, now());
        Rounds.letVisitsIn(sql);
        return receipt(entered, RECEIVE);
    }

    /// Takes what the present transaction has staged; it must be counted before the transaction ends.
    @Transactional(propagation = Propagation.MANDATORY)
    Entered enter(Staged staged) {
        Entered entered = new Entered(staged, now());
        if (staged.visits() > 0) {
            copy.prepare("visit_taken", "id uuid, region bigint, household_id uuid, checked smallint, outcome text, visited_at timestamptz, fevers bigint");
            Rounds.letVisitsIn(sql);
            sql.sql(ENTER).param("at", entered.at()).update();
        }
        return entered;
    }

    /// Counts what was taken, in the order in which batches land.
    @Transactional(propagation = Propagation.MANDATORY)
    Receipt count(Entered entered) {
        return entered.staged().visits() == 0 ? new Receipt(0, 0, List.of()) : receipt(entered, COUNT);
    }

    private Receipt receipt(Entered entered, String statement) {
        Staged staged = entered.staged();
        Taken taken = sql.sql(statement).param("at", entered.at()).param("zone", clock.getZone().getId())
                .query((row, index) -> new Taken(row.getInt("visits"), row.getInt("checks"), row.getLong("region"))).single();
        List<Refusal> refused = taken.visits() == staged.visits() && taken.checks() == staged.checks() ? List.of() : refusals(entered.at());
        if (taken.visits() > 0) {
            audit.record("visits.received", taken.region(), null, taken.visits() + " visits, " + taken.checks() + " checks");
        }
        return new Receipt(taken.visits(), taken.checks(), refused);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private List<Refusal> refusals(OffsetDateTime at) {
        return sql.sql("""
                select v.id, 'SCR-002' as code from visit_draft v where v.visited_at > :at
                union all
                select v.id, 'SCR-001' from visit_draft v where v.visited_at <= :at and not exists (select from person.household h where h.id = v.household_id)
                union all
                select distinct c.visit_id, 'SCR-003' from check_draft c where not exists (select from person.person p where p.id = c.person_id)
                """).param("at", at).query((row, index) -> refusal(row.getObject("id", UUID.class), row.getString("code"))).list();
    }

    private static Refusal refusal(UUID visit, String code) {
        return switch (code) {
            case "SCR-001" -> new Refusal(visit, code, "本辖区没有这一户:请核对户号", "the household is not known here: check it");
            case "SCR-002" -> new Refusal(visit, code, "走访时间晚于现在:请核对手机时间", "the visit is dated later than now: check the phone's clock");
            default -> new Refusal(visit, code, "所查的人未登记:先登记此人", "a person checked is not registered here: register him first");
        };
    }

    /// The answers as a JSON object; question codes are words of the policy, without signs that need escaping.
    private static @Nullable String json(Map<String, VisitDraft.Answer> answers) {
        if (answers.isEmpty()) {
            return null;
        }
        StringBuilder json = new StringBuilder("{");
        new TreeMap<>(answers).forEach((question, answer) -> json.append(json.length() > 1 ? "," : "").append('"').append(question).append("\":\"").append(answer).append('"'));
        return json.append('}').toString();
    }

    /// Stages a batch, which takes no lock that others wait for.
    @Transactional(propagation = Propagation.MANDATORY)
    Staged stage(List<VisitDraft> drafts) {
        if (drafts.isEmpty()) {
            return new Staged(0, 0);
        }
        copy.stage("visit_draft", "id uuid, household_id uuid, worker text, outcome text, visited_at timestamptz",
                new String[] {"id", "household_id", "worker", "outcome", "visited_at"}, drafts, (draft, row) -> {
                    row.setUUID(0, draft.id());
                    row.setUUID(1, draft.household().value());
                    row.setText(2, draft.worker());
                    row.setText(3, draft.outcome().name());
                    row.setTimeStampTz(4, BulkCopy.utc(draft.visitedAt()));
                });
        List<Check> checks = new ArrayList<>();
        for (VisitDraft draft : drafts) {
            for (VisitDraft.CheckDraft check : draft.checks()) {
                checks.add(new Check(draft.id(), check));
            }
        }
        copy.stage("check_draft", "visit_id uuid, person_id uuid, temperature_tenths smallint, symptoms integer, key_area_stay boolean, remark text, answers text",
                new String[] {"visit_id", "person_id", "temperature_tenths", "symptoms", "key_area_stay", "remark", "answers"}, checks, (row, target) -> {
                    target.setUUID(0, row.visit());
                    target.setUUID(1, row.check().person().value());
                    target.setShort(2, row.check().temperatureTenths());
                    target.setInteger(3, row.check().symptoms());
                    target.setBoolean(4, row.check().keyAreaStay());
                    target.setText(5, row.check().remark());
                    target.setText(6, json(row.check().answers()));
                });
        return new Staged(drafts.size(), checks.size());
    }
}
