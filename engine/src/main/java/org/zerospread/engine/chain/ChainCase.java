package org.zerospread.engine.chain;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A case as its chain sees it.
///
/// @param onset the day of the first symptom, null where there was none or it is not known
/// @param report the day of confirmation or report, which stands in for a missing onset
/// @param exposedFrom first day on which he may have been infected
/// @param exposedTo last such day
/// @param imported whether he is held to have been infected elsewhere
/// @param region where he lives, compared as written; empty where not known
/// @param places places and groups he belongs to (a market, a train, a shift), compared as written
public record ChainCase(String id, @Nullable LocalDate onset, @Nullable LocalDate report, @Nullable LocalDate exposedFrom, @Nullable LocalDate exposedTo, boolean imported,
        String region, Set<String> places) {

    public ChainCase {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a case needs an id");
        }
        places = Collections.unmodifiableSet(new TreeSet<>(places));
    }

    /// A case of which only the onset is known.
    public static ChainCase of(String id, @Nullable LocalDate onset) {
        return new ChainCase(id, onset, null, null, null, false, "", Set.of());
    }

    /// The onset, or where there is none the report.
    public @Nullable LocalDate day() {
        return onset != null ? onset : report;
    }
}
