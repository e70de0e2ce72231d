package org.zerospread.app.person.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.access.Masking;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.person.Phrase;
import org.zerospread.app.person.TimelineEntry;
import org.zerospread.app.person.TimelineSource;
import org.zerospread.app.store.DistrictClock;

/// Arrivals on the timeline, with the places stayed before and the companions.
@Component
class ArrivalTimeline implements TimelineSource {

    private final JdbcClient sql;
    private final DistrictClock clock;

    ArrivalTimeline(JdbcClient sql, DistrictClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public List<TimelineEntry> listEntries(PersonId person) {
        return sql.sql("""
                select a.id, a.origin_class, a.origin_rule, a.arrived_at, a.departed_at, a.transport, a.service, a.found_by, a.withdrawn_at,
                       coalesce((select string_agg(r.name, ' ' order by r.level) from region.region r
                            where r.code in (a.origin - a.origin % 10000000000000, a.origin - a.origin % 100000000000, a.origin - a.origin % 1000000000)), a.origin::text) as origin
                from person.arrival a where a.person_id = :person
                """).param("person", person.value()).query(this::entry).list();
    }

    private TimelineEntry entry(ResultSet row, int index) throws SQLException {
        UUID arrival = row.getObject("id", UUID.class);
        Instant arrivedAt = row.getObject("arrived_at", OffsetDateTime.class).toInstant();
        List<Phrase> details = new ArrayList<>();
        details.add(Phrase.of("timeline.arrival.way", new Phrase.Code("transport", row.getString("transport")), text(row.getString("service")),
                new Phrase.Code("found", row.getString("found_by"))));
        OffsetDateTime departed = row.getObject("departed_at", OffsetDateTime.class);
        if (departed != null) {
            details.add(Phrase.of("timeline.arrival.departed", departed.toInstant()));
        }
        details.add(Phrase.of("timeline.arrival.rule", new Phrase.Code("origin", row.getString("origin_class")), row.getString("origin_rule")));
        OffsetDateTime withdrawn = row.getObject("withdrawn_at", OffsetDateTime.class);
        if (withdrawn != null) {
            details.add(Phrase.of("timeline.arrival.withdrawn", withdrawn.toInstant()));
        }
        details.addAll(listStays(arrival));
        listCompanions(arrival).ifPresent(details::add);
        boolean keyArea = withdrawn == null && "KEY_AREA".equals(row.getString("origin_class"));
        return TimelineEntry.of(LocalDate.ofInstant(arrivedAt, clock.getZone()), arrivedAt, TimelineEntry.Kind.ARRIVAL, keyArea,
                Phrase.of("timeline.arrival", row.getString("origin")), details);
    }

    private List<Phrase> listStays(UUID arrival) {
        return sql.sql("select place, from_day, to_day from person.arrival_stay where arrival_id = :arrival order by seq").param("arrival", arrival)
                .query((row, index) -> Phrase.of("timeline.arrival.stay", row.getString("place"), row.getObject("from_day", LocalDate.class),
                        row.getObject("to_day", LocalDate.class)))
                .list();
    }

    private java.util.Optional<Phrase> listCompanions(UUID arrival) {
        return sql.sql("""
                select p.name from person.arrival_companion c join person.person p on p.id = c.person_id
                where c.arrival_id = :arrival order by p.name
                """).param("arrival", arrival).query(String.class).list().stream().map(Masking::name).reduce((left, right) -> left + "、" + right)
                .map(names -> Phrase.of("timeline.arrival.companions", names));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
