package org.zerospread.app.quarantine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.Masking;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.app.store.SnapshotMemory;
import org.zerospread.engine.region.RegionRange;

/// What is due today in quarantine, what is overdue first.
///
/// The next duty of each kind is kept with the stay (`quarantine.duty`), so a page is a range of one index whatever the number of stays; names and rooms are
/// looked up for the rows of the page alone.
@Component
@Transactional(readOnly = true)
public class DayWork {

    private final JdbcClient sql;
    private final DistrictClock clock;
    private final SnapshotMemory memory;

    DayWork(JdbcClient sql, DistrictClock clock, SnapshotMemory memory) {
        this.memory = memory;
        this.sql = sql;
        this.clock = clock;
    }

    /// Whose work is asked for.
    public enum Role {
        /// A site chief: all that is due in sites.
        CHIEF(Set.of(DutyKind.values()), Set.of("CENTRAL", "REHAB")),
        /// A medic: temperatures, tests and results, wherever they are due.
        MEDIC(Set.of(DutyKind.TEMPERATURE, DutyKind.TEST, DutyKind.RESULT), Set.of("CENTRAL", "REHAB", "HOME", "HOSPITAL", "NONE")),
        /// A village cadre: people at home, and calls to those who were released.
        CADRE(Set.of(DutyKind.values()), Set.of("HOME", "NONE"));

        private final Set<DutyKind> kinds;
        private final Set<String> places;

        Role(Set<DutyKind> kinds, Set<String> places) {
            this.kinds = kinds;
            this.places = places;
        }
    }

    /// What is asked for; null asks for all.
    ///
    /// @param floor of the site's rooms
    public record Filter(RegionRange inside, @Nullable Role role, @Nullable UUID site, @Nullable String floor, @Nullable DutyKind kind) {
    }

    /// Where a part of the list begins: after this duty.
    public record After(LocalDate dueOn, DutyKind kind, UUID stay) {
    }

    /// Something that is due.
    ///
    /// @param slot of `slots` a day, for a temperature; of a call, the day after release
    /// @param detail of a test its method, of a move where from and to
    /// @param where site and room, or town and village
    /// @param missing what holds a release
    public record Item(UUID stay, UUID person, String name, DutyKind kind, LocalDate dueOn, boolean overdue, int slot, int slots, String detail, @Nullable String place, String where,
            List<String> missing) {
    }

    /// How much of a kind is overdue and due today.
    public record Count(long overdue, long today) {

        /// Both.
        public long all() {
            return overdue + today;
        }
    }

    /// The next duties, at most `limit`.
    public List<Item> list(Filter filter, @Nullable After after, int limit) {
        LocalDate today = clock.today();
        return bind(sql.sql("""
                with page as (
                    select d.stay_id, d.kind, d.rank, d.region, d.place, d.due_on, d.slot, d.slots, d.detail from quarantine.duty d
                    where d.due_on <= :today and d.due_on <= coalesce(d.until_on, d.due_on) and d.region between :low and :high
                      and (:kind::text is null or d.kind = :kind) and (:kinds::text[] is null or d.kind = any(:kinds)) and (:places::text[] is null or d.place = any(:places))
                      and (:site::uuid is null or d.stay_id = any (array(
                          select n.stay_id from quarantine.room_night n join quarantine.room m on m.id = n.room_id
                          where m.site_id = :site and n.nights @> :today::date and (:floor::text is null or m.floor::text = :floor))))
                      and (:afterDay::date is null or (d.due_on, d.rank, d.stay_id) > (:afterDay, :afterRank, :afterStay))
                    order by d.due_on, d.rank, d.stay_id limit :limit
                )
                select d.stay_id, d.kind, d.due_on, d.slot, d.slots, d.detail, d.place, s.person_id, s.missing, p.name,
                       coalesce(
                           (select t.name || ' ' || m.label from quarantine.room_night n join quarantine.room m on m.id = n.room_id join quarantine.site t on t.id = m.site_id
                              where n.stay_id = d.stay_id and d.place in ('CENTRAL', 'REHAB') and n.nights @> :today::date limit 1),
                           (select string_agg(r.name, ' ' order by r.level) from region.region r
                              where r.code in (d.region - d.region % 1000000, d.region - d.region % 1000) and r.level in (3, 4)), '') as whereabouts
                from page d join quarantine.stay s on s.id = d.stay_id join person.person p on p.id = s.person_id
                order by d.due_on, d.rank, d.stay_id
                """), filter, today)
                .param("afterDay", after == null ? null : after.dueOn()).param("afterRank", after == null ? 0 : after.kind().rank()).param("afterStay", after == null ? null : after.stay())
                .param("limit", limit).query((row, index) -> item(row, today)).list();
    }

