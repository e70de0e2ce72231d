package org.zerospread.app.quarantine;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.BulkCopy;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.plan.Observation;

/// Records temperatures and symptoms of people in quarantine, many at a time and in any order.
///
/// An observation belongs to the stay that the person was in on its day. What belongs to none is refused with a code and set aside, so that
/// nothing that was measured is lost: before the start, after the end, in the future, of somebody who was in no quarantine here.
@Component
public class Observations {

    /// Tenths of a degree Celsius that a living person can have; the same bounds as for files (INT-031).
    static final int COLDEST = 340;
    static final int HOTTEST = 430;
    private static final int LONGEST_REMARK = 200;

    private static final String RECORD = """
            with matched as materialized (
                select d.id, d.person_id, d.taken_at, (d.taken_at at time zone :zone)::date as taken_on, d.temperature_tenths, d.symptoms, d.remark, d.corrects, p.region as home,
                       s.id as stay_id, s.region, s.started_on, s.ended_on,
                       exists (select from quarantine.stay x where x.person_id = d.person_id) as known
                from observation_draft d
                left join lateral (select x.region from person.person x where x.id = d.person_id offset 0) p on true
                left join lateral (
                    select x.id, x.region, x.started_on, x.ended_on from quarantine.stay x
                    where x.person_id = d.person_id and x.started_on <= (d.taken_at at time zone :zone)::date
                    order by x.started_on desc, x.recorded_at desc limit 1) s on true
            ), judged as materialized (
                select m.*, case when m.temperature_tenths not between :coldest and :hottest then 'STY-005'
                                 when m.temperature_tenths is null and m.symptoms = 0 and m.remark is null then 'STY-006'
                                 when m.taken_at > :at then 'STY-004'
                                 when not m.known then 'STY-001'
                                 when m.stay_id is null then 'STY-002'
                                 when m.taken_on > m.ended_on then 'STY-003'
                                 when m.corrects is not null and not exists (select from quarantine.observation o where o.id = m.corrects and o.stay_id = m.stay_id) then 'STY-007' end as code
                from matched m where not exists (select from quarantine.observation o where o.id = m.id)
            ), taken as (
                insert into quarantine.observation (id, stay_id, person_id, region, taken_at, taken_on, temperature_tenths, symptoms, remark, corrects, recorded_at, recorded_by)
                select id, stay_id, person_id, region, taken_at, taken_on, temperature_tenths, symptoms, remark, corrects, :at, :by from judged where code is null
                on conflict do nothing
                returning id, stay_id, region, corrects is not null or coalesce(temperature_tenths, 0) >= :warm or symptoms <> 0 as decides
            ), aside as (
                insert into quarantine.set_aside (id, person_id, region, code, taken_at, temperature_tenths, symptoms, remark, recorded_at, recorded_by)
                select id, person_id, coalesce(home, :here), code, taken_at, temperature_tenths, symptoms, remark, :at, :by from judged where code is not null
                on conflict (id) do nothing
            ), settled as (
                update quarantine.set_aside a set settled_at = :at, settled_by = :by from taken where a.id = taken.id and a.settled_at is null
            )
            select null::uuid as refused, null::uuid as person_id, null as code, null::smallint as temperature_tenths, stay_id, region, decides from taken
            union all
            select id, person_id, code, temperature_tenths, null, null, false from judged where code is not null
            """;

    private final JdbcClient sql;
    private final BulkCopy copy;
    private final AuditTrail audit;
    private final DistrictClock clock;
    private final Stays stays;
    private final DutyRows duties;

    Observations(JdbcClient sql, BulkCopy copy, AuditTrail audit, DistrictClock clock, Stays stays, DutyRows duties) {
        this.stays = stays;
        this.duties = duties;
        this.sql = sql;
        this.copy = copy;
        this.audit = audit;
        this.clock = clock;
    }

    /// What became of a batch.
    ///
    /// @param taken newly taken
    /// @param known taken before: the same id again changes nothing
    /// @param refused not taken, each with its reason, and set aside
    public record Receipt(int taken, int known, List<Refusal> refused) {
    }

    /// An observation that was not taken: `STY-001` nobody in quarantine here, `STY-002` before the stay began, `STY-003` after it ended, `STY-004`
    /// dated later than now, `STY-005` no temperature that a person can have, `STY-006` nothing observed, `STY-007` what it corrects is not there.
    public record Refusal(UUID id, PersonId person, String code, String zh, String en) {
    }

    /// @param decides whether the rules must be asked: a temperature near the fever threshold, a symptom, or a correction
    private record Row(@Nullable UUID stay, long region, boolean decides, @Nullable Refusal refusal) {
    }

