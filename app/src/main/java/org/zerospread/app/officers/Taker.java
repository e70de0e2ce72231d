package org.zerospread.app.officers;

import java.util.List;
import java.util.UUID;
import org.zerospread.engine.region.RegionCode;

/// An officer to whom firms can be given.
///
/// @param capacity how many at most
/// @param skills industries he knows of, as codes of GB/T 4754; none when it does not matter
/// @param place where he works from
public record Taker(UUID id, int capacity, List<String> skills, RegionCode place) {

    public Taker {
        skills = List.copyOf(skills);
    }

    /// Whether he knows of the industry, or it does not matter.
    public boolean knows(String industry) {
        return skills.isEmpty() || skills.stream().anyMatch(industry::startsWith);
    }
}
