package org.zerospread.app.screening.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.region.Region;
import org.zerospread.app.screening.Coverage;
import org.zerospread.app.screening.Rounds;
import org.zerospread.app.screening.ScreeningPolicy;

/// Coverage of a region and of what lies directly below it.
///
/// @param round null when none was opened yet
/// @param above the regions above, widest first
/// @param doors the households, where the region is a grid
public record CoveragePage(List<Rounds.Round> rounds, Rounds.@Nullable Round round, @Nullable Region region, List<Region> above, Coverage.@Nullable Row total,
        List<Coverage.Row> rows, List<Coverage.Door> doors, String sort, ScreeningPolicy policy) {

    /// Address of the page for a region, sorted as asked.
    public String address(String code, String sortBy) {
        return "/screening/coverage?round=" + (round == null ? "" : round.id()) + "&code=" + code + "&sort=" + sortBy;
    }
}
