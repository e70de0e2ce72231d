package org.zerospread.engine.chain;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A tree of the answer: a case without an infector and all that go back to him.
///
/// @param number from 1, by first onset
/// @param root the case that all others go back to
/// @param size how many cases, the root included
/// @param generations how many generations
/// @param from the first onset (or report)
/// @param to the last
/// @param places places that at least two of its cases share, the commonest first
public record ChainCluster(int number, String root, int size, int generations, @Nullable LocalDate from, @Nullable LocalDate to, List<String> places) {

    public ChainCluster {
        places = List.copyOf(places);
    }
}
