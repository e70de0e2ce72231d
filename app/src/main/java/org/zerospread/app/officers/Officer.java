package org.zerospread.app.officers;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.officers.OfficerKind;
import org.zerospread.engine.region.RegionCode;

/// One who guides, lives with or supervises firms.
///
/// @param organisation the department, town or hospital that sends him
/// @param skills industries he knows of, as codes of GB/T 4754; none when it does not matter
/// @param place where he works from: the district, a town or a village
/// @param capacity how many firms at most
/// @param username his account; null while he has none
/// @param leftOn day from which he takes none; null while he does
public record Officer(UUID id, OfficerKind kind, String name, String organisation, List<String> skills, boolean medical, RegionCode place, int capacity, @Nullable String username,
        LocalDate fromOn, @Nullable LocalDate leftOn) {

    public Officer {
        skills = List.copyOf(skills);
    }

    /// As the search for assignments sees him.
    Taker taker() {
        return new Taker(id, capacity, skills, place);
    }
}
