package org.zerospread.app.person.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.Masking;

/// Open referrals, the newest first.
@Component
@Transactional(readOnly = true)
class ReferralQuery {

    private static final String LIST = """
            select f.id, f.person_id, p.name, f.region, f.reason, f.recorded_at, f.recorded_by, f.region between store.low() and store.high() as own,
                   coalesce((select string_agg(r.name, ' ' order by r.level) from region.region r
                       where r.code in (f.region - f.region % 1000000000, f.region - f.region % 1000000, f.region - f.region % 1000)), f.region::text) as lies,
                   coalesce((select string_agg(r.name, ' ' order by r.level) from region.region r
                       where r.code in (f.to_region - f.to_region % 1000000000, f.to_region - f.to_region % 1000000, f.to_region - f.to_region % 1000)), f.to_region::text) as seen
            from person.referral f left join person.person p on p.id = f.person_id
            """;

    private final JdbcClient sql;

    ReferralQuery(JdbcClient sql) {
        this.sql = sql;
    }

    /// Where a part of the list begins: after this referral.
    record After(Instant at, UUID id) {

        static final After NOTHING = new After(Instant.parse("9999-01-01T00:00:00Z"), new UUID(0, 0));
    }

    /// The next referrals.
    ///
    /// @param here those that reach the present jurisdiction from outside; else those of records that lie in it
    List<ReferralsPage.Row> list(boolean here, After after, int limit) {
        return sql.sql(LIST + """
                where f.ended_at is null and (f.region between store.low() and store.high()) <> :here
                  and (f.recorded_at < :at or (f.recorded_at = :at and f.id > :id))
                order by f.recorded_at desc, f.id limit :limit
                """).param("here", here).param("at", after.at().atOffset(ZoneOffset.UTC)).param("id", after.id()).param("limit", limit).query(ReferralQuery::row).list();
    }

    /// The open referrals of a person.
    List<ReferralsPage.Row> listOf(UUID person) {
        return sql.sql(LIST + "where f.ended_at is null and f.person_id = :person order by f.recorded_at desc, f.id").param("person", person).query(ReferralQuery::row).list();
    }

    private static ReferralsPage.Row row(ResultSet row, int index) throws SQLException {
        String name = row.getString("name");
        return new ReferralsPage.Row(row.getObject("id", UUID.class), row.getObject("person_id", UUID.class), name == null ? null : Masking.name(name), row.getString("lies"),
                row.getString("seen"), row.getString("reason"), row.getObject("recorded_at", OffsetDateTime.class).toInstant(), row.getString("recorded_by"), row.getBoolean("own"));
    }
}
