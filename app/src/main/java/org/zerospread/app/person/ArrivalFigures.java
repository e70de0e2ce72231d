package org.zerospread.app.person;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.engine.region.RegionRange;

/// Counts persons who came from somewhere.
@Component
public class ArrivalFigures {

    private final JdbcClient sql;

    ArrivalFigures(JdbcClient sql) {
        this.sql = sql;
    }

    /// Persons, each counted once.
    ///
    /// @param keyArea from a key area, by the policy of the day of arrival
    /// @param named from the named origin
    public record Returnees(int keyArea, int named) {
    }

    /// Persons in a region who had arrived before an instant, as recorded by another. A journey withdrawn by then does not count.
    ///
    /// @param named the origin that is counted apart (Wuhan in 2020)
    @Transactional(readOnly = true)
    public Returnees count(RegionRange inside, Instant arrivedBefore, Instant knownAt, RegionRange named) {
        return sql.sql("""
                select count(distinct person_id) filter (where origin_class = 'KEY_AREA') as key_area,
                       count(distinct person_id) filter (where origin between :originLow and :originHigh) as named
                from person.arrival
                where region between :low and :high and arrived_at < :before and recorded_at <= :known
                  and (withdrawn_at is null or withdrawn_at > :known)
                """)
                .param("low", inside.low()).param("high", inside.high())
                .param("originLow", named.low()).param("originHigh", named.high())
                .param("before", arrivedBefore.atOffset(ZoneOffset.UTC)).param("known", knownAt.atOffset(ZoneOffset.UTC))
                .query((row, index) -> new Returnees(row.getInt("key_area"), row.getInt("named"))).single();
    }
}
