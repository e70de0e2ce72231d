package org.zerospread.engine.plan;

import java.util.Set;

/// An exception of a plan: people with certain needs spend a stage elsewhere.
///
/// @param needs one of them is enough
/// @param insteadOf the place of the stages it concerns
/// @param place where they are spent instead; the same place when only a companion is allowed
/// @param companion whether somebody stays with the person
public record Allowance(Set<Need> needs, StagePlace insteadOf, StagePlace place, boolean companion) {

    public Allowance {
        needs = Set.copyOf(needs);
        if (needs.isEmpty()) {
            throw new IllegalArgumentException("an exception from " + insteadOf + " for nobody");
        }
    }
}
