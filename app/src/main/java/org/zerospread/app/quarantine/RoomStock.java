package org.zerospread.app.quarantine;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.engine.allocation.Guest;
import org.zerospread.engine.allocation.GuestKind;
import org.zerospread.engine.allocation.Occupant;
import org.zerospread.engine.allocation.Room;
import org.zerospread.engine.allocation.RoomFeature;
import org.zerospread.engine.allocation.Site;
import org.zerospread.engine.allocation.SitePurpose;

/// Reads rooms, who lives in them and who waits, as the engine's allocator wants them.
///
/// Rooms are read across jurisdictions, without saying who lives there: what another town's guest has is not free.
@Component
class RoomStock {

    /// Beyond the free rooms so many of those who wait are looked at: some may need what none of the free rooms has.
    private static final int MARGIN = 500;

    private final JdbcClient sql;

    RoomStock(JdbcClient sql) {
        this.sql = sql;
    }

    /// Rooms of all sites that take guests in, and who lives there.
    record Stock(List<Room> rooms, List<Occupant> occupants) {

        long free() {
            return rooms.stream().filter(room -> room.state() == Room.State.FREE).count();
        }

        Optional<Room> find(UUID room) {
            return rooms.stream().filter(one -> one.id().equals(room.toString())).findFirst();
        }
    }

    /// The stock on a night.
    Stock load(LocalDate night) {
        List<Occupant> occupants = sql.sql("select room_id, upper(nights) as leaves, cohort, family_id from quarantine.taken(:night, :night::date + 1) where kind = 'GUEST'").param("night", night)
                .query((row, index) -> new Occupant(row.getString("room_id"), row.getObject("leaves", LocalDate.class), row.getString("cohort"), row.getString("family_id"))).list();
        Map<String, Integer> guests = new HashMap<>();
        Map<String, Site> sites = new HashMap<>();
        List<Room> rooms = new ArrayList<>();
        sql.sql("""
                with taken as materialized (
                    select * from quarantine.taken(:night, null)
                ), held as (
                    select room_id, min(kind) filter (where nights @> :night::date) as kind,
                           array_agg(bed) filter (where kind = 'GUEST' and nights @> :night::date) as beds,
                           min(family_id::text) filter (where nights @> :night::date) as family,
                           min(lower(nights)) filter (where lower(nights) > :night) as free_until,
                           count(*) filter (where kind = 'GUEST' and nights @> :night::date) as guests
                    from taken group by room_id
                )
                select r.id, r.label, r.floor, z.name as zone, r.beds, r.kind as room_kind, r.features, h.kind, h.beds as beds_taken, h.family, h.free_until,
                       x.id as site, x.name, x.purpose, (x.opened_on - date '2000-01-01') as site_order, x.capacity, sum(coalesce(h.guests, 0)) over (partition by x.id) as guests
                from quarantine.room r join quarantine.site x on x.id = r.site_id left join quarantine.zone z on z.id = r.zone_id left join held h on h.room_id = r.id
                where x.opened_on <= :night and (x.closed_on is null or x.closed_on > :night)
                order by x.id, r.label
                """).param("night", night).query(row -> {
            rooms.add(room(row, sites, guests));
        });
        return new Stock(rooms, occupants);
    }

    private static Room room(ResultSet row, Map<String, Site> sites, Map<String, Integer> guests) throws SQLException {
        String id = row.getString("site");
        int capacity = row.getInt("capacity");
        int spare = row.wasNull() ? Integer.MAX_VALUE : Math.max(0, capacity - row.getInt("guests"));
        Site site = sites.computeIfAbsent(id, key -> site(row, key, spare));
        String kind = row.getString("kind");
        Room.State state = kind == null ? Room.State.FREE : switch (kind) {
            case "GUEST" -> Room.State.OCCUPIED;
            case "CLEANING" -> Room.State.CLEANING;
            case "CLOSED" -> Room.State.CLOSED;
            default -> throw new IllegalStateException("kind of room night " + kind);
        };
        Set<Integer> beds = new HashSet<>();
        Array taken = row.getArray("beds_taken");
        if (taken != null) {
            Arrays.stream((Number[]) taken.getArray()).map(Number::intValue).forEach(beds::add);
        }
        return new Room(row.getString("id"), site, row.getString("label"), row.getInt("floor"), row.getString("zone"), row.getInt("beds"), row.getString("room_kind").equals("FAMILY"),
                features(row, "features", row.getInt("floor")), state, row.getObject("free_until", LocalDate.class), row.getString("family"), beds);
    }

