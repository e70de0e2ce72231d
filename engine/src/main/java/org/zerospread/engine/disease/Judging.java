package org.zerospread.engine.disease;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.region.RegionCode;

/// Walks the trees of an edition with the answers about one person.
final class Judging {

    private final Edition edition;
    private final RegionCode place;
    private final Map<String, FactValue> answers;

    Judging(Edition edition, RegionCode place, Map<String, FactValue> answers) {
        this.edition = edition;
        this.place = place;
        this.answers = answers;
    }

    Judgement judge() {
        List<Judgement.Judged> judged = edition.definitionsIn(place).stream().map(one -> new Judgement.Judged(one.caseClass(), branch(one.criterion()))).toList();
        CaseClass surest = judged.stream().filter(one -> one.branch().truth() == Truth.HOLDS).findFirst().map(Judgement.Judged::caseClass).orElse(null);
        return new Judgement(edition, surest, judged);
    }

    private Branch branch(Criterion criterion) {
        return switch (criterion) {
            case Criterion.All(var name, var of) -> group(criterion, of, of.size());
            case Criterion.Any(var name, var of) -> group(criterion, of, 1);
            case Criterion.AtLeast(var name, int count, var of) -> group(criterion, of, count);
            case Criterion.Not(var name, Criterion of) -> {
                Branch below = branch(of);
                yield new Branch(criterion, below.truth().opposite(), null, List.of(below));
            }
            case Criterion.Holds(Fact fact) -> {
                FactValue value = answers.get(fact.id());
                yield new Branch(criterion, value instanceof FactValue.Flag(boolean yes) ? Truth.of(yes) : Truth.OPEN, value, List.of());
            }
            case Criterion.Between(Fact fact, var from, var to) -> {
                FactValue value = answers.get(fact.id());
                yield new Branch(criterion, value instanceof FactValue.Measured(BigDecimal number) ? Truth.of(lies(number, from, to)) : Truth.OPEN, value, List.of());
            }
            // Without a definition at this place nobody is of that class here.
            case Criterion.OfClass(CaseClass other) -> edition.find(other, place).map(CaseDefinition::criterion).map(this::branch)
                    .map(below -> new Branch(criterion, below.truth(), null, List.of(below))).orElseGet(() -> new Branch(criterion, Truth.FAILS, null, List.of()));
        };
    }

    /// Holds with so many of them, fails when so many cannot be reached any more.
    private Branch group(Criterion criterion, List<Criterion> of, int needed) {
        List<Branch> below = of.stream().map(this::branch).toList();
        long holding = below.stream().filter(one -> one.truth() == Truth.HOLDS).count();
        long open = below.stream().filter(one -> one.truth() == Truth.OPEN).count();
        return new Branch(criterion, holding >= needed ? Truth.HOLDS : holding + open < needed ? Truth.FAILS : Truth.OPEN, null, below);
    }

    private static boolean lies(BigDecimal number, @Nullable BigDecimal from, @Nullable BigDecimal below) {
        return (from == null || number.compareTo(from) >= 0) && (below == null || number.compareTo(below) < 0);
    }
}
