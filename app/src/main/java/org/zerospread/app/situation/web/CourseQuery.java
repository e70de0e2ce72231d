package org.zerospread.app.situation.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.engine.region.RegionCode;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The course of the outbreak from the published bulletins: one row a day, whatever the size of the district.
@Component
final class CourseQuery {

    private static final int DAYS = 60;

    private final JdbcClient sql;
    private final JsonMapper json;

    CourseQuery(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    List<HomePage.Day> list(RegionCode region) {
        return sql.sql("""
                select * from (
                    select distinct on (day) day, (figures->>'confirmed_new')::int as confirmed_new, (figures->>'suspected_new')::int as suspected_new,
                           (figures->>'confirmed_total')::int as confirmed_total, (figures->>'in_quarantine_central')::int as central,
                           (figures->>'in_quarantine_home')::int as home, figures->>'risk_level' as level
                    from situation.bulletin where region = :region order by day desc, as_known_at desc limit :days) last
                order by day
                """).param("region", region.value()).param("days", DAYS)
                .query((row, index) -> new HomePage.Day(row.getObject("day", LocalDate.class), row.getInt("confirmed_new"), row.getInt("suspected_new"), row.getInt("confirmed_total"),
                        row.getInt("central"), row.getInt("home"), row.getString("level")))
                .list();
    }

    Optional<Map<String, @Nullable Object>> findLastPublished(RegionCode region) {
        return sql.sql("select figures::text from situation.bulletin where region = :region order by day desc, as_known_at desc limit 1")
                .param("region", region.value()).query(String.class).optional()
                .map(text -> json.readValue(text, new TypeReference<Map<String, @Nullable Object>>() { }));
    }
}
