package org.zerospread.app.tracing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.track.Position;

/// Stays at places as they stand now, those told and those derived from passages, visits, rooms and journeys: asked each time, so that they are never out of date.
///
/// Nothing that lies ahead counts: a guest's room is his until today's noon, not until the end of his stage.
@Component
@Transactional(readOnly = true)
public class TrackBook {

    private final JdbcClient sql;
    private final DistrictClock clock;

    TrackBook(JdbcClient sql, DistrictClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// A stay of somebody beyond the present jurisdiction.
    record Beyond(UUID person, long region, UUID place, Instant startsAt, Instant endsAt) {
    }

    /// A part of the world, in degrees; it may not reach over the date line.
    record Box(double south, double west, double north, double east) {
    }

    /// A stay that stands no longer.
    ///
    /// @param successor what took its place; null when it was withdrawn
    public record Revised(UUID id, @Nullable UUID successor, String kind, String name, Instant startsAt, Instant endsAt, String certainty, Instant toldAt, String toldBy, String reason,
            Instant revisedAt, String revisedBy) {
    }

    /// The stays of people that overlap an interval, by person and time.
    public List<Stay> listOf(Collection<PersonId> people, Instant from, Instant until) {
        return sql.sql("""
                select s.*, least(s.ends_at, :now) as left_at from tracing.stays(:zone) s
                where s.person_id = any(:people) and s.starts_at < least(:until, :now) and s.ends_at > :from
                order by s.person_id, s.starts_at, s.ends_at, s.id
                """).param("zone", clock.getZone().getId()).param("people", people.stream().map(PersonId::value).toArray(UUID[]::new)).param("from", utc(from)).param("until", utc(until))
                .param("now", utc(clock.instant())).query(TrackBook::stay).list();
    }

    /// The stays of everybody at places, or within a box, that overlap an interval.
    List<Stay> listAt(Collection<UUID> places, @Nullable Box box, Instant from, Instant until) {
        return sql.sql("""
                select s.*, least(s.ends_at, :now) as left_at from tracing.stays(:zone) s
                where s.place = any(:places) and s.starts_at < least(:until, :now) and s.ends_at > :from
                union
                select s.*, least(s.ends_at, :now) as left_at from tracing.stays(:zone) s
                where :south::float8 is not null and s.latitude between :south and :north and s.longitude between :west and :east and s.starts_at < least(:until, :now) and s.ends_at > :from
                """).param("zone", clock.getZone().getId()).param("places", places.toArray(UUID[]::new)).param("from", utc(from)).param("until", utc(until)).param("now", utc(clock.instant()))
                .param("south", box == null ? null : box.south()).param("north", box == null ? null : box.north()).param("west", box == null ? null : box.west())
                .param("east", box == null ? null : box.east()).query(TrackBook::stay).list();
    }

    /// The stays at places of people who are registered beyond the present jurisdiction.
    List<Beyond> listBeyond(Collection<UUID> places, Instant from, Instant until) {
        Jurisdiction own = Jurisdiction.find().orElseThrow();
        return sql.sql("""
                select b.person_id, b.region, b.place, b.starts_at, least(b.ends_at, :now) as left_at from tracing.stays_beyond(:zone, :places, :from, least(:until, :now), :low, :high) b
                """).param("zone", clock.getZone().getId()).param("places", places.toArray(UUID[]::new)).param("from", utc(from)).param("until", utc(until)).param("now", utc(clock.instant()))
                .param("low", own.range().low()).param("high", own.range().high())
                .query((row, index) -> new Beyond(row.getObject("person_id", UUID.class), row.getLong("region"), row.getObject("place", UUID.class), instant(row, "starts_at"), instant(row, "left_at")))
                .list();
    }

    /// What was told of a person and stands no longer, the last put right first.
    public List<Revised> listRevised(PersonId person) {
        return sql.sql("""
                select t.id, v.successor_id, l.kind, l.name, t.starts_at, t.ends_at, t.certainty, t.recorded_at, t.recorded_by, v.reason, v.recorded_at as revised_at, v.recorded_by as revised_by
                from tracing.revision v join tracing.track t on t.id = v.track_id join tracing.place l on l.id = t.place_id
                where t.person_id = :person order by v.recorded_at desc, t.id
                """).param("person", person.value())
                .query((row, index) -> new Revised(row.getObject("id", UUID.class), row.getObject("successor_id", UUID.class), row.getString("kind"), row.getString("name"), instant(row, "starts_at"),
                        instant(row, "ends_at"), row.getString("certainty"), instant(row, "recorded_at"), row.getString("recorded_by"), row.getString("reason"), instant(row, "revised_at"),
                        row.getString("revised_by"))).list();
    }

    private static Stay stay(ResultSet row, int index) throws SQLException {
        double latitude = row.getDouble("latitude");
        Position position = row.wasNull() ? null : new Position(latitude, row.getDouble("longitude"));
        return new Stay(row.getObject("id", UUID.class), row.getObject("person_id", UUID.class), row.getObject("place", UUID.class), row.getLong("division"), row.getString("kind"),
                row.getString("name"), position, instant(row, "starts_at"), instant(row, "left_at"), row.getString("certainty"), row.getString("source"), row.getString("carriage"),
                row.getString("seat"), row.getString("remark"), instant(row, "recorded_at"), row.getString("recorded_by"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
