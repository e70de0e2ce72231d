package org.zerospread.app.quarantine;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.Masking;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.allocation.AllocationPolicy;
import org.zerospread.engine.allocation.RoomFeature;

/// What guests need of a room, and families that may share one by exception.
@Component
public class Lodgings {

    private static final int LONGEST_REASON = 200;

    private final JdbcClient sql;
    private final AuditTrail audit;
    private final DistrictClock clock;
    private final AllocationPolicy policy;

    Lodgings(JdbcClient sql, AuditTrail audit, DistrictClock clock, AllocationPolicy policy) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
        this.policy = policy;
    }

    /// A guest of a site, or one who waits to become one; the name is masked.
    ///
    /// @param room id, site and label of his room tonight; null while he waits
    /// @param day of the stay, from 1
    public record Lodging(UUID stay, UUID person, String name, StayReason reason, LocalDate startedOn, LocalDate leavesOn, long day, long days, Set<RoomFeature> needs, @Nullable UUID family,
            @Nullable String familyReason, @Nullable Held room) {
    }

    /// A room that a guest has.
    ///
    /// @param givenToday whether it can be taken back
    public record Held(UUID room, UUID site, String siteName, String label, int bed, LocalDate from, LocalDate until, @Nullable String why, boolean givenToday) {
    }

    /// A move from room to room.
    public record Transfer(LocalDate on, String from, String to, String reason, String by) {
    }

    /// One stay that is spent in a site now.
    @Transactional(readOnly = true)
    public Optional<Lodging> find(UUID stay) {
        return list(stay, null, false).stream().findFirst();
    }

    /// Stays that should have a room tonight and have none, the oldest first.
    @Transactional(readOnly = true)
    public List<Lodging> listWaiting() {
        return list(null, null, true);
    }

    /// The others of his household who are in a site now or wait for one: who may be family.
    @Transactional(readOnly = true)
    public List<Lodging> listHousehold(UUID stay) {
        return list(null, stay, false);
    }

    private List<Lodging> list(@Nullable UUID stay, @Nullable UUID kinOf, boolean waiting) {
        LocalDate today = clock.today();
        return sql.sql("""
                select s.id, s.person_id, p.name, s.reason, s.started_on, s.next_change_on, s.release_on, l.needs, l.family_id, l.family_reason,
                       n.room_id, n.bed, lower(n.nights) as from_on, upper(n.nights) as until_on, n.why, n.recorded_at >= :morning and lower(n.nights) = :today as given_today,
                       r.label, x.id as site, x.name as site_name
                from quarantine.stay s join person.person p on p.id = s.person_id
                left join quarantine.lodging l on l.stay_id = s.id
                left join quarantine.room_night n on n.stay_id = s.id and n.nights @> :today::date
                left join quarantine.room r on r.id = n.room_id left join quarantine.site x on x.id = r.site_id
                where s.state = 'RUNNING' and s.place in ('CENTRAL', 'REHAB') and s.next_change_on > :today
                  and (:stay::uuid is null or s.id = :stay)
                  and (:kin::uuid is null or s.id <> :kin and p.household_id = (select k.household_id from quarantine.stay t join person.person k on k.id = t.person_id where t.id = :kin))
                  and (not :waiting or n.id is null)
                order by s.started_on, s.id limit 500
                """).param("today", today).param("morning", clock.startOf(today).atOffset(ZoneOffset.UTC)).param("stay", stay).param("kin", kinOf).param("waiting", waiting)
                .query((row, index) -> lodging(row, today)).list();
    }

    private static Lodging lodging(ResultSet row, LocalDate today) throws SQLException {
        LocalDate started = row.getObject("started_on", LocalDate.class);
        UUID room = row.getObject("room_id", UUID.class);
        Held held = room == null ? null : new Held(room, row.getObject("site", UUID.class), row.getString("site_name"), row.getString("label"), row.getInt("bed"),
                row.getObject("from_on", LocalDate.class), row.getObject("until_on", LocalDate.class), row.getString("why"), row.getBoolean("given_today"));
        return new Lodging(row.getObject("id", UUID.class), row.getObject("person_id", UUID.class), Masking.name(row.getString("name")), StayReason.valueOf(row.getString("reason")), started,
                row.getObject("next_change_on", LocalDate.class), today.toEpochDay() - started.toEpochDay() + 1,
                row.getObject("release_on", LocalDate.class).toEpochDay() - started.toEpochDay(), needs(row.getArray("needs")), row.getObject("family_id", UUID.class), row.getString("family_reason"), held);
    }

    private static Set<RoomFeature> needs(@Nullable Array stored) throws SQLException {
        Set<RoomFeature> needs = new LinkedHashSet<>();
        if (stored != null) {
            Arrays.stream((String[]) stored.getArray()).map(RoomFeature::valueOf).sorted().forEach(needs::add);
        }
        return needs;
    }

    /// The moves of a stay, the newest first.
    @Transactional(readOnly = true)
    public List<Transfer> listTransfers(UUID stay) {
        return sql.sql("""
                select t.moved_on, x.name || ' ' || f.label as from_room, y.name || ' ' || g.label as to_room, t.reason, t.recorded_by
                from quarantine.transfer t join quarantine.room f on f.id = t.from_room join quarantine.site x on x.id = f.site_id
                join quarantine.room g on g.id = t.to_room join quarantine.site y on y.id = g.site_id
                where t.stay_id = :stay order by t.recorded_at desc
                """).param("stay", stay).query((row, index) -> new Transfer(row.getObject("moved_on", LocalDate.class), row.getString("from_room"), row.getString("to_room"), row.getString("reason"),
                        row.getString("recorded_by"))).list();
    }

    /// Puts down what a guest needs; the room that he has is not changed by it.
    @Transactional
    public RoomAnswer<UUID> need(UUID stay, Set<RoomFeature> needs) {
        Optional<Long> region = region(stay);
        if (region.isEmpty()) {
            return unknown();
        }
        sql.sql("""
                insert into quarantine.lodging (stay_id, region, needs, recorded_at, recorded_by) values (:stay, :region, :needs, :at, :by)
                on conflict (stay_id) do update set needs = excluded.needs, recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by
                """).param("stay", stay).param("region", region.get()).param("needs", needs.stream().map(RoomFeature::name).sorted().toArray(String[]::new))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).update();
        audit.record("lodging.needs", Jurisdiction.placeFor(region.get()), stay.toString(), needs.toString());
        return new RoomAnswer.Done<>(stay);
    }

    /// Lets members of one family share a room, by exception and with its reason.
    ///
    /// @param kin the other stays; all of one household
    @Transactional
    public RoomAnswer<UUID> letShare(UUID stay, List<UUID> kin, @Nullable String reason) {
        if (reason == null || reason.isBlank() || reason.strip().length() > LONGEST_REASON) {
            return RoomAnswer.refuse("family_reason", "ROM-005", "请写明同住原因(最多 200 字)", "give the reason for sharing in at most 200 characters");
        }
        Set<UUID> household = new LinkedHashSet<>(listHousehold(stay).stream().map(Lodging::stay).toList());
        Optional<Long> region = region(stay);
        if (region.isEmpty() || kin.isEmpty() || !household.containsAll(kin)) {
            return RoomAnswer.refuse("kin", "ROM-009", "请选择同户、正在集中隔离的家人", "choose members of the same household who are in central quarantine");
        }
        if (kin.size() + 1 > policy.largestFamily()) {
            return RoomAnswer.refuse("kin", "ROM-003", "按政策最多 " + policy.largestFamily() + " 人同住", "the policy lets at most " + policy.largestFamily() + " share");
        }
        Set<UUID> all = new LinkedHashSet<>(kin);
        all.add(stay);
        share(all, UUID.randomUUID(), reason.strip());
        audit.record("lodging.family", Jurisdiction.placeFor(region.get()), stay.toString(), all.size() + ": " + reason.strip());
        return new RoomAnswer.Done<>(stay);
    }

    private void share(Set<UUID> stays, UUID family, String reason) {
        sql.sql("""
                with members as (
                    insert into quarantine.lodging (stay_id, region, family_id, family_reason, recorded_at, recorded_by)
                    select s.id, s.region, :family, :reason, :at, :by from quarantine.stay s where s.id = any(:stays)
                    on conflict (stay_id) do update set family_id = excluded.family_id, family_reason = excluded.family_reason, recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by
                    returning stay_id
                )
                update quarantine.room_night n set family_id = :family from members where n.stay_id = members.stay_id and upper(n.nights) > :today
                """).param("stays", stays.toArray(UUID[]::new)).param("family", family).param("reason", reason).param("today", clock.today())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).update();
    }

    /// Takes an exception back, unless the family shares a room already.
    @Transactional
    public RoomAnswer<UUID> endSharing(UUID stay) {
        Optional<Long> region = region(stay);
        Optional<UUID> family = sql.sql("select family_id from quarantine.lodging where stay_id = :stay and family_id is not null").param("stay", stay).query(UUID.class).optional();
        if (region.isEmpty() || family.isEmpty()) {
            return RoomAnswer.refuse("kin", "ROM-008", "没有可撤销的同住", "there is no sharing to take back");
        }
        boolean shared = sql.sql("select exists (select room_id from quarantine.room_night where family_id = :family and nights @> :today::date group by room_id having count(*) > 1)")
                .param("family", family.get()).param("today", clock.today()).query(Boolean.class).single();
        if (shared) {
            return RoomAnswer.refuse("kin", "ROM-006", "家人正在同住: 先换房", "the family shares a room: move them apart first");
        }
        sql.sql("""
                with members as (
                    update quarantine.lodging set family_id = null, family_reason = null, recorded_at = :at, recorded_by = :by where family_id = :family returning stay_id
                )
                update quarantine.room_night n set family_id = null from members where n.stay_id = members.stay_id and upper(n.nights) > :today
                """).param("family", family.get()).param("today", clock.today()).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).update();
        audit.record("lodging.family-ended", Jurisdiction.placeFor(region.get()), stay.toString(), family.get().toString());
        return new RoomAnswer.Done<>(stay);
    }

    private Optional<Long> region(UUID stay) {
        return sql.sql("select region from quarantine.stay where id = :stay and state = 'RUNNING' and region between store.low() and store.high()").param("stay", stay).query(Long.class).optional();
    }

    private static RoomAnswer<UUID> unknown() {
        return RoomAnswer.refuse("stay", "ROM-002", "没有这个在集中点的隔离", "no running stay here that is spent in a site");
    }
}
