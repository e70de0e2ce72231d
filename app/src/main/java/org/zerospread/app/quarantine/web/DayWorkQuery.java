package org.zerospread.app.quarantine.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.quarantine.DeliverySource;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.region.RegionRange;

/// What the page of the day's work offers to choose from, and what is to be delivered.
@Component
@Transactional(readOnly = true)
class DayWorkQuery {

    private final JdbcClient sql;
    private final DistrictClock clock;
    private final ObjectProvider<DeliverySource> deliveries;

    DayWorkQuery(JdbcClient sql, DistrictClock clock, ObjectProvider<DeliverySource> deliveries) {
        this.sql = sql;
        this.clock = clock;
        this.deliveries = deliveries;
    }

    List<DayWorkPage.Choice> sites() {
        return sql.sql("select id::text as value, name as label from quarantine.site where opened_on <= :today order by opened_on, name").param("today", clock.today())
                .query((row, index) -> new DayWorkPage.Choice(row.getString("value"), row.getString("label"))).list();
    }

    List<String> floors(@Nullable UUID site) {
        return site == null ? List.of() : sql.sql("select distinct floor from quarantine.room where site_id = :site order by floor").param("site", site).query(Integer.class).list().stream()
                .map(floor -> Integer.toString(floor)).toList();
    }

    /// The towns of a district, or the villages of a town.
    List<DayWorkPage.Choice> places(RegionRange own) {
        return sql.sql("""
                select code::text as value, name as label from region.region
                where code between :low and :high and level = case when :high - :low > 1000000 then 3 else 4 end order by code limit 200
                """).param("low", own.low()).param("high", own.high())
                .query((row, index) -> new DayWorkPage.Choice(RegionCode.parse(row.getString("value")).toString(), row.getString("label"))).list();
    }

    /// Errands that are due, the longest overdue first; none where nobody knows of errands.
    List<DeliverySource.Delivery> deliveries(RegionRange inside, DayWorkAsk ask) {
        DeliverySource source = deliveries.getIfAvailable();
        return source == null || ask.kind() != null || ask.site() != null ? List.of() : source.listDeliveries(inside, clock.today());
    }

    /// Observations that could not be taken and that nobody has looked at.
    List<DayWorkPage.SetAside> setAside() {
        return sql.sql("""
                select a.id, a.person_id, a.code, a.taken_at, a.temperature_tenths, a.recorded_by from quarantine.set_aside a
                where a.settled_at is null and a.region between store.low() and store.high() order by a.recorded_at desc, a.id limit 20
                """).query((row, index) -> new DayWorkPage.SetAside(row.getObject("id", UUID.class), row.getObject("person_id", UUID.class), row.getString("code"),
                row.getTimestamp("taken_at").toInstant(), row.getObject("temperature_tenths", Integer.class), row.getString("recorded_by"))).list();
    }
}
