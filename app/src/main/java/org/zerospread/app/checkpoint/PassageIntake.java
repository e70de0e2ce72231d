package org.zerospread.app.checkpoint;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.FieldCipher;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.BulkCopy;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.checkpoint.PassageDecision;
import org.zerospread.engine.checkpoint.PassageFacts;
import org.zerospread.engine.checkpoint.PassageRules;
import org.zerospread.engine.grading.OriginClass;
import org.zerospread.engine.grading.OriginPolicy;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.region.RegionLevel;

/// Receives passages, many at a time: what is due is judged by the rules, then COPY into staging and one insert of those whose post and person are known.
@Component
public class PassageIntake {

    private static final String TAKE = """
            with taken as (
                insert into checkpoint.passage (id, post_id, region, passed_at, direction, plate_sealed, plate_index, plate_area, origin, origin_class, occupants, person_id,
                    temperature_tenths, due, due_rule, taken, deviation, remark, crew, recorded_at, recorded_by)
                select d.id, d.post_id, p.region, d.passed_at, d.direction, d.plate_sealed, d.plate_index, d.plate_area, d.origin, d.origin_class, d.occupants, d.person_id,
                    d.temperature_tenths, d.due, d.due_rule, d.taken, d.deviation, d.remark, d.crew, :at, :by
                from passage_draft d
                join checkpoint.post p on p.id = d.post_id and (p.closed_on is null or d.passed_at < (p.closed_on + 1)::timestamp at time zone :zone)
                where d.passed_at <= :at and (d.due = d.taken or d.deviation is not null)
                  and (d.person_id is null or exists (select from person.person x where x.id = d.person_id))
                on conflict (id) do nothing
                returning region
            )
            select count(*) as passages, coalesce(min(region), 0) as region from taken
            """;

    private final JdbcClient sql;
    private final BulkCopy copy;
    private final FieldCipher cipher;
    private final GradedPassages graded;
    private final OriginPolicy origins;
    private final AuditTrail audit;
    private final DistrictClock clock;

    PassageIntake(JdbcClient sql, BulkCopy copy, FieldCipher cipher, GradedPassages graded, OriginPolicy origins, AuditTrail audit, DistrictClock clock) {
        this.sql = sql;
        this.copy = copy;
        this.cipher = cipher;
        this.graded = graded;
        this.origins = origins;
        this.audit = audit;
        this.clock = clock;
    }

    /// What became of a batch.
    ///
    /// @param passages newly taken; one taken before is neither here nor refused
    public record Receipt(int passages, List<Refusal> refused) {
    }

    /// A passage that was not taken: `CHK-001` no such post, or it is closed, `CHK-002` later than now, `CHK-003` person not known here, `CHK-004` something else was
    /// done than is due, without a reason.
    public record Refusal(UUID passage, String code, String zh, String en) {
    }

    private record Judged(PassageDraft draft, @Nullable OriginClass origin, PassageDecision due) {

        String taken() {
            return (draft.taken() == null ? due.measure() : draft.taken()).name();
        }
    }

    private record Taken(int passages, long region) {
    }

    private record RulesOf(RegionCode town, LocalDate day) {
    }

    /// What is due, before anything is taken down.
    @Transactional(readOnly = true)
    public PassageDecision judge(PassageDraft draft) {
        return judged(List.of(draft)).getFirst().due();
    }

    /// The same for many, under their ids.
    @Transactional(readOnly = true)
    public Map<UUID, PassageDecision> judge(List<PassageDraft> drafts) {
        return drafts.isEmpty() ? Map.of() : judged(drafts).stream().collect(Collectors.toMap(one -> one.draft().id(), Judged::due));
    }

    /// Receives a batch; sent again, it changes nothing.
    @Transactional
    public Receipt receive(List<PassageDraft> drafts) {
        if (drafts.isEmpty()) {
            return new Receipt(0, List.of());
        }
        Instant at = clock.instant();
        stage(judged(drafts));
        Taken taken = sql.sql(TAKE).param("at", at.atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).param("zone", clock.getZone().getId())
                .query((row, index) -> new Taken(row.getInt("passages"), row.getLong("region"))).single();
        if (taken.passages() > 0) {
            audit.record("passages.received", taken.region(), null, taken.passages() + " of " + drafts.size());
        }
        return new Receipt(taken.passages(), taken.passages() == drafts.size() ? List.of() : refusals(at));
    }