    /// What was counted, and for whom: the jurisdiction decides which rows there are.
    private record Question(Filter filter, LocalDate today, RegionRange seen) {
    }

    /// How much is due of each kind; kinds of which nothing is due are there with zeros. Counted anew after any commit, remembered until then.
    public Map<DutyKind, Count> count(Filter filter) {
        LocalDate today = clock.today();
        RegionRange seen = Jurisdiction.find().orElseThrow(() -> new IllegalStateException("no jurisdiction")).range();
        return memory.remember(new Question(filter, today, seen), () -> countNow(filter, today));
    }

    private Map<DutyKind, Count> countNow(Filter filter, LocalDate today) {
        Map<DutyKind, Count> counts = new EnumMap<>(DutyKind.class);
        for (DutyKind kind : DutyKind.values()) {
            counts.put(kind, new Count(0, 0));
        }
        bind(sql.sql("""
                select d.kind, count(*) filter (where d.due_on < :today) as overdue, count(*) filter (where d.due_on = :today) as today from quarantine.duty d
                where d.due_on <= :today and d.due_on <= coalesce(d.until_on, d.due_on) and d.region between :low and :high
                  and (:kind::text is null or d.kind = :kind) and (:kinds::text[] is null or d.kind = any(:kinds)) and (:places::text[] is null or d.place = any(:places))
                  and (:site::uuid is null or d.stay_id = any (array(
                      select n.stay_id from quarantine.room_night n join quarantine.room m on m.id = n.room_id
                      where m.site_id = :site and n.nights @> :today::date and (:floor::text is null or m.floor::text = :floor))))
                group by d.kind
                """), new Filter(filter.inside(), filter.role(), filter.site(), filter.floor(), null), today)
                .query(row -> {
                    counts.put(DutyKind.valueOf(row.getString("kind")), new Count(row.getLong("overdue"), row.getLong("today")));
                });
        return counts;
    }

    /// A site has guests from anywhere; who may see them is for the row policies to say.
    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Filter filter, LocalDate today) {
        Role role = filter.role();
        RegionRange inside = filter.site() == null ? filter.inside() : Jurisdiction.EVERYWHERE;
        return statement.param("today", today).param("low", inside.low()).param("high", inside.high()).param("site", filter.site()).param("floor", filter.floor())
                .param("kind", filter.kind() == null ? null : filter.kind().name())
                .param("kinds", role == null ? null : role.kinds.stream().map(Enum::name).toArray(String[]::new))
                .param("places", role == null ? null : role.places.toArray(String[]::new));
    }

    private static Item item(ResultSet row, LocalDate today) throws SQLException {
        LocalDate dueOn = row.getObject("due_on", LocalDate.class);
        return new Item(row.getObject("stay_id", UUID.class), row.getObject("person_id", UUID.class), Masking.name(row.getString("name")), DutyKind.valueOf(row.getString("kind")), dueOn,
                dueOn.isBefore(today), row.getInt("slot"), row.getInt("slots"), row.getString("detail"), row.getString("place"), row.getString("whereabouts"),
                List.of((String[]) row.getArray("missing").getArray()));
    }
}