    /// Records a batch; sent again, it changes nothing.
    @Transactional
    public Receipt record(List<ObservationDraft> drafts) {
        if (drafts.isEmpty()) {
            return new Receipt(0, 0, List.of());
        }
        Instant at = clock.instant();
        stage(drafts);
        long here = Jurisdiction.find().orElseThrow(() -> new IllegalStateException("no jurisdiction")).range().low();
        List<Row> rows = sql.sql(RECORD).param("zone", clock.getZone().getId()).param("coldest", COLDEST).param("hottest", HOTTEST).param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", Jurisdiction.actorNow()).param("here", here).param("warm", Observation.FEVER - 10).query((row, index) -> row(row)).list();
        List<Refusal> refused = new ArrayList<>();
        List<Row> taken = new ArrayList<>();
        for (Row row : rows) {
            if (row.refusal() == null) {
                taken.add(row);
            } else {
                refused.add(row.refusal());
            }
        }
        if (!taken.isEmpty()) {
            duties.observed(taken.stream().map(Row::stay).toList());
            List<UUID> decided = taken.stream().filter(Row::decides).map(Row::stay).distinct().toList();
            if (!decided.isEmpty()) {
                stays.reconsider(decided, clock.today());
            }
            audit.record("observations.recorded", Jurisdiction.placeFor(taken.getFirst().region()), drafts.size() == 1 ? drafts.getFirst().person().toString() : null, taken.size() + " of " + drafts.size());
        }
        if (!refused.isEmpty()) {
            audit.record("observations.set_aside", here, refused.size() == 1 ? refused.getFirst().person().toString() : null, refused.size() + " of " + drafts.size());
        }
        return new Receipt(taken.size(), drafts.size() - taken.size() - refused.size(), refused);
    }

    /// Somebody has looked at an observation that was set aside, and done what was to be done.
    ///
    /// @return false where there is none that is open
    @Transactional
    public boolean settle(UUID aside) {
        List<Long> regions = sql.sql("update quarantine.set_aside set settled_at = :at, settled_by = :by where id = :id and settled_at is null returning region")
                .param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).param("id", aside).query(Long.class).list();
        if (!regions.isEmpty()) {
            audit.record("observation.settled", Jurisdiction.placeFor(regions.getFirst()), aside.toString(), null);
        }
        return !regions.isEmpty();
    }

    private void stage(List<ObservationDraft> drafts) {
        copy.stage("observation_draft", "id uuid, person_id uuid, taken_at timestamptz, temperature_tenths smallint, symptoms integer, remark text, corrects uuid",
                new String[] {"id", "person_id", "taken_at", "temperature_tenths", "symptoms", "remark", "corrects"}, drafts, (draft, row) -> {
                    row.setUUID(0, draft.id());
                    row.setUUID(1, draft.person().value());
                    row.setTimeStampTz(2, BulkCopy.utc(draft.takenAt()));
                    row.setShort(3, draft.temperatureTenths());
                    row.setInteger(4, draft.symptoms() & ObservationDraft.ALL_SYMPTOMS);
                    row.setText(5, shortened(draft.remark()));
                    row.setUUID(6, draft.corrects());
                });
    }

    private static @Nullable String shortened(@Nullable String remark) {
        return remark == null || remark.isBlank() ? null : remark.length() <= LONGEST_REMARK ? remark : remark.substring(0, LONGEST_REMARK);
    }

    private static Row row(java.sql.ResultSet row) throws java.sql.SQLException {
        UUID refused = row.getObject("refused", UUID.class);
        if (refused == null) {
            return new Row(row.getObject("stay_id", UUID.class), row.getLong("region"), row.getBoolean("decides"), null);
        }
        return new Row(null, 0, false, refusal(refused, new PersonId(row.getObject("person_id", UUID.class)), row.getString("code"), row.getInt("temperature_tenths")));
    }

    private static Refusal refusal(UUID id, PersonId person, String code, int tenths) {
        return switch (code) {
            case "STY-001" -> new Refusal(id, person, code, "此人在本辖区没有隔离:先登记隔离", "he is in no quarantine here: open a stay first");
            case "STY-002" -> new Refusal(id, person, code, "时间早于隔离开始:请核对日期", "it was taken before the stay began: check the day");
            case "STY-003" -> new Refusal(id, person, code, "时间晚于隔离结束:请核对日期", "it was taken after the stay ended: check the day");
            case "STY-004" -> new Refusal(id, person, code, "时间晚于现在:请核对时间", "it is dated later than now: check the clock");
            case "STY-005" -> new Refusal(id, person, code, impossible(tenths, true), impossible(tenths, false));
            case "STY-006" -> new Refusal(id, person, code, "没有体温也没有症状:至少填一项", "neither temperature nor symptom: give one");
            default -> new Refusal(id, person, code, "要更正的记录不在此次隔离里", "what it corrects is no record of this stay");
        };
    }

    private static String impossible(int tenths, boolean chinese) {
        String typed = tenths / 10 + "." + Math.abs(tenths % 10);
        boolean fahrenheit = tenths >= 940 && tenths <= 1_080;
        String celsius = "%.1f".formatted((tenths / 10.0 - 32) / 1.8);
        return chinese ? typed + " 不是可能的体温(34.0 至 43.0 ℃)" + (fahrenheit ? ":似为华氏度,即 " + celsius + " ℃" : "")
                : typed + " is no possible temperature (34.0 to 43.0 °C)" + (fahrenheit ? ": in Fahrenheit it would be " + celsius + " °C" : "");
    }
}
