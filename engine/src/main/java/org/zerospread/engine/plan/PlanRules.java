package org.zerospread.engine.plan;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a plan says beside its stages.
///
/// @param audience for whom; empty: for whoever is assigned to it elsewhere
/// @param release what must hold before the release
/// @param reactions what the plan does when something happens; what it does not name is [Reaction#usual]
/// @param allowances exceptions, the first that fits counts
/// @param newVersion what this plan does to stays that run under another version or plan when it takes their place
public record PlanRules(List<Audience> audience, ReleaseRule release, Map<Trigger, Reaction> reactions, List<Allowance> allowances, NewVersion newVersion) {

    /// What becomes of a running stay when this plan takes the place of the one it runs under.
    public enum NewVersion {
        /// It keeps the plan it began under.
        KEEP,
        /// It follows the new plan when that ends earlier.
        SHORTEN,
        /// It follows the new plan when that ends later.
        LENGTHEN,
        /// It follows the new plan in any case.
        FOLLOW
    }

    public PlanRules {
        audience = List.copyOf(audience);
        Map<Trigger, Reaction> all = new EnumMap<>(Trigger.class);
        for (Trigger trigger : Trigger.values()) {
            Reaction named = reactions.get(trigger);
            all.put(trigger, named == null ? Reaction.usual(trigger) : named);
        }
        reactions = Map.copyOf(all);
        allowances = List.copyOf(allowances);
    }

    /// Of plans that have stages only.
    public static PlanRules usual() {
        return new PlanRules(List.of(), ReleaseRule.USUAL, Map.of(), List.of(), NewVersion.FOLLOW);
    }

    /// The exception for people with these needs in a place, the first that fits.
    public Optional<Allowance> allowance(StagePlace place, Collection<Need> needs) {
        return allowances.stream().filter(one -> one.insteadOf() == place && one.needs().stream().anyMatch(needs::contains)).findFirst();
    }

    /// What the plan does when something happens.
    public Reaction reaction(Trigger trigger) {
        Reaction reaction = reactions.get(trigger);
        return reaction == null ? Reaction.usual(trigger) : reaction;
    }
}
