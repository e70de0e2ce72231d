package org.zerospread.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.zerospread.app.store.StoreAddress;

/// Whether what the store keeps as totals is what a recount of its rows gives, and whether each of many visits is there once.
final class Recount {

    /// What must be equal, by what is counted: kept and counted anew.
    private static final Map<String, String> PAIRS = pairs();

    private Recount() {
    }

    private static Map<String, String> pairs() {
        Map<String, String> pairs = new LinkedHashMap<>();
        pairs.put("visits per grid", "select (select coalesce(sum(visits), 0) from screening.tally), (select count(*) from screening.visit)");
        pairs.put("checks per grid", "select (select coalesce(sum(checks), 0) from screening.tally), (select count(*) from screening.person_check)");
        pairs.put("visits per town", "select (select coalesce(sum(visits), 0) from screening.town_tally), (select count(*) from screening.visit)");
        pairs.put("checks of the visits", "select (select coalesce(sum(checked), 0) from screening.visit), (select count(*) from screening.person_check)");
        pairs.put("visits of the households", "select (select coalesce(sum(tries), 0) from screening.household_state where round_id = 0), (select count(*) from screening.visit)");
        pairs.put("visits of the rounds", "select (select coalesce(sum(visits), 0) from screening.round_tally), (select coalesce(sum(tries), 0) from screening.household_state where round_id > 0)");
        return pairs;
    }

    /// Compares everything.
    ///
    /// @throws NotMeasuredException at the first difference
    static void compare(StoreAddress store, Collection<UUID> acknowledged) {
        try (Connection connection = DriverManager.getConnection(store.url(), store.user(), store.password())) {
            for (Map.Entry<String, String> pair : PAIRS.entrySet()) {
                try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(pair.getValue())) {
                    row.next();
                    if (row.getLong(1) != row.getLong(2)) {
                        throw new NotMeasuredException(pair.getKey() + ": kept " + row.getLong(1) + ", counted " + row.getLong(2));
                    }
                }
            }
            long there = count(connection, "select count(*) from screening.visit where id = any(?)", acknowledged);
            long noted = count(connection, "select count(*) from field.submission where state = 'TAKEN' and id = any(?)", acknowledged);
            if (there != acknowledged.size() || noted != acknowledged.size()) {
                throw new NotMeasuredException(acknowledged.size() + " were acknowledged, " + there + " visits and " + noted + " submissions of them are there");
            }
        } catch (SQLException e) {
            throw new NotMeasuredException("recount: " + e.getMessage());
        }
    }

    private static long count(Connection connection, String sql, Collection<UUID> ids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
