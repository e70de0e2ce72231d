package org.zerospread.app.store;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The district's clock: real time, or a time held by a replay.
///
/// "Today" is always [#today], the date in the district's zone. In a replay the clock stands where the scenario is;
/// after it, it stays on the scenario's last evening, so that the figures of that day are what people see.
public final class DistrictClock extends Clock {

    private final ZoneId zone;
    private final AtomicReference<@Nullable Instant> held = new AtomicReference<>();

    /// @param zone the district's time zone, such as `Asia/Shanghai`
    public DistrictClock(ZoneId zone) {
        this.zone = zone;
    }

    /// Holds the clock at an instant; `null` lets it follow real time again.
    public void hold(@Nullable Instant instant) {
        held.set(instant);
    }

    /// Whether a replay holds the clock.
    public boolean isHeld() {
        return held.get() != null;
    }

    /// The date in the district.
    public LocalDate today() {
        return LocalDate.ofInstant(instant(), zone);
    }

    /// The instant at which a day of the district begins.
    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        DistrictClock clock = new DistrictClock(other);
        clock.hold(held.get());
        return clock;
    }

    @Override
    public Instant instant() {
        Instant instant = held.get();
        return instant != null ? instant : Instant.now();
    }
}
