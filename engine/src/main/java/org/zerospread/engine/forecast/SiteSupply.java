package org.zerospread.engine.forecast;

import java.time.LocalDate;
import java.util.List;
import org.zerospread.engine.allocation.SitePurpose;

/// The rooms of a site that can be used, day by day.
///
/// @param id the site, as [RunningStays] names it
/// @param name in words
/// @param rooms usable rooms on each day from today: without those that are closed or out of order
public record SiteSupply(String id, String name, SitePurpose purpose, List<Integer> rooms) {

    public SiteSupply {
        rooms = List.copyOf(rooms);
    }

    /// The same site with more rooms from a day on.
    ///
    /// @param first index of the day, 0 being today
    SiteSupply plus(int more, int first) {
        return new SiteSupply(id, name, purpose, java.util.stream.IntStream.range(0, rooms.size()).mapToObj(i -> rooms.get(i) + (i >= first ? more : 0)).toList());
    }

    /// The same site with more rooms from a day on.
    public SiteSupply plus(int more, LocalDate from, LocalDate today) {
        return plus(more, (int) Math.max(0, from.toEpochDay() - today.toEpochDay()));
    }
}
