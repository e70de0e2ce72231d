package org.zerospread.engine.resumption;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The numbers of the closed loop, as data: `policies/resumption-2020.yaml`.
///
/// @param effectiveFrom first day on which it acts
/// @param effectiveTo last such day; null while it is in force
/// @param screeningValidDays days after which staff must be screened again before another batch
/// @param batchMostStaff most staff of one batch
/// @param filingDays days from the first batch to the filing
/// @param refilingDays days from a refusal to the next filing
/// @param reviewDays days from the filing to the review
/// @param decisionDays days from the review to the decision
/// @param startDays days from the approval to the first daily report
/// @param reportBy time of day by which the daily report is due
/// @param feverTenths from how many tenths of a degree somebody has fever
/// @param temperatureChecksPerDay how often temperatures are taken
/// @param inspectionEveryDays days from one inspection to the next
/// @param drillEveryDays days from one drill to the next, and from the beginning of work to the first
/// @param conditionsMostDays longest deadline of conditions
/// @param findingsMostDays longest deadline of findings
/// @param reminderHours hours before a deadline at which it is reminded of, the earliest first
/// @param withoutMatrix what is asked while no matrix is in force
/// @param readiness what must be at hand
/// @param evidence what is to be shown, and as what
/// @param checklist what a review looks at
/// @param commitment the text that is signed
/// @param freeze what follows a suspected case
public record ResumptionPolicy(String code, int version, String titleZh, String titleEn, String source, LocalDate effectiveFrom, @Nullable LocalDate effectiveTo, int screeningValidDays,
        int batchMostStaff, int filingDays, int refilingDays, int reviewDays, int decisionDays, int startDays, LocalTime reportBy, int feverTenths, int temperatureChecksPerDay, int inspectionEveryDays,
        int drillEveryDays, int conditionsMostDays, int findingsMostDays, List<Integer> reminderHours, WithoutMatrix withoutMatrix, ReadinessRule readiness, EvidenceRule evidence, List<ChecklistItem> checklist,
        Commitment commitment, FreezeRule freeze) {

    public ResumptionPolicy {
        reminderHours = List.copyOf(reminderHours);
        checklist = List.copyOf(checklist);
    }

    /// What is asked of a firm while no matrix is in force.
    public record WithoutMatrix(Opening opening, int staffLimitPercent) {
    }

    /// What must be at hand before a firm files.
    ///
    /// @param supplies each item with the days for which it must last
    /// @param isolationPer100 isolation rooms for each hundred staff, begun hundreds counted in full
    /// @param isolationAtLeast fewest isolation rooms whatever the staff
    /// @param roomMostPeople most people in a room of the dormitory
    /// @param roomSquareMetres least floor of each of them, in m²
    public record ReadinessRule(List<SupplyRule> supplies, int isolationPer100, int isolationAtLeast, int roomMostPeople, double roomSquareMetres) {

        public ReadinessRule {
            supplies = List.copyOf(supplies);
        }
    }

    /// An item that must last for days.
    ///
    /// @param perPersonDay how much of it one at work uses in a day, in the unit
    public record SupplyRule(String item, String zh, String en, String unitZh, String unitEn, double perPersonDay, int days) {
    }

    /// What is uploaded.
    ///
    /// @param largestBytes largest file
    /// @param mostFiles most files of one firm between two filings
    public record EvidenceRule(int largestBytes, int mostFiles, List<EvidenceKind> kinds) {

        public EvidenceRule {
            kinds = List.copyOf(kinds);
        }

        /// The kind of an id.
        public Optional<EvidenceKind> find(String id) {
            return kinds.stream().filter(kind -> kind.id().equals(id)).findFirst();
        }
    }

    /// A kind of evidence.
    ///
    /// @param required whether nobody files without it
    /// @param types as which files it is taken
    public record EvidenceKind(String id, String zh, String en, boolean required, List<EvidenceType> types) {

        public EvidenceKind {
            types = List.copyOf(types);
        }
    }

    /// An item of the review on site.
    ///
    /// @param bars whether a "no" bars an approval without conditions
    public record ChecklistItem(String id, String zh, String en, boolean bars) {
    }

    /// What is promised with the filing, in the words of an edition.
    public record Commitment(int edition, String zh, String en) {
    }

    /// What follows a suspected case.
    ///
    /// @param lookBackDays days before the onset (or, without one, before the freeze) from which those beside the case count as exposed
    /// @param disinfectionDays days to the disinfection
    /// @param testDays days to the tests of all
    /// @param recheckDays days from the tests to the review
    public record FreezeRule(int lookBackDays, int disinfectionDays, int testDays, int recheckDays) {
    }

    /// The edition, such as `resumption-2020@1`.
    public String edition() {
        return code + "@" + version;
    }
}
