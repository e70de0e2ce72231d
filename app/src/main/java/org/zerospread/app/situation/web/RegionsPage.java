package org.zerospread.app.situation.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.region.Region;

/// A region with what lies directly below it, or what a search found.
///
/// @param above the regions above, widest first
public record RegionsPage(String words, @Nullable Region region, List<Region> above, List<Row> rows) {

    /// A region and its screening so far.
    public record Row(Region region, long visits, long checks) {

        /// Visits for each household, to one place; null where the households are not known.
        public @Nullable String visitsPerHousehold() {
            Integer households = region.households();
            return households == null || households == 0 ? null : "%.1f".formatted((double) visits / households);
        }
    }
}
