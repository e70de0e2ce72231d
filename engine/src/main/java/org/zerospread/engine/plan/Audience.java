package org.zerospread.engine.plan;

import java.util.Set;
import org.zerospread.engine.document.YamlMapping;
import org.zerospread.engine.grading.OriginClass;

/// For whom a plan is: one rule. A rule fits when every set that is not empty contains what is known of the person.
///
/// @param origins where an arrival comes from
/// @param contactDegrees 1 密接, 2 次密接; 0 is no contact
/// @param zones the zone of the town
/// @param histories the person's own history as a case
public record Audience(Set<OriginClass> origins, Set<Integer> contactDegrees, Set<Zone> zones, Set<CaseHistory> histories) {

    /// The three zones of the three-three system.
    public enum Zone {
        URBAN_CENTRE, BORDER, ORDINARY
    }

    /// What the person was as a case.
    public enum CaseHistory {
        /// Never one.
        NONE,
        SUSPECTED, CONFIRMED, ASYMPTOMATIC, DISCHARGED, REPOSITIVE
    }

    /// What is known of a person.
    ///
    /// @param contactDegree 0 when no contact
    public record Facts(OriginClass origin, int contactDegree, Zone zone, CaseHistory history) {}

    /// Reads one rule as it stands under `for`; what is not understood is a fault of the document.
    public static Audience read(YamlMapping rule) {
        return RulesText.audience(rule);
    }

    public Audience {
        origins = Set.copyOf(origins);
        contactDegrees = Set.copyOf(contactDegrees);
        zones = Set.copyOf(zones);
        histories = Set.copyOf(histories);
    }

    /// Whether the rule fits.
    public boolean fits(Facts facts) {
        return (origins.isEmpty() || origins.contains(facts.origin())) && (contactDegrees.isEmpty() || contactDegrees.contains(facts.contactDegree()))
                && (zones.isEmpty() || zones.contains(facts.zone())) && (histories.isEmpty() || histories.contains(facts.history()));
    }
}