    private static Site site(ResultSet row, String id, int spare) {
        try {
            return new Site(id, row.getString("name"), SitePurpose.valueOf(row.getString("purpose")), row.getInt("site_order"), spare);
        } catch (SQLException e) {
            throw new IllegalStateException("site " + id, e);
        }
    }

    /// Features as stored; what is on the first floor is on the ground floor.
    private static Set<RoomFeature> features(ResultSet row, String column, int floor) throws SQLException {
        Set<RoomFeature> features = EnumSet.noneOf(RoomFeature.class);
        Array stored = row.getArray(column);
        if (stored != null) {
            Arrays.stream((String[]) stored.getArray()).map(RoomFeature::valueOf).forEach(features::add);
        }
        if (floor == 1) {
            features.add(RoomFeature.GROUND_FLOOR);
        }
        return features;
    }

    /// Running stays whose stage is spent in a site and that have no room tonight, the oldest first; as many of each reason as rooms are free, and some more.
    List<Guest> listWaiting(LocalDate night, long free) {
        return guests(night, null, free + MARGIN);
    }

    /// One running stay whose stage is spent in a site, whether it has a room or not.
    Optional<Guest> find(UUID stay, LocalDate night) {
        return guests(night, stay, 1).stream().findFirst();
    }

    private List<Guest> guests(LocalDate night, @Nullable UUID stay, long most) {
        return sql.sql("""
                with waiting as (
                    select s.id, s.person_id, s.reason, s.started_on, s.next_change_on, row_number() over (partition by s.reason order by s.started_on, s.id) as place
                    from quarantine.stay s
                    where s.state = 'RUNNING' and s.place in ('CENTRAL', 'REHAB') and s.next_change_on > :night
                      and (s.id = :stay or :stay::uuid is null
                           and not exists (select from quarantine.room_night n where n.stay_id = s.id and n.nights @> :night::date))
                )
                select w.id, w.reason, w.next_change_on, l.needs, l.family_id,
                       case w.reason
                           when 'CLOSE_CONTACT' then (select 'case ' || c.case_id from surveillance.contact c where c.person_id = w.person_id order by c.last_exposure desc, c.case_id limit 1)
                           when 'KEY_AREA_ARRIVAL' then (select a.service || ' ' || a.arrived_at::date from person.arrival a
                               where a.person_id = w.person_id and a.service is not null order by a.arrived_at desc limit 1)
                       end as cohort
                from waiting w left join quarantine.lodging l on l.stay_id = w.id
                where w.place <= :most
                order by w.started_on, w.id
                """).param("night", night).param("stay", stay).param("most", most)
                .query((row, index) -> new Guest(row.getString("id"), kind(StayReason.valueOf(row.getString("reason"))), night, row.getObject("next_change_on", LocalDate.class),
                        features(row, "needs", 0), row.getString("cohort"), row.getString("family_id"))).list();
    }

    private static GuestKind kind(StayReason reason) {
        return switch (reason) {
            case KEY_AREA_ARRIVAL -> GuestKind.ARRIVAL;
            case CLOSE_CONTACT -> GuestKind.CONTACT;
            case CASE_DISCHARGED -> GuestKind.DISCHARGED;
        };
    }

    /// How many running stays should have a room tonight and have none.
    int countWaiting(LocalDate night) {
        return Objects.requireNonNull(sql.sql("""
                select count(*) from quarantine.stay s where s.state = 'RUNNING' and s.place in ('CENTRAL', 'REHAB') and s.next_change_on > :night
                  and not exists (select from quarantine.room_night n where n.stay_id = s.id and n.nights @> :night::date)
                """).param("night", night).query(Integer.class).single());
    }
}
