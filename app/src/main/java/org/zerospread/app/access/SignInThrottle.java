package org.zerospread.app.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Makes guessing passwords slow: after five failures of an account from an address, each further one doubles the wait.
///
/// Kept in memory, bounded to the most recent keys; a restart forgets. Times are real ones, also while a replay
/// holds the district's clock.
final class SignInThrottle {

    private static final int FREE_FAILURES = 5;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final int MOST_KEYS = 20_000;

    private final InstantSource time;
    private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST_KEYS;
        }
    };

    private record Failures(int count, Instant until) {
    }

    SignInThrottle(InstantSource time) {
        this.time = time;
    }

    /// How long this account has to wait from this address; zero when it may try now.
    synchronized Duration waitFor(String username, String address) {
        Failures known = failures.get(key(username, address));
        Duration left = known == null ? Duration.ZERO : Duration.between(time.instant(), known.until());
        return left.isNegative() ? Duration.ZERO : left;
    }

    /// Counts a failure.
    synchronized void failed(String username, String address) {
        Failures known = failures.get(key(username, address));
        int count = known == null ? 1 : known.count() + 1;
        failures.put(key(username, address), new Failures(count, time.instant().plus(waitAfter(count))));
    }

    /// Forgets the failures of an account that signed in.
    synchronized void succeeded(String username, String address) {
        failures.remove(key(username, address));
    }

    private static Duration waitAfter(int count) {
        if (count < FREE_FAILURES) {
            return Duration.ZERO;
        }
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(count - FREE_FAILURES, 10));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private static String key(String username, String address) {
        return username.toLowerCase(Locale.ROOT) + " " + address;
    }
}
