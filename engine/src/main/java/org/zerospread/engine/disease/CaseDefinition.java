package org.zerospread.engine.disease;

import java.util.List;
import org.zerospread.engine.region.RegionCode;

/// Who belongs to a class.
///
/// @param areas where it holds; empty for everywhere
/// @param except where it does not
public record CaseDefinition(CaseClass caseClass, List<RegionCode> areas, List<RegionCode> except, Criterion criterion) {

    public CaseDefinition {
        areas = List.copyOf(areas);
        except = List.copyOf(except);
    }

    /// Whether it holds at a place.
    public boolean isIn(RegionCode place) {
        return (areas.isEmpty() || lies(place, areas)) && !lies(place, except);
    }

    private static boolean lies(RegionCode place, List<RegionCode> areas) {
        return areas.stream().anyMatch(area -> area.contains(place));
    }
}
