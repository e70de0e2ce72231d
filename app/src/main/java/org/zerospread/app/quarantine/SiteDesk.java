package org.zerospread.app.quarantine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.region.Region;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.allocation.RoomFeature;
import org.zerospread.engine.allocation.SitePurpose;
import org.zerospread.engine.region.RegionCode;

/// Sites, their rooms, zones and passages, entered by hand.
@Component
public class SiteDesk {

    private static final int MOST_FLOORS = 60;
    private static final int MOST_ROOMS_OF_FLOOR = 99;
    private static final int LONGEST = 200;

    private final JdbcClient sql;
    private final AuditTrail audit;
    private final DistrictClock clock;
    private final Regions regions;

    SiteDesk(JdbcClient sql, AuditTrail audit, DistrictClock clock, Regions regions) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
        this.regions = regions;
    }

    /// A new site as typed, with as many floors of as many single rooms.
    public record SiteForm(@Nullable String name, @Nullable String region, @Nullable SitePurpose purpose, @Nullable String chief, @Nullable String address, @Nullable String phone,
            @Nullable Integer capacity, @Nullable Integer floors, @Nullable Integer roomsPerFloor) {

        public static SiteForm empty() {
            return new SiteForm(null, null, null, null, null, null, null, null, null);
        }
    }

    /// Rooms to add on a floor, numbered one after the other.
    ///
    /// @param first number of the first one, such as 1 for 301
    public record RoomsForm(@Nullable Integer floor, @Nullable Integer first, @Nullable Integer count, @Nullable Integer beds, @Nullable Boolean family, @Nullable Set<RoomFeature> features,
            @Nullable UUID zone) {
    }

    /// How clean a zone is.
    public enum Grade {
        CLEAN, SEMI, CONTAMINATED
    }

    /// Who goes through a passage.
    public enum UsedBy {
        STAFF, GUESTS, GOODS, WASTE
    }

    /// Opens a site today.
    @Transactional
    public RoomAnswer<UUID> open(SiteForm form) {
        List<FormFault> faults = new ArrayList<>();
        Optional<RegionCode> place = form.region() == null ? Optional.empty() : RegionCode.tryParse(form.region().strip()).flatMap(regions::find).map(Region::code).filter(this::isOurs);
        if (place.isEmpty()) {
            faults.add(RoomAnswer.fault("region", "ROM-009", "请填写本辖区内的区划代码", "give the code of a region of yours"));
        }
        String name = text("name", form.name(), true, faults);
        String chief = text("chief", form.chief(), true, faults);
        String address = text("address", form.address(), false, faults);
        String phone = text("phone", form.phone(), false, faults);
        SitePurpose purpose = form.purpose();
        if (purpose == null) {
            faults.add(RoomAnswer.fault("purpose", "ROM-009", "请选择用途", "choose a purpose"));
        }
        int floors = number("floors", form.floors(), 1, MOST_FLOORS, faults);
        int each = number("rooms_per_floor", form.roomsPerFloor(), 1, MOST_ROOMS_OF_FLOOR, faults);
        if (form.capacity() != null) {
            number("capacity", form.capacity(), 1, 10_000, faults);
        }
        if (faults.isEmpty() && sql.sql("select exists (select from quarantine.site where name = :name and region / 1000000000 = :district)").param("name", name)
                .param("district", place.orElseThrow().value() / 1_000_000_000L).query(Boolean.class).single()) {
            faults.add(RoomAnswer.fault("name", "ROM-009", "本区已有同名隔离点", "the district has a site of this name"));
        }
        if (!faults.isEmpty() || purpose == null) {
            return new RoomAnswer.Refused<>(faults);
        }
        UUID id = UUID.randomUUID();
        sql.sql("""
                insert into quarantine.site (id, region, name, purpose, opened_on, chief, capacity, address, phone) values (:id, :region, :name, :purpose, :today, :chief, :capacity, :address, :phone)
                """).param("id", id).param("region", place.orElseThrow().value()).param("name", name).param("purpose", purpose.name()).param("today", clock.today()).param("chief", chief)
                .param("capacity", form.capacity()).param("address", address).param("phone", phone).update();
        sql.sql("""
                insert into quarantine.room (id, site_id, region, label, floor)
                select gen_random_uuid(), :site, :region, f || to_char(n, 'FM00'), f from generate_series(1, :floors) as f, generate_series(1, :each) as n
                """).param("site", id).param("region", place.orElseThrow().value()).param("floors", floors).param("each", each).update();
        audit.record("site.opened", place.orElseThrow().value(), id.toString(), name + ", " + floors * each);
        return new RoomAnswer.Done<>(id);
    }

    /// Adds rooms to a floor, or changes those that are there already.
    @Transactional
    public RoomAnswer<Integer> putRooms(UUID site, RoomsForm form) {
        List<FormFault> faults = new ArrayList<>();
        int floor = number("floor", form.floor(), -5, 200, faults);
        int first = number("first", form.first(), 1, MOST_ROOMS_OF_FLOOR, faults);
        int count = number("count", form.count(), 1, MOST_ROOMS_OF_FLOOR, faults);
        int beds = number("beds", form.beds(), 1, 20, faults);
        Optional<Long> region = region(site);
        if (region.isEmpty()) {
            faults.add(RoomAnswer.fault("site", "ROM-001", "本辖区没有这个隔离点", "no such site in your regions"));
        }
        if (faults.isEmpty() && first + count - 1 > MOST_ROOMS_OF_FLOOR) {
            faults.add(RoomAnswer.fault("count", "ROM-009", "每层房号只到 99", "room numbers of a floor end at 99"));
        }
        if (!faults.isEmpty()) {
            return new RoomAnswer.Refused<>(faults);
        }
        String[] labels = IntStream.range(first, first + count).mapToObj(n -> (floor < 0 ? "B" + -floor : String.valueOf(floor)) + "%02d".formatted(n)).toArray(String[]::new);
        boolean shared = sql.sql("""
                select exists (select from quarantine.room r join quarantine.taken(:today, null) t on t.room_id = r.id
                    where r.site_id = :site and r.label = any(:labels) and t.kind = 'GUEST' and (t.bed > :beds or t.bed > 1 and not :family))
                """).param("today", clock.today()).param("site", site).param("labels", labels).param("beds", beds).param("family", Boolean.TRUE.equals(form.family())).query(Boolean.class).single();
        if (shared) {
            return RoomAnswer.refuse("beds", "ROM-006", "有家庭正在同住: 先换房", "a family shares one of them: move it first");
        }
        int put = sql.sql("""
                insert into quarantine.room (id, site_id, region, label, floor, zone_id, kind, beds, features)
                select gen_random_uuid(), :site, :region, label, :floor, (select z.id from quarantine.zone z where z.id = :zone and z.site_id = :site), :kind, :beds, :features from unnest(:labels) as label
                on conflict (site_id, label) do update set floor = excluded.floor, zone_id = excluded.zone_id, kind = excluded.kind, beds = excluded.beds, features = excluded.features
                """).param("site", site).param("region", region.orElseThrow()).param("floor", floor).param("zone", form.zone()).param("kind", Boolean.TRUE.equals(form.family()) ? "FAMILY" : "SINGLE")
                .param("beds", beds).param("features", form.features() == null ? new String[0] : form.features().stream().map(RoomFeature::name).sorted().toArray(String[]::new)).param("labels", labels)
                .update();
        audit.record("rooms.put", region.orElseThrow(), site.toString(), labels[0] + " – " + labels[labels.length - 1]);
        return new RoomAnswer.Done<>(put);
    }

    /// Sets how many guests a site may have; null for as many as its beds.
    @Transactional
    public RoomAnswer<UUID> setCapacity(UUID site, @Nullable Integer capacity) {
        List<FormFault> faults = new ArrayList<>();
        if (capacity != null) {
            number("capacity", capacity, 1, 10_000, faults);
        }
        Optional<Long> region = region(site);
        if (region.isEmpty()) {
            faults.add(RoomAnswer.fault("site", "ROM-001", "本辖区没有这个隔离点", "no such site in your regions"));
        }
        if (!faults.isEmpty()) {
            return new RoomAnswer.Refused<>(faults);
        }
        sql.sql("update quarantine.site set capacity = :capacity where id = :site").param("capacity", capacity).param("site", site).update();
        audit.record("site.capacity", region.orElseThrow(), site.toString(), String.valueOf(capacity));
        return new RoomAnswer.Done<>(site);
    }

    /// Adds a zone.
    @Transactional
    public RoomAnswer<UUID> addZone(UUID site, @Nullable String name, @Nullable Grade grade) {
        Optional<Long> region = region(site);
        UUID id = UUID.randomUUID();
        if (region.isEmpty() || grade == null || name == null || name.isBlank() || name.length() > LONGEST || sql.sql("""
                insert into quarantine.zone (id, site_id, region, name, grade) values (:id, :site, :region, :name, :grade) on conflict do nothing
                """).param("id", id).param("site", site).param("region", region.orElse(0L)).param("name", name.strip()).param("grade", grade.name()).update() == 0) {
            return RoomAnswer.refuse("zone", "ROM-009", "请填写本点没有用过的分区名", "give a name that no other zone of the site has");
        }
        audit.record("zone.added", region.get(), site.toString(), name.strip() + " " + grade);
        return new RoomAnswer.Done<>(id);
    }

    /// Adds a passage between two zones.
    @Transactional
    public RoomAnswer<UUID> addPassage(UUID site, @Nullable String name, @Nullable UUID from, @Nullable UUID to, @Nullable UsedBy usedBy) {
        Optional<Long> region = region(site);
        UUID id = UUID.randomUUID();
        if (region.isEmpty() || name == null || name.isBlank() || name.length() > LONGEST || from == null || to == null || from.equals(to) || usedBy == null || sql.sql("""
                insert into quarantine.passage (id, site_id, region, name, from_zone, to_zone, used_by)
                select :id, :site, :region, :name, f.id, t.id, :usedBy from quarantine.zone f, quarantine.zone t where f.id = :from and t.id = :to and f.site_id = :site and t.site_id = :site
                on conflict do nothing
                """).param("id", id).param("site", site).param("region", region.get()).param("name", name.strip()).param("usedBy", usedBy.name()).param("from", from).param("to", to).update() == 0) {
            return RoomAnswer.refuse("passage", "ROM-009", "请填写本点没有用过的通道名, 连接两个不同分区", "give a name that no other passage has, between two different zones of the site");
        }
        audit.record("passage.added", region.get(), site.toString(), name.strip() + " " + usedBy);
        return new RoomAnswer.Done<>(id);
    }

    private Optional<Long> region(UUID site) {
        return sql.sql("select region from quarantine.site where id = :site and region between store.low() and store.high()").param("site", site).query(Long.class).optional();
    }

    private boolean isOurs(RegionCode code) {
        return sql.sql("select :low between store.low() and store.high() and :high between store.low() and store.high()").param("low", code.low()).param("high", code.high()).query(Boolean.class).single();
    }

    private static @Nullable String text(String field, @Nullable String typed, boolean needed, List<FormFault> faults) {
        String text = typed == null || typed.isBlank() ? null : typed.strip();
        if (text == null && needed || text != null && text.length() > LONGEST) {
            faults.add(RoomAnswer.fault(field, "ROM-009", "请填写, 最多 200 字", "fill it in, with at most 200 characters"));
        }
        return text;
    }

    private static int number(String field, @Nullable Integer typed, int least, int most, List<FormFault> faults) {
        if (typed == null || typed < least || typed > most) {
            faults.add(RoomAnswer.fault(field, "ROM-009", "请填写 " + least + " 到 " + most + " 的整数", "a whole number from " + least + " to " + most));
            return least;
        }
        return typed;
    }
}
