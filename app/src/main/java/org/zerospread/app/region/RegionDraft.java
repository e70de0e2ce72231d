package org.zerospread.app.region;

import org.jspecify.annotations.Nullable;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.region.RegionLevel;

/// A region to take into the register; what is null keeps the value that the register has.
public record RegionDraft(RegionCode code, String name, RegionLevel level, @Nullable RegionCode parent, @Nullable ZoneClass zoneClass,
        @Nullable Integer households, @Nullable Integer population) {
}
