package org.zerospread.app.chain;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a picture tells of a case beside its chain.
///
/// @param name masked
/// @param source `IMPORTED`, `LOCAL` and so on, null where it is open
/// @param sourceText what the record writes of the source, as written
/// @param town the town or street, empty where the record lies above one
/// @param strangers cases that the source names and that are not on record here
public record CaseFace(UUID id, String number, UUID person, String name, String state, @Nullable String source, @Nullable String sourceText, String town, List<String> strangers) {

    public CaseFace {
        strangers = List.copyOf(strangers);
    }
}
