package org.zerospread.engine.chain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A case in its chain.
///
/// @param infector who infected him in the best tree, null where nobody is held to
/// @param basis what that rests on, or why there is nobody
/// @param probability of this infector, or that it was nobody on the list
/// @param unknown the probability that it was nobody on the list
/// @param alternatives other infectors that come into question, the likeliest first, at least 0.2 % each and 19 at most
/// @param rest what is left for those not listed; `unknown`, the alternatives, the infector and `rest` sum to 1
/// @param generation 1 for a case without an infector, else one more than the infector's
/// @param cluster the number of his tree, from 1, by first onset
/// @param days from the infector's onset to his; null where one is not known
/// @param first whether he has no infector only because every likely one would close a circle: somebody must have been first
/// @param infected how many he infected in the best tree
/// @param expected how many he is expected to have infected over all possibilities
public record ChainMember(ChainCase of, @Nullable String infector, Basis basis, double probability, double unknown, List<Alternative> alternatives, double rest, int generation, int cluster,
        @Nullable Integer days, boolean first, int infected, double expected) {

    /// Another infector that comes into question.
    public record Alternative(String infector, Basis basis, double probability) {}

    public ChainMember {
        alternatives = List.copyOf(alternatives);
    }
}
