package org.zerospread.app.enterprise.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.enterprise.StaffReturn;
import org.zerospread.engine.resumption.SupplyCatalogue;

/// What one firm has ready.
@Component
@Transactional(readOnly = true)
class FirmQuery {

    private final JdbcClient sql;
    private final SupplyCatalogue catalogue;

    FirmQuery(JdbcClient sql, SupplyCatalogue catalogue) {
        this.sql = sql;
        this.catalogue = catalogue;
    }

    /// The kinds of supplies that are counted.
    List<SupplyCatalogue.Item> items() {
        return catalogue.items();
    }

    /// The last count of each supply.
    List<FirmPage.Supply> supplies(UUID firm) {
        return sql.sql("select distinct on (item) item, quantity, daily_use, counted_on, recorded_by from enterprise.supply where firm_id = :firm order by item, counted_on desc").param("firm", firm)
                .query((row, index) -> new FirmPage.Supply(row.getString("item"), row.getBigDecimal("quantity"), row.getBigDecimal("daily_use"), cover(row.getBigDecimal("quantity"), row.getBigDecimal("daily_use")),
                        row.getObject("counted_on", LocalDate.class), row.getString("recorded_by"))).list();
    }

    private static @Nullable Integer cover(BigDecimal quantity, BigDecimal dailyUse) {
        return dailyUse.signum() == 0 ? null : quantity.divide(dailyUse, 0, RoundingMode.DOWN).intValue();
    }

    /// The isolation rooms.
    List<FirmPage.Room> rooms(UUID firm) {
        return sql.sql("select id, label, address, beds from enterprise.isolation_room where firm_id = :firm and closed_on is null order by label").param("firm", firm)
                .query((row, index) -> new FirmPage.Room(row.getObject("id", UUID.class), row.getString("label"), row.getString("address"), row.getInt("beds"))).list();
    }

    /// The plans in all their versions, the newest of each title first.
    List<FirmPage.Plan> plans(UUID firm) {
        return sql.sql("""
                select id, title, version, body, dated_on, recorded_by, recorded_at, version = max(version) over (partition by title) as latest from enterprise.plan where firm_id = :firm order by title, version desc
                """).param("firm", firm).query((row, index) -> new FirmPage.Plan(row.getObject("id", UUID.class), row.getString("title"), row.getInt("version"), row.getString("body"),
                row.getObject("dated_on", LocalDate.class), row.getString("recorded_by"), row.getObject("recorded_at", OffsetDateTime.class).toInstant(), row.getBoolean("latest"))).list();
    }

    /// Whose files the reader may open: persons of his own regions.
    Set<UUID> seen(List<StaffReturn> staff) {
        return new HashSet<>(sql.sql("select id from person.person where id = any(:ids)").param("ids", staff.stream().map(line -> line.person().value()).toArray(UUID[]::new)).query(UUID.class).list());
    }
}
