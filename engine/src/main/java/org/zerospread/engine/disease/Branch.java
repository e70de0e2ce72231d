package org.zerospread.engine.disease;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A criterion with what became of it: the explanation is the tree of these.
///
/// @param value the answer that decided, for a fact; null when it was not asked
/// @param below of a group its members; of a class that class's definition
public record Branch(Criterion criterion, Truth truth, @Nullable FactValue value, List<Branch> below) {

    public Branch {
        below = List.copyOf(below);
    }

    /// How many of its members hold.
    public long holding() {
        return below.stream().filter(branch -> branch.truth() == Truth.HOLDS).count();
    }

    /// The facts whose answer would decide it; none when it is decided.
    public Stream<Fact> undecided() {
        if (truth != Truth.OPEN) {
            return Stream.empty();
        }
        return switch (criterion) {
            case Criterion.Holds(Fact fact) -> Stream.of(fact);
            case Criterion.Between(Fact fact, var from, var to) -> Stream.of(fact);
            case Criterion.All all -> below.stream().flatMap(Branch::undecided);
            case Criterion.Any any -> below.stream().flatMap(Branch::undecided);
            case Criterion.AtLeast some -> below.stream().flatMap(Branch::undecided);
            case Criterion.Not not -> below.stream().flatMap(Branch::undecided);
            case Criterion.OfClass other -> below.stream().flatMap(Branch::undecided);
        };
    }
}
