package org.zerospread.app.grading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.matrix.FactSheet;

/// What the store knows for graded control: the town of a person on a day, the strictest class of the arrivals that still count, the firm he works for; of towns, zone and level.
@Component
class FactRows {

    private final JdbcClient sql;
    private final DistrictClock clock;

    FactRows(JdbcClient sql, DistrictClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// What is known of a person beside his town.
    ///
    /// @param town where he is registered on the day
    record Known(UUID id, long town, FactSheet.Origin origin, FactSheet.Industry industry) {
    }

    /// A firm as far as it matters.
    record FirmRow(UUID id, long town, FactSheet.Industry industry) {
    }

    /// What is known of a town.
    ///
    /// @param zone null where nobody classified it
    record Town(long code, String name, FactSheet.@Nullable Zone zone, FactSheet.Level level) {
    }

    /// The persons among these who can be seen here.
    ///
    /// @param originDays how many days an arrival counts, its own day the first
    Map<UUID, Known> ofPersons(Collection<UUID> persons, LocalDate day, int originDays) {
        Map<UUID, Known> known = new HashMap<>();
        sql.sql("""
                select p.id, coalesce(m.from_region, p.region) / 1000000 * 1000000 as town, a.rank as origin, w.rank
                from person.person p
                left join (select distinct on (person_id) person_id, from_region from person.move where person_id = any (:persons) and moved_on > :day
                           order by person_id, moved_on, recorded_at) m on m.person_id = p.id
                left join grading.origins_of(:persons, :from, :until) a on a.person_id = p.id
                left join grading.industries_of(:persons, :day) w on w.person_id = p.id
                where p.id = any (:persons)
                """).param("persons", persons.toArray(UUID[]::new)).param("day", day).param("from", clock.startOf(day.minusDays(originDays - 1L)).atOffset(ZoneOffset.UTC))
                .param("until", clock.startOf(day.plusDays(1)).atOffset(ZoneOffset.UTC)).query((ResultSet row) -> {
                    Known one = new Known(row.getObject("id", UUID.class), row.getLong("town"), origin(row), industry(row));
                    known.put(one.id(), one);
                });
        return known;
    }

    Optional<FirmRow> ofFirm(UUID firm) {
        return sql.sql("select id, region / 1000000 * 1000000 as town, priority from enterprise.firm where id = :id").param("id", firm)
                .query((row, index) -> new FirmRow(row.getObject("id", UUID.class), row.getLong("town"), FactSheet.Industry.valueOf(row.getString("priority")))).optional();
    }

    /// Zone and level of the towns of a district on a day.
    ///
    /// @param own whether towns have levels of their own on that day, else the district's is theirs
    Map<Long, Town> towns(long district, LocalDate day, boolean own) {
        Map<Long, Town> towns = new HashMap<>();
        List<Town> found = sql.sql("""
                select r.code, r.name, r.zone_class, coalesce(l.level, 'LOW') as level
                from region.region r
                left join lateral (
                    select v.level from grading.level v where v.region = case when :own then r.code else r.code / 1000000000 * 1000000000 end and v.effective_on <= :day
                    order by v.effective_on desc, v.recorded_at desc limit 1) l on true
                where r.level = 3 and r.code between :low and :high order by r.code
                """).param("own", own).param("day", day).param("low", district).param("high", district + 999_999_999L).query(FactRows::town).list();
        found.forEach(town -> towns.put(town.code(), town));
        return towns;
    }

    private static Town town(ResultSet row, int index) throws SQLException {
        String zone = row.getString("zone_class");
        return new Town(row.getLong("code"), row.getString("name"), zone == null ? null : FactSheet.Zone.valueOf(zone), FactSheet.Level.valueOf(row.getString("level")));
    }

    private static FactSheet.Origin origin(ResultSet row) throws SQLException {
        Integer rank = row.getObject("origin", Integer.class);
        return rank == null ? FactSheet.Origin.LOCAL : FactSheet.Origin.values()[rank];
    }

    private static FactSheet.Industry industry(ResultSet row) throws SQLException {
        Integer rank = row.getObject("rank", Integer.class);
        return rank == null ? FactSheet.Industry.NONE : FactSheet.Industry.values()[rank];
    }
}
