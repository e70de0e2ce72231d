package org.zerospread.app.tracing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.person.PersonId;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.track.Position;

/// The places that are known, for those who take down tracks.
@Component
@Transactional(readOnly = true)
public class Places {

    private static final int MOST = 20;

    private final JdbcClient sql;

    Places(JdbcClient sql) {
        this.sql = sql;
    }

    /// A place that is known.
    ///
    /// @param where names of its county and town
    public record Known(TrackDraft.Place place, String where) {
    }

    /// Places whose name contains the words, those with most stays first; all places when there are none.
    public List<Known> suggest(String words) {
        return sql.sql("""
                select l.division, l.kind, l.name, l.latitude, l.longitude, l.household_id,
                       coalesce((select string_agg(r.name, ' ' order by r.level) from region.region r
                           where r.code in (l.division - l.division % 1000000000, l.division - l.division % 1000000)), l.division::text) as place
                from tracing.place l
                where l.household_id is null and strpos(lower(l.name), lower(:words)) > 0
                order by (select count(*) from tracing.track t where t.place_id = l.id) desc, l.name limit :most
                """).param("words", words.strip()).param("most", MOST).query(Places::known).list();
    }

    /// The places of exactly this name.
    List<Known> named(String name) {
        return sql.sql("""
                select l.division, l.kind, l.name, l.latitude, l.longitude, l.household_id,
                       coalesce((select string_agg(r.name, ' ' order by r.level) from region.region r
                           where r.code in (l.division - l.division % 1000000000, l.division - l.division % 1000000)), l.division::text) as place
                from tracing.place l where l.household_id is null and lower(l.name) = lower(:name) order by l.division, l.kind
                """).param("name", name).query(Places::known).list();
    }

    /// The home of a person's household.
    Optional<TrackDraft.Place> homeOf(PersonId person) {
        return sql.sql("select h.id, h.region, h.door from person.person p join person.household h on h.id = p.household_id where p.id = :person").param("person", person.value())
                .query((row, index) -> new TrackDraft.Place(new RegionCode(row.getLong("region")), PlaceKind.HOME, row.getString("door"), null, row.getObject("id", UUID.class))).optional();
    }

    private static Known known(ResultSet row, int index) throws SQLException {
        return new Known(new TrackDraft.Place(new RegionCode(row.getLong("division")), PlaceKind.valueOf(row.getString("kind")), row.getString("name"), position(row),
                row.getObject("household_id", UUID.class)), row.getString("place"));
    }

    private static @Nullable Position position(ResultSet row) throws SQLException {
        double latitude = row.getDouble("latitude");
        return row.wasNull() ? null : new Position(latitude, row.getDouble("longitude"));
    }
}
