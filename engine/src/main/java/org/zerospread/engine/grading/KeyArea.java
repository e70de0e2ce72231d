package org.zerospread.engine.grading;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.region.RegionCode;

/// A region that is a key area for some time.
///
/// @param id stable within its policy
/// @param region the area with all that lies inside
/// @param from first day
/// @param to last day; null while it lasts
/// @param note what about the entry is invented or uncertain; empty when nothing
public record KeyArea(String id, RegionCode region, String nameZh, String nameEn, LocalDate from, @Nullable LocalDate to, String note) {

    public KeyArea {
        if (to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("key area " + id + " ends on " + to + " before it begins on " + from);
        }
    }

    /// Whether it is a key area on the day.
    public boolean isInForceOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    boolean overlaps(KeyArea other) {
        boolean startsBeforeOtherEnds = other.to == null || !from.isAfter(other.to);
        boolean endsAfterOtherStarts = to == null || !to.isBefore(other.from);
        return region.equals(other.region) && startsBeforeOtherEnds && endsAfterOtherStarts;
    }
}