    private List<Judged> judged(List<PassageDraft> drafts) {
        Map<UUID, RegionCode> posts = new HashMap<>();
        sql.sql("select id, region from checkpoint.post where id = any(:ids)").param("ids", drafts.stream().map(PassageDraft::post).distinct().toArray(UUID[]::new))
                .query(row -> {
                    posts.put(row.getObject("id", UUID.class), new RegionCode(row.getLong("region")));
                });
        Set<UUID> quarantined = new HashSet<>(sql.sql("select person_id from quarantine.stay where state = 'RUNNING' and person_id = any(:ids)")
                .param("ids", drafts.stream().map(PassageDraft::person).filter(Objects::nonNull).map(PersonId::value).distinct().toArray(UUID[]::new)).query(UUID.class).list());
        Map<RulesOf, PassageRules> rules = new HashMap<>();
        List<Judged> judged = new ArrayList<>(drafts.size());
        for (PassageDraft draft : drafts) {
            RegionCode post = posts.get(draft.post());
            LocalDate day = LocalDate.ofInstant(draft.at(), clock.getZone());
            OriginClass origin = draft.origin() == null || post == null ? null : origins.classify(draft.origin(), post, day).originClass();
            PassageRules holding = origin == null || post == null ? graded.everywhere()
                    : rules.computeIfAbsent(new RulesOf(post.ancestorAt(RegionLevel.TOWN).orElse(post), day), one -> graded.on(one.town(), one.day()));
            judged.add(new Judged(draft, origin, holding.judge(new PassageFacts(draft.plate() == null ? null : draft.plate().value(), origin, draft.temperatureCelsius(),
                    draft.person() != null && quarantined.contains(draft.person().value())))));
        }
        return judged;
    }

    private List<Refusal> refusals(Instant at) {
        return sql.sql("""
                select * from (
                    select d.id, case when p.id is null or p.closed_on is not null and d.passed_at >= (p.closed_on + 1)::timestamp at time zone :zone then 'CHK-001'
                        when d.passed_at > :at then 'CHK-002'
                        when d.person_id is not null and not exists (select from person.person x where x.id = d.person_id) then 'CHK-003'
                        when d.due <> d.taken and d.deviation is null then 'CHK-004' end as code
                    from passage_draft d left join checkpoint.post p on p.id = d.post_id) r
                where code is not null
                """).param("at", at.atOffset(ZoneOffset.UTC)).param("zone", clock.getZone().getId())
                .query((row, index) -> refusal(row.getObject("id", UUID.class), row.getString("code"))).list();
    }

    private static Refusal refusal(UUID passage, String code) {
        return switch (code) {
            case "CHK-001" -> new Refusal(passage, code, "没有这个卡口,或已撤除", "no such checkpoint, or it is closed");
            case "CHK-002" -> new Refusal(passage, code, "过卡时间晚于现在:请核对时钟", "the passage is later than now: check the clock");
            case "CHK-003" -> new Refusal(passage, code, "本辖区没有登记此人:先登记", "the person is not registered here: register him first");
            default -> new Refusal(passage, code, "处置与应办不同,请写明原因", "something else was done than is due: say why");
        };
    }

    private void stage(List<Judged> drafts) {
        copy.stage("passage_draft", """
                id uuid, post_id uuid, passed_at timestamptz, direction text, plate_sealed bytea, plate_index bytea, plate_area text, origin bigint, origin_class text, occupants smallint,
                person_id uuid, temperature_tenths smallint, due text, due_rule text, taken text, deviation text, remark text, crew text
                """, new String[] {"id", "post_id", "passed_at", "direction", "plate_sealed", "plate_index", "plate_area", "origin", "origin_class", "occupants", "person_id",
                    "temperature_tenths", "due", "due_rule", "taken", "deviation", "remark", "crew"}, drafts, (judged, row) -> {
                    PassageDraft draft = judged.draft();
                    String plate = draft.plate() == null ? null : draft.plate().value();
                    row.setUUID(0, draft.id());
                    row.setUUID(1, draft.post());
                    row.setTimeStampTz(2, BulkCopy.utc(draft.at()));
                    row.setText(3, draft.direction().name());
                    row.setByteArray(4, cipher.seal(plate, plateOwner(draft.id())));
                    row.setByteArray(5, cipher.index("plate", plate));
                    row.setText(6, plate == null ? null : plate.substring(0, 1));
                    row.setLong(7, draft.origin() == null ? null : draft.origin().value());
                    row.setText(8, judged.origin() == null ? null : judged.origin().name());
                    row.setShort(9, (short) draft.occupants());
                    row.setUUID(10, draft.person() == null ? null : draft.person().value());
                    row.setShort(11, draft.temperatureCelsius() == null ? null : draft.temperatureCelsius().movePointRight(1).shortValueExact());
                    row.setText(12, judged.due().measure().name());
                    row.setText(13, judged.due().ruleId());
                    row.setText(14, judged.taken());
                    row.setText(15, draft.deviation());
                    row.setText(16, draft.remark());
                    row.setText(17, draft.crew());
                });
    }

    /// To which passage a sealed plate belongs.
    static String plateOwner(UUID passage) {
        return "passage.plate:" + passage;
    }
}
