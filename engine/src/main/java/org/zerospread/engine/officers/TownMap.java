package org.zerospread.engine.officers;

import java.util.Map;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.region.RegionLevel;

/// How far two places lie apart by road, from the centres of their towns: an estimate for sharing out work, no more.
///
/// @param sameVillageKm within one village or grid
/// @param sameTownKm within one town
/// @param unknownKm when the centre of a town is not known
/// @param detour how much longer the road is than the straight line
/// @param seat the town where those work who are at home in the whole district
/// @param towns centres, in km east and north of the seat
public record TownMap(int sameVillageKm, int sameTownKm, int unknownKm, double detour, RegionCode seat, Map<RegionCode, Centre> towns) {

    public TownMap {
        towns = Map.copyOf(towns);
    }

    /// The centre of a town, in km from the district's seat.
    public record Centre(double eastKm, double northKm) {
    }

    /// Kilometres by road between two places, rounded; a place above a town stands for the seat.
    public int km(RegionCode a, RegionCode b) {
        RegionCode townOfA = town(a);
        RegionCode townOfB = town(b);
        if (townOfA.equals(townOfB)) {
            boolean near = a.ancestorAt(RegionLevel.VILLAGE).filter(village -> b.ancestorAt(RegionLevel.VILLAGE).filter(village::equals).isPresent()).isPresent();
            return near ? sameVillageKm : sameTownKm;
        }
        Centre from = towns.get(townOfA);
        Centre to = towns.get(townOfB);
        if (from == null || to == null) {
            return unknownKm;
        }
        return Math.max(sameTownKm, (int) Math.round(detour * Math.hypot(from.eastKm() - to.eastKm(), from.northKm() - to.northKm())));
    }

    private RegionCode town(RegionCode place) {
        return place.ancestorAt(RegionLevel.TOWN).orElse(seat);
    }
}
