package org.zerospread.app.store;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Keeps the held time in the store, so that a replayed district is still on its last evening after a restart.
@Component
public class ClockKeeper {

    private final JdbcClient sql;
    private final DistrictClock clock;

    ClockKeeper(JdbcClient sql, DistrictClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// Holds the clock at an instant, and keeps it.
    @Transactional
    public void holdAt(Instant instant) {
        sql.sql("insert into store.clock (held_at) values (:at) on conflict (only_row) do update set held_at = excluded.held_at")
                .param("at", instant.atOffset(ZoneOffset.UTC)).update();
        clock.hold(instant);
    }
}
