package org.zerospread.app.access;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.region.RegionRange;

/// An account with all that is assigned to it, before a jurisdiction is chosen.
///
/// @param chosen the jurisdiction kept on the account; acts only while it is assigned
/// @param hasSecondFactor whether a second factor is set up, and so asked for
/// @param given the jurisdictions, the widest first
record Holding(UUID id, String username, String displayName, boolean mustChange, int epoch, @Nullable RegionRange chosen, boolean hasSecondFactor, List<Given> given) {

    /// The rights of all roles on one jurisdiction.
    record Given(SignedIn.Place place, Set<Right> rights) {
    }

    /// The jurisdiction assigned that begins at this code.
    Optional<Given> find(long low) {
        return given.stream().filter(one -> one.place().range().low() == low).findFirst();
    }

    /// The jurisdiction the account works in: the one it chose, else the widest.
    Optional<Given> active() {
        return given.stream().filter(one -> one.place().range().equals(chosen)).findFirst().or(() -> given.stream().findFirst());
    }

    /// The account as it acts on one jurisdiction.
    ///
    /// Rights given for one town must not act on the whole district because another role is assigned there: those of
    /// `active` alone count.
    SignedIn on(@Nullable Given active, boolean secondFactor) {
        Set<Right> all = active == null ? Set.of() : active.rights();
        Predicate<Right> waits = right -> right.needsSecondFactor() && !secondFactor;
        return new SignedIn(id, username, displayName, mustChange, only(all, waits.negate()), only(all, waits), active == null ? null : active.place().range(),
                secondFactor, given.stream().map(Given::place).toList());
    }

    private static Set<Right> only(Set<Right> rights, Predicate<Right> which) {
        return Set.copyOf(rights.stream().filter(which).collect(Collectors.toCollection(() -> EnumSet.noneOf(Right.class))));
    }
}
