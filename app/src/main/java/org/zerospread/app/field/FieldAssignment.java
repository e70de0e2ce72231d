package org.zerospread.app.field;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.Masking;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.region.RegionRange;

/// What a worker takes along for a day: households of his regions that nobody met in the last days, with their members' names.
///
/// The least that is needed at a door: no numbers, no birth dates, no address beyond the door.
@Component
public class FieldAssignment {

    /// Households met within so many days are left out.
    private static final int MET_WITHIN_DAYS = 3;
    /// A phone carries no more than this.
    private static final int MOST = 300;

    private final JdbcClient sql;
    private final DistrictClock clock;
    private final AuditTrail audit;

    FieldAssignment(JdbcClient sql, DistrictClock clock, AuditTrail audit) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
    }

    /// A day's list.
    public record Day(LocalDate day, List<Household> households) {
    }

    /// A household to call at.
    ///
    /// @param place name of its grid
    public record Household(UUID id, String place, String door, List<Member> members) {
    }

    /// Somebody of the household.
    public record Member(UUID id, String name) {
    }

    private record Door(UUID id, String place, String door) {
    }

    /// Today's list of the present jurisdiction.
    @Transactional
    public Day today() {
        LocalDate today = clock.today();
        RegionRange range = Jurisdiction.find().orElseThrow().range();
        List<Door> doors = sql.sql("""
                select h.id, r.name as place, h.door
                from person.household h left join region.region r on r.code = h.region
                where h.region between :low and :high
                  and not exists (select from screening.visit v where v.household_id = h.id and v.outcome = 'MET' and v.visited_at >= :since)
                order by h.region, h.door, h.id limit :most
                """).param("low", range.low()).param("high", range.high())
                .param("since", clock.startOf(today.minusDays(MET_WITHIN_DAYS - 1L)).atOffset(ZoneOffset.UTC)).param("most", MOST)
                .query((row, index) -> new Door(row.getObject("id", UUID.class), row.getString("place") == null ? "" : row.getString("place"), row.getString("door"))).list();
        Map<UUID, List<Member>> members = members(doors);
        audit.record("assignment.taken-along", Jurisdiction.placeFor(0), null, doors.size() + " households");
        return new Day(today, doors.stream().map(door -> new Household(door.id(), door.place(), door.door(), members.getOrDefault(door.id(), List.of()))).toList());
    }

    private Map<UUID, List<Member>> members(List<Door> doors) {
        Map<UUID, List<Member>> members = new HashMap<>();
        sql.sql("select household_id, id, name, extract(year from birth_date)::int as born from person.person where household_id = any(:ids::uuid[]) order by household_id, birth_date nulls last, id")
                .param("ids", doors.stream().map(door -> door.id().toString()).toArray(String[]::new))
                .query(row -> {
                    members.computeIfAbsent(row.getObject("household_id", UUID.class), id -> new ArrayList<>()).add(new Member(row.getObject("id", UUID.class), told(row.getString("name"), row.getInt("born"))));
                });
        return members;
    }

    /// Surname and year of birth: enough to know whom to ask at a door, and no more.
    private static String told(String name, int born) {
        return born == 0 ? Masking.name(name) : Masking.name(name) + " " + born;
    }
}
