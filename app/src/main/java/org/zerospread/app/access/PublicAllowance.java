package org.zerospread.app.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// How often somebody without an account may do what writes or could be guessed at: so many times an hour from one address.
///
/// Kept in memory, bounded to the most recent addresses; a restart forgets. Times are real ones, also while a replay holds the district's clock.
@Component
public class PublicAllowance {

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int MOST_KEYS = 20_000;

    private final InstantSource time = InstantSource.system();
    private final Map<String, Used> used = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Used> eldest) {
            return size() > MOST_KEYS;
        }
    };

    private record Used(Instant since, int count) {
    }

    /// Counts one more time.
    ///
    /// @param act what is done, such as `jobs.apply`
    /// @param address of the one who does it
    /// @return how long to wait, where it was done as often as allowed already
    public synchronized Optional<Duration> take(String act, String address, int mostAnHour) {
        Instant now = time.instant();
        String key = act + " " + address;
        Used known = used.get(key);
        if (known == null || !known.since().plus(WINDOW).isAfter(now)) {
            used.put(key, new Used(now, 1));
            return Optional.empty();
        }
        if (known.count() >= mostAnHour) {
            return Optional.of(Duration.between(now, known.since().plus(WINDOW)));
        }
        used.put(key, new Used(known.since(), known.count() + 1));
        return Optional.empty();
    }
}
