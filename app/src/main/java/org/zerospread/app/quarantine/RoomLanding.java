package org.zerospread.app.quarantine;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.intake.Landing;
import org.zerospread.app.intake.RowValues;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.allocation.RoomFeature;
import org.zerospread.engine.intake.Draft;
import org.zerospread.engine.intake.RecordKind;

/// Rooms from a file, at the site of the name, with what the file says of each. Of a room that is there already what the file says is put down anew.
@Component
final class RoomLanding implements Landing {

    private static final Pattern FLOOR = Pattern.compile("(?i)(B|-|负|地下)?(\\d{1,2})(?:F|层|楼)?");
    private static final Pattern NUMBER_WITH_FLOOR = Pattern.compile("(\\d{1,2})\\d{2}");
    private static final Map<String, RoomFeature> FEATURES = Set.of(RoomFeature.values()).stream().collect(Collectors.toMap(RoomFeature::zh, Function.identity()));

    private final JdbcClient sql;
    private final AuditTrail audit;
    private final DistrictClock clock;
    private final RoomNights nights;

    RoomLanding(JdbcClient sql, AuditTrail audit, DistrictClock clock, RoomNights nights) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
        this.nights = nights;
    }

    private record Site(UUID id, long region) {
    }

    private record Key(UUID site, String label) {
    }

    /// A room as the file has it; what the file does not say is null.
    private record Room(Site site, String label, @Nullable Integer floor, @Nullable Integer beds, @Nullable String kind, @Nullable String features, @Nullable String zone, boolean usable,
            @Nullable String remarks) {

        Key key() {
            return new Key(site.id(), label);
        }
    }

    @Override
    public RecordKind kind() {
        return RecordKind.ROOMS;
    }

    @Override
    public Object groupOf(Draft draft) {
        return draft.row();
    }

    @Override
    public List<Outcome> land(List<Draft> drafts) {
        List<RowValues> rows = drafts.stream().map(draft -> new RowValues(kind(), draft)).toList();
        Map<String, Site> sites = new HashMap<>();
        sql.sql("select id, name, region from quarantine.site where name = any(:names) and region between store.low() and store.high()")
                .param("names", rows.stream().map(row -> row.needed("site")).distinct().toArray(String[]::new))
                .query(row -> {
                    sites.put(row.getString("name"), new Site(row.getObject("id", UUID.class), row.getLong("region")));
                });
        nights.oneAtATime();
        Set<Key> known = keys(sites, "select site_id, label from quarantine.room where site_id = any(:sites) and :today::date is not null");
        Set<Key> lived = keys(sites, "select distinct r.site_id, r.label from quarantine.taken(:today, null) t join quarantine.room r on r.id = t.room_id where r.site_id = any(:sites) and t.kind = 'GUEST'");
        List<Outcome> outcomes = new ArrayList<>();
        List<Room> rooms = new ArrayList<>();
        rows.forEach(row -> outcomes.add(read(row, sites.get(row.needed("site")), lived, rooms)));
        put(rooms, lived);
        close(rooms.stream().filter(room -> !room.usable()).toList());
        if (!rooms.isEmpty()) {
            audit.record("rooms.added", rooms.getFirst().site().region(), null, rooms.size() + " of " + drafts.size());
        }
        return Landing.said(outcomes, rooms, room -> known.contains(room.key()));
    }

    private static Outcome read(RowValues row, @Nullable Site site, Set<Key> lived, List<Room> rooms) {
        if (site == null) {
            return new Outcome.Refused("site", "INT-061", "本辖区没有这个隔离点: 先导入隔离点", "no such site here: import the sites first");
        }
        String label = row.needed("label");
        Optional<Integer> floor = floor(row.text("floor"), label);
        if (row.text("floor") != null && floor.isEmpty()) {
            return new Outcome.Refused("floor", "ROM-011", "楼层写作 3、B1", "write the floor as 3 or B1");
        }
        Long beds = row.number("beds");
        if (beds != null && (beds < 1 || beds > 20)) {
            return new Outcome.Refused("beds", "ROM-011", "床位为 1 到 20", "1 to 20 beds");
        }
        Optional<String> features = features(row.text("features"));
        if (row.text("features") != null && features.isEmpty()) {
            return new Outcome.Refused("features", "ROM-011", "特点只能写: " + String.join("、", FEATURES.keySet().stream().sorted().toList()), "features are the codes of docs/formats.md");
        }
        boolean usable = !Boolean.FALSE.equals(row.yes("usable"));
        if (!usable && lived.contains(new Key(site.id(), label))) {
            return new Outcome.Refused("usable", "ROM-006", "有人住着: 先换房再停用", "somebody lives there: move him first");
        }
        rooms.add(new Room(site, label, floor.orElse(null), beds == null ? null : beds.intValue(), row.text("kind"), features.orElse(null), row.text("zone"), usable, row.text("remarks")));
        return TAKEN;
    }

    /// The floor as written, else the one that a number such as 301 or 0301 tells.
    private static Optional<Integer> floor(@Nullable String written, String label) {
        if (written == null) {
            Matcher number = NUMBER_WITH_FLOOR.matcher(label);
            return number.matches() && Integer.parseInt(number.group(1)) > 0 ? Optional.of(Integer.parseInt(number.group(1))) : Optional.empty();
        }
        Matcher floor = FLOOR.matcher(written);
        if (!floor.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(floor.group(2));
        return floor.group(1) == null ? Optional.of(number) : number <= 5 ? Optional.of(-number) : Optional.empty();
    }

    private static Optional<String> features(@Nullable String written) {
        if (written == null) {
            return Optional.empty();
        }
        Set<RoomFeature> features = EnumSet.noneOf(RoomFeature.class);
        for (String word : written.split("[、,,;;\\s]+")) {
            RoomFeature feature = FEATURES.get(word);
            for (RoomFeature one : RoomFeature.values()) {
                feature = one.name().equalsIgnoreCase(word) ? one : feature;
            }
            if (feature == null) {
                return Optional.empty();
            }
            features.add(feature);
        }
        return Optional.of(features.stream().map(RoomFeature::name).collect(Collectors.joining(",")));
    }

    private Set<Key> keys(Map<String, Site> sites, String query) {
        return new HashSet<>(sql.sql(query).param("sites", sites.values().stream().map(Site::id).toArray(UUID[]::new)).param("today", clock.today())
                .query((row, index) -> new Key(row.getObject("site_id", UUID.class), row.getString("label"))).list());
    }

    /// What the file leaves open stays as it is, or as a single room on the first floor; how many may share a room does not change while somebody lives there.
    private void put(List<Room> rooms, Set<Key> lived) {
        UUID[] sites = rooms.stream().map(room -> room.site().id()).toArray(UUID[]::new);
        Long[] regions = rooms.stream().map(room -> room.site().region()).toArray(Long[]::new);
        String[] labels = rooms.stream().map(Room::label).toArray(String[]::new);
        String[] zones = rooms.stream().map(Room::zone).toArray(String[]::new);
        sql.sql("""
                insert into quarantine.zone (id, site_id, region, name, grade)
                select gen_random_uuid(), z.site, z.region, z.name, 'CONTAMINATED'
                from (select distinct site, region, name from unnest(:sites::uuid[], :regions::bigint[], :zones::text[]) as n (site, region, name)) z
                where z.name is not null on conflict (site_id, name) do nothing
                """).param("sites", sites).param("regions", regions).param("zones", zones).update();
        sql.sql("""
                insert into quarantine.room (id, site_id, region, label)
                select gen_random_uuid(), n.site, n.region, n.label from unnest(:sites::uuid[], :regions::bigint[], :labels::text[]) as n (site, region, label) on conflict (site_id, label) do nothing
                """).param("sites", sites).param("regions", regions).param("labels", labels).update();
        sql.sql("""
                update quarantine.room r set floor = coalesce(n.floor, r.floor), beds = case when n.lived then r.beds else coalesce(n.beds, r.beds) end,
                    kind = case when n.lived then r.kind else coalesce(n.kind, r.kind) end, features = coalesce(string_to_array(n.features, ','), r.features), zone_id = coalesce(z.id, r.zone_id),
                    remarks = coalesce(n.remarks, r.remarks)
                from unnest(:sites::uuid[], :labels::text[], :floors::int[], :beds::int[], :kinds::text[], :features::text[], :zones::text[], :remarks::text[], :lived::boolean[])
                    as n (site, label, floor, beds, kind, features, zone, remarks, lived)
                left join quarantine.zone z on z.site_id = n.site and z.name = n.zone
                where r.site_id = n.site and r.label = n.label
                """).param("sites", sites).param("labels", labels).param("zones", zones).param("floors", rooms.stream().map(Room::floor).toArray(Integer[]::new))
                .param("beds", rooms.stream().map(Room::beds).toArray(Integer[]::new)).param("kinds", rooms.stream().map(Room::kind).toArray(String[]::new))
                .param("features", rooms.stream().map(Room::features).toArray(String[]::new)).param("remarks", rooms.stream().map(Room::remarks).toArray(String[]::new))
                .param("lived", rooms.stream().map(room -> lived.contains(room.key())).toArray(Boolean[]::new)).update();
    }

    /// Rooms that cannot be used are closed until somebody opens them.
    private void close(List<Room> rooms) {
        sql.sql("""
                with unusable as (
                    select distinct on (r.id) r.id, r.site_id, r.region, coalesce(n.remarks, '导入: 不可用') as reason, gen_random_uuid() as closure
                    from unnest(:sites::uuid[], :labels::text[], :remarks::text[]) as n (site, label, remarks) join quarantine.room r on r.site_id = n.site and r.label = n.label
                    where not exists (select from quarantine.taken(:today, null) t where t.room_id = r.id)
                ), closed as (
                    insert into quarantine.closure (id, site_id, region, room_id, reason, days, recorded_at, recorded_by)
                    select closure, site_id, region, id, reason, daterange(:today, null), :at, :by from unusable returning id, room_id
                )
                insert into quarantine.room_night (room_id, region, nights, kind, closure_id, recorded_at, recorded_by)
                select c.room_id, u.region, daterange(:today, null), 'CLOSED', c.id, :at, :by from closed c join unusable u on u.id = c.room_id
                """).param("sites", rooms.stream().map(room -> room.site().id()).toArray(UUID[]::new)).param("labels", rooms.stream().map(Room::label).toArray(String[]::new))
                .param("remarks", rooms.stream().map(Room::remarks).toArray(String[]::new)).param("today", clock.today()).param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", Jurisdiction.actorNow()).update();
    }
}
