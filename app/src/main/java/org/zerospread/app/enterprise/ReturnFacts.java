package org.zerospread.app.enterprise;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.resumption.ReturnRule;

/// Reads the columns of `enterprise.return_facts`, which decide whether somebody may return to work.
public final class ReturnFacts {

    private ReturnFacts() {
    }

    /// What is known of somebody on a day, nothing being asked of him yet.
    public static ReturnRule.Facts read(ResultSet row, LocalDate on) throws SQLException {
        String held = row.getString("held");
        ReturnRule.Stay stay = held == null ? null : new ReturnRule.Stay(ReturnRule.Held.valueOf(held), Objects.requireNonNull(day(row, "release_on")));
        // Who is only watched has spent the days that hold him.
        LocalDate quarantined = row.getBoolean("watched") ? on : day(row, "quarantined_on");
        return new ReturnRule.Facts(stay, ReturnRule.Illness.valueOf(row.getString("illness")), ReturnRule.Measures.NONE, day(row, "arrived_on"), quarantined, day(row, "exposed_on"),
                day(row, "negative_on"), day(row, "reported_on"), null);
    }

    private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
