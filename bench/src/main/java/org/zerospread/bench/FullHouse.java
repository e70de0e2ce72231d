package org.zerospread.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A district whose only free rooms are those of one new site, in the store of a running program; the other sites are out of use until it is closed.
final class FullHouse implements AutoCloseable {

    private final Connection connection;
    private final List<UUID> outOfUse = new ArrayList<>();

    FullHouse(Path data) {
        try {
            connection = DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + Files.readString(data.resolve("port")).strip() + "/postgres", "postgres",
                    Files.readString(data.resolve("password")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw fault(e);
        }
    }

    /// What the database holds in the end.
    record Count(long roomsTaken, long doubleBookings) {
    }

    /// Opens a site for contacts with so many single rooms, twenty on a floor, and puts all others out of use.
    UUID open(int rooms) {
        UUID site = UUID.randomUUID();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("update quarantine.site set closed_on = greatest(opened_on, " + TODAY + ") where closed_on is null returning id")) {
                while (row.next()) {
                    outOfUse.add(row.getObject(1, UUID.class));
                }
            }
            try (PreparedStatement insert = connection.prepareStatement("insert into quarantine.site (id, region, name, purpose, opened_on, chief) select ?, district, '测量' || ?::text, 'CONTACTS', "
                    + TODAY + ", '—' from region.served limit 1")) {
                insert.setObject(1, site);
                insert.setObject(2, site);
                insert.executeUpdate();
            }
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into quarantine.room (id, site_id, region, label, floor)
                    select gen_random_uuid(), s.id, s.region, (n / 20 + 1) || to_char(n % 20 + 1, 'FM00'), n / 20 + 1 from quarantine.site s, generate_series(0, ? - 1) as n where s.id = ?
                    """)) {
                insert.setInt(1, rooms);
                insert.setObject(2, site);
                insert.executeUpdate();
            }
            return site;
        } catch (SQLException e) {
            throw fault(e);
        }
    }

    /// So many people become contacts who need a room.
    List<UUID> arrive(int guests) {
        List<UUID> stays = new ArrayList<>();
        try (PreparedStatement insert = connection.prepareStatement("""
                with plan as (
                    select code, max(version) as version from quarantine.plan where code = 'double-14' group by code
                ), people as (
                    select p.id, p.region from person.person p where not exists (select from quarantine.stay s where s.person_id = p.id) order by p.id limit ?
                ), opened as (
                    insert into quarantine.stay (id, person_id, region, plan_code, plan_version, reason, started_on, next_change_on, release_on, state, place, recorded_at, recorded_by)
                    select gen_random_uuid(), people.id, people.region, plan.code, plan.version, 'CLOSE_CONTACT', today, today + 14, today + 28, 'RUNNING', 'CENTRAL', now(), 'bench'
                    from people, plan, (select\s""" + TODAY + """
                 as today) t
                    returning id, region, started_on
                )
                insert into quarantine.stage_run (stay_id, seq, region, place, from_on, recorded_at) select id, 0, region, 'CENTRAL', started_on, now() from opened returning stay_id
                """)) {
            insert.setInt(1, guests);
            try (ResultSet row = insert.executeQuery()) {
                while (row.next()) {
                    stays.add(row.getObject(1, UUID.class));
                }
            }
            return stays;
        } catch (SQLException e) {
            throw fault(e);
        }
    }

    /// Rooms of a site that have a guest tonight, and pairs of guests who share one.
    Count count(UUID site) {
        try (PreparedStatement query = connection.prepareStatement("""
                with nights as (
                    select n.* from quarantine.room_night n join quarantine.room r on r.id = n.room_id where r.site_id = ? and n.kind = 'GUEST'
                )
                select (select count(distinct room_id) from nights), (select count(*) from nights a join nights b on a.room_id = b.room_id and a.id < b.id and a.nights && b.nights)
                """)) {
            query.setObject(1, site);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return new Count(row.getLong(1), row.getLong(2));
            }
        } catch (SQLException e) {
            throw fault(e);
        }
    }

    @Override
    public void close() {
        try (connection; PreparedStatement update = connection.prepareStatement("update quarantine.site set closed_on = null where id = any (?) and name not like '测量%'")) {
            update.setArray(1, connection.createArrayOf("uuid", outOfUse.toArray()));
            update.executeUpdate();
        } catch (SQLException e) {
            throw fault(e);
        }
    }

    /// The district's day: that at which a replay holds the clock, else today's.
    private static final String TODAY = "(coalesce((select held_at from store.clock), now()) at time zone 'Asia/Shanghai')::date";

    private static NotMeasuredException fault(SQLException e) {
        return new NotMeasuredException("rooms and guests: " + e.getMessage());
    }
}
