package org.zerospread.app.region;

import org.jspecify.annotations.Nullable;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.region.RegionLevel;

/// A region as the register knows it.
///
/// @param households households that live in it, where known (grids and what is above them)
/// @param population persons who live in it, where known
public record Region(RegionCode code, String name, RegionLevel level, @Nullable RegionCode parent, @Nullable ZoneClass zoneClass,
        @Nullable Integer households, @Nullable Integer population) {
}
