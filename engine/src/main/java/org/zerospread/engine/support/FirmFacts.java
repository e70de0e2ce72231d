package org.zerospread.engine.support;

import org.jspecify.annotations.Nullable;
import org.zerospread.engine.region.RegionCode;

/// What a policy asks about a firm.
///
/// @param large industrial firm above the state's threshold (规上)
/// @param park null when it lies in none
/// @param industry code of GB/T 4754: a letter, or a letter and up to four digits
/// @param staffExpected how many work there when all do
/// @param resumed whether it works again
/// @param region where it works
public record FirmFacts(Size size, boolean large, Priority priority, @Nullable String park, String industry, int staffExpected, boolean resumed, RegionCode region) {

    /// Statistical class.
    public enum Size {
        LARGE, MEDIUM, SMALL, MICRO
    }

    /// Place in the order of returning to work.
    public enum Priority {
        ESSENTIAL, LARGE, PARK, OTHER
    }
}
