package org.zerospread.engine.disease;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What somebody is by an edition, and why.
///
/// @param caseClass the surest class that holds; null for none
/// @param judged every class that the edition has at the place, with its explanation
public record Judgement(Edition edition, @Nullable CaseClass caseClass, List<Judged> judged) {

    /// A class with the tree of its criteria.
    public record Judged(CaseClass caseClass, Branch branch) {
    }

    public Judgement {
        judged = List.copyOf(judged);
    }

    /// The explanation of a class.
    public Optional<Branch> find(CaseClass wanted) {
        return judged.stream().filter(one -> one.caseClass() == wanted).map(Judged::branch).findFirst();
    }

    /// Facts that were not asked and may yet make a surer class of it.
    public Set<Fact> missing() {
        Set<Fact> missing = new LinkedHashSet<>();
        for (Judged one : judged) {
            if (one.caseClass() == caseClass) {
                break;
            }
            one.branch().undecided().forEach(missing::add);
        }
        return missing;
    }
}
