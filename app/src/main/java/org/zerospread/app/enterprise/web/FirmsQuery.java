package org.zerospread.app.enterprise.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.enterprise.FirmSize;
import org.zerospread.app.enterprise.Priority;
import org.zerospread.engine.region.RegionRange;

/// The list of firms, as far as the jurisdiction goes.
@Component
@Transactional(readOnly = true)
class FirmsQuery {

    /// The firms that a filter leaves, each with the key by which the list is sorted.
    private static final String LISTED = """
            with listed as (
                select f.*, t.zone_class, coalesce(s.staff, 0) as staff,
                       case :sort when 'code' then f.credit_code when 'place' then f.region::text when 'industry' then f.industry when 'staff' then lpad(f.staff_expected::text, 8, '0')
                           when 'listed' then lpad(coalesce(s.staff, 0)::text, 8, '0') else f.pinyin end as key
                from enterprise.firm f
                left join region.region t on t.code = f.region - f.region % 1000000
                left join (select firm_id, count(*) as staff from enterprise.staff where left_on is null group by firm_id) s on s.firm_id = f.id
                where (:state = 'ALL' or (f.closed_on is null) = (:state = 'OPEN')) and (:zone::text is null or t.zone_class = :zone) and (:industry::text is null or starts_with(f.industry, :industry)
                       or starts_with(substr(f.industry, 2), :industry))
                  and (:size::text is null or f.size = :size) and (:park::text is null or f.park = :park) and (:priority::text is null or f.priority = :priority)
                  and (:low::bigint is null or f.region between :low and :high)
                  and (:q = '' or position(:q in f.name) > 0 or position(upper(:q) in f.credit_code) > 0 or starts_with(f.pinyin, lower(:q)) or starts_with(f.initials, lower(:q)))
            )
            """;

    private final JdbcClient sql;

    FirmsQuery(JdbcClient sql) {
        this.sql = sql;
    }

    /// One page of the firms that a filter leaves, or so many of them for an export.
    ///
    /// @param place where they work; null for anywhere
    List<FirmsPage.Row> list(FirmFilter filter, @Nullable RegionRange place, int most) {
        return bind("""
                select l.*, coalesce((select string_agg(r.name, ' ' order by r.level) from region.region r
                        where r.code in (l.region - l.region % 1000000, l.region - l.region % 1000) and r.level in (3, 4)), '') as place
                from listed l
                where :after::uuid is null or case when :down then (l.key, l.id) < (select a.key, a.id from listed a where a.id = :after)
                    else (l.key, l.id) > (select a.key, a.id from listed a where a.id = :after) end
                order by case when :down then l.key end desc, case when :down then l.id end desc, l.key, l.id
                limit :most
                """, filter, place).param("after", filter.last().orElse(null)).param("down", !filter.down().isEmpty()).param("most", most).query(FirmsQuery::row).list();
    }

    /// How many firms a filter leaves.
    long count(FirmFilter filter, @Nullable RegionRange place) {
        return bind("select count(*) from listed", filter, place).query(Long.class).single();
    }

    /// How many firms there are here.
    FirmsPage.Totals totals() {
        return sql.sql("""
                select count(*) filter (where closed_on is null) as open, count(*) filter (where closed_on is not null) as closed, count(*) filter (where large and closed_on is null) as large,
                    (select count(*) from enterprise.staff where left_on is null) as staff
                from enterprise.firm
                """).query((row, index) -> new FirmsPage.Totals(row.getLong("open"), row.getLong("closed"), row.getLong("large"), row.getLong("staff"))).single();
    }

    /// The parks that there are here.
    List<String> parks() {
        return sql.sql("select distinct park from enterprise.firm where park is not null and closed_on is null order by park").query(String.class).list();
    }

    /// One firm.
    Optional<FirmsPage.Row> find(UUID id) {
        return sql.sql("""
                select f.*, t.zone_class, (select count(*) from enterprise.staff s where s.firm_id = f.id and s.left_on is null) as staff,
                    coalesce((select string_agg(r.name, ' ' order by r.level) from region.region r where r.code in (f.region - f.region % 1000000, f.region - f.region % 1000) and r.level in (3, 4)), '') as place
                from enterprise.firm f left join region.region t on t.code = f.region - f.region % 1000000 where f.id = :id
                """).param("id", id).query(FirmsQuery::row).optional();
    }

    private JdbcClient.StatementSpec bind(String end, FirmFilter filter, @Nullable RegionRange place) {
        return sql.sql(LISTED + end).param("state", filter.state()).param("zone", orNull(filter.zone())).param("industry", orNull(filter.industry().toUpperCase(Locale.ROOT)))
                .param("size", orNull(filter.size())).param("park", orNull(filter.park())).param("priority", orNull(filter.priority())).param("low", place == null ? null : place.low())
                .param("high", place == null ? null : place.high()).param("q", filter.q()).param("sort", filter.sort());
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static FirmsPage.Row row(ResultSet row, int index) throws SQLException {
        return new FirmsPage.Row(row.getObject("id", UUID.class), row.getString("credit_code"), row.getString("name"), row.getString("industry"), FirmSize.valueOf(row.getString("size")),
                row.getBoolean("large"), row.getString("park"), Priority.valueOf(row.getString("priority")), row.getLong("region"), row.getString("place"), row.getString("zone_class"),
                row.getString("address"), row.getString("contact"), row.getString("phone"), row.getInt("staff_expected"), row.getLong("staff"), row.getObject("closed_on", LocalDate.class));
    }
}
