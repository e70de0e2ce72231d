package org.zerospread.app.quarantine;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.allocation.SitePurpose;

/// What is tried out on a forecast of rooms, for one purpose; nothing of it is recorded.
///
/// @param plan plan of everybody still to come; null for the one in force
/// @param moreRooms rooms more
/// @param roomsFrom first day on which they can be used
/// @param factor how many times as many as usual arrive during the surge; 1 is as usual
/// @param people who arrive on each day of the surge for certain, beside those
/// @param surgeFrom first day of the surge
/// @param surgeDays how long it lasts
public record WhatIf(SitePurpose purpose, @Nullable String plan, int moreRooms, LocalDate roomsFrom, double factor, int people, LocalDate surgeFrom, int surgeDays) {

    /// Whether anything differs from the forecast as it is.
    public boolean changesNothing() {
        return plan == null && moreRooms == 0 && (surgeDays == 0 || factor == 1 && people == 0);
    }

    /// Whether the day lies in the surge.
    boolean isSurgeOn(LocalDate day) {
        return !day.isBefore(surgeFrom) && day.isBefore(surgeFrom.plusDays(surgeDays));
    }
}
