package org.zerospread.app.quarantine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.store.DistrictClock;

/// Computes every stay again from its records and tells where what is stored differs: proof that each transition follows from what was recorded.
///
/// A stay that was broken off by a decision (a case, a new exposure) is compared up to the day of that decision, which is itself a record.
@Component
public class StayRecount {

    private static final int CHUNK = 5_000;

    private final JdbcClient sql;
    private final DistrictClock clock;
    private final StayBook book;

    StayRecount(JdbcClient sql, DistrictClock clock, StayBook book) {
        this.sql = sql;
        this.clock = clock;
        this.book = book;
    }

    /// A stay that is not what its records say.
    public record Difference(UUID stay, UUID person, String stored, String computed) {
    }

    /// What was found.
    ///
    /// @param stays how many were computed
    public record Report(int stays, List<Difference> differences) {
    }

    /// Checks every stay within the jurisdiction that has not been made anonymous.
    @Transactional(readOnly = true)
    public Report run() {
        LocalDate today = clock.today();
        int checked = 0;
        List<Difference> differences = new ArrayList<>();
        UUID after = new UUID(0, 0);
        while (true) {
            List<UUID> ids = sql.sql("select id from quarantine.stay where id > :after and anonymised_at is null order by id limit :limit").param("after", after).param("limit", CHUNK)
                    .query(UUID.class).list();
            if (ids.isEmpty()) {
                return new Report(checked, differences);
            }
            for (StayBook.Read read : book.read(ids, today)) {
                compare(read, today, differences);
            }
            checked += ids.size();
            after = ids.getLast();
        }
    }

    private void compare(StayBook.Read read, LocalDate today, List<Difference> differences) {
        StayBook.Stored stored = read.stored();
        Outlook outlook = Outlook.of(read.run(), book.planOf(stored), today);
        String is = stored.state() + " " + stored.place() + " " + (stored.isRunning() ? stored.releaseOn() : stored.endedOn());
        String should = outlook.state() + " " + outlook.place() + " " + (outlook.endedOn() == null ? outlook.releaseOn() : outlook.endedOn());
        LocalDate brokenOff = stored.state().equals("BROKEN_OFF") ? stored.endedOn() : null;
        boolean decided = brokenOff != null && (outlook.endedOn() == null || !outlook.state().equals("RELEASED") || !outlook.endedOn().isBefore(brokenOff));
        if (!is.equals(should) && !decided) {
            differences.add(new Difference(stored.id(), stored.person().value(), is, should));
        }
    }
}
