package org.zerospread.engine.forecast;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.allocation.SitePurpose;
import org.zerospread.engine.plan.StagePeriod;

/// Running stays that are alike: what is certain of the nights to come.
///
/// @param purpose of the room they hold, or need
/// @param site where they hold a room; null when they have none
/// @param persons how many of them; of a family that shares a room, one
/// @param stages what is left of their plan, the stage they are in first; a later stage in a site brings them back to a room
public record RunningStays(SitePurpose purpose, @Nullable String site, int persons, List<StagePeriod> stages) {

    public RunningStays {
        stages = List.copyOf(stages);
        if (persons < 0) {
            throw new IllegalArgumentException(persons + " running stays");
        }
    }

    /// How many of them hold or need a room on a day.
    int on(LocalDate day, int cleaningDays) {
        return stages.stream().anyMatch(stage -> ArrivalStream.takesRoom(stage, day, cleaningDays)) ? persons : 0;
    }
}
