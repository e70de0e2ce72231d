package org.zerospread.app.field;

import java.time.Duration;
import java.time.Instant;

/// The rule by which the time of a phone becomes the time of a record.
///
/// A phone says what its clock shows when it sends; the difference from the district's clock is its offset. An offset beyond two minutes is
/// added to the time at which the record was made. What then lies in the future, or more than 14 days back, waits for a person: nothing
/// is guessed. The phone's own time and the offset are kept beside the settled time.
public final class PhoneClock {

    /// So much is the journey of a message, and no fault of a clock.
    public static final Duration TOLERANCE = Duration.ofMinutes(2);
    /// What comes in later than this waits for a person.
    public static final Duration LONGEST_DELAY = Duration.ofDays(14);

    private PhoneClock() {
    }

    /// The time of a record.
    public sealed interface Timing {

        /// The district's clock minus the phone's.
        long offsetSeconds();

        /// The time holds.
        ///
        /// @param corrected whether the offset was added
        record Settled(Instant happenedAt, long offsetSeconds, boolean corrected) implements Timing {
        }

        /// The time does not hold: `FLD-004` in the future, `FLD-005` too long ago.
        record Doubtful(String code, long offsetSeconds) implements Timing {
        }
    }

    /// Judges one record.
    ///
    /// @param madeAt when it was made, by the phone
    /// @param offset the district's clock minus the phone's, measured when it sent; zero when it did not say, and then its clock is believed
    /// @param receivedAt now, by the district
    public static Timing judge(Instant madeAt, Duration offset, Instant receivedAt) {
        boolean corrected = offset.abs().compareTo(TOLERANCE) > 0;
        Instant happened = corrected ? madeAt.plus(offset) : madeAt;
        if (happened.isAfter(receivedAt.plus(TOLERANCE))) {
            return new Timing.Doubtful("FLD-004", offset.toSeconds());
        }
        if (happened.isBefore(receivedAt.minus(LONGEST_DELAY).minus(TOLERANCE))) {
            return new Timing.Doubtful("FLD-005", offset.toSeconds());
        }
        return new Timing.Settled(happened.isAfter(receivedAt) ? receivedAt : happened, offset.toSeconds(), corrected);
    }
}
