package org.zerospread.engine.forecast;

import java.util.List;
import java.util.Optional;
import org.zerospread.engine.allocation.SitePurpose;

/// The forecast of the rooms of a purpose.
///
/// @param days today first
/// @param sites the same by site; people for whom no room is left are in none
/// @param arrivalsPerDay mean of new stays a day as learned; empty when nothing was learned
/// @param warning when the reserve is broken, or may be
public record PurposeForecast(SitePurpose purpose, List<RoomDay> days, List<SiteForecast> sites, Optional<Double> arrivalsPerDay, Optional<ReserveWarning> warning) {

    /// The forecast of one site.
    public record SiteForecast(String id, String name, List<RoomDay> days) {
        public SiteForecast {
            days = List.copyOf(days);
        }
    }

    public PurposeForecast {
        days = List.copyOf(days);
        sites = List.copyOf(sites);
    }
}
