package org.zerospread.engine.plan;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The days from which a stay is counted.
///
/// @param arrival the day on which it began: day 1 of the first stage
/// @param lastExposure null when not known; then the arrival counts
/// @param discharge from hospital; null when not known or there was none; then the arrival counts
public record StayAnchors(LocalDate arrival, @Nullable LocalDate lastExposure, @Nullable LocalDate discharge) {

    /// Only the first day is known.
    public static StayAnchors arrival(LocalDate day) {
        return new StayAnchors(day, null, null);
    }

    int lastExposureDay() {
        return day(Optional.ofNullable(lastExposure).orElse(arrival));
    }

    int dischargeDay() {
        return day(Optional.ofNullable(discharge).orElse(arrival));
    }

    int arrivalDay() {
        return day(arrival);
    }

    static int day(LocalDate date) {
        return Math.toIntExact(date.toEpochDay());
    }
}
