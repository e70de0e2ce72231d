package org.zerospread.app.situation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.region.RegionCode;

/// The epidemic bulletin (疫情通报) of a region for a date, as known at a moment. Every figure is counted from records.
///
/// @param confirmedLocal infected within the district; `confirmedImportedRelated` of them by somebody imported
/// @param asymptomaticTotal infections without symptoms, counted apart from the confirmed; `asymptomaticTurned` of them were confirmed afterwards
/// @param enterprisesLargeTotal industrial firms above the state's threshold; `enterprisesLargeResumed` of them work again
/// @param staffExpected how many work at all registered firms when all do; `staffReturned` came back in batches
/// @param recruitsTotal people hired through online recruiting
/// @param projectsAmountYuan of the projects signed, whole yuan
/// @param daysSinceLastConfirmed full days after the last day with a new confirmed case, the bulletin's day included
public record Bulletin(RegionCode region, String regionName, LocalDate date, Instant asKnownAt, ZoneId zone, String riskLevel,
        int confirmedTotal, int confirmedNew, int confirmedImported, int confirmedLocal, int dischargedTotal, int deathsTotal,
        int suspectedCurrent, int suspectedNew, int closeContactsCurrent, int repositiveTotal, int inQuarantineCentral, int inQuarantineHome,
        @Nullable Integer daysSinceLastConfirmed, @Nullable Integer daysSinceLastSuspected,
        long screeningHouseholdVisits, long screeningPersonChecks, int returneesKeyArea, int returneesWuhan,
        int confirmedImportedRelated, int asymptomaticTotal, int asymptomaticNew, int asymptomaticCurrent, int asymptomaticTurned,
        int enterprisesLargeTotal, int enterprisesLargeResumed, long staffExpected, long staffReturned,
        int recruitsTotal, int projectsSigned, long projectsAmountYuan) {

    /// The bulletin under its stable keys, in their order.
    public Map<String, @Nullable Object> asJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("region", region.toString());
        json.put("region_name", regionName);
        json.put("date", date.toString());
        json.put("as_known_at", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(asKnownAt.atZone(zone).toOffsetDateTime()));
        json.put("risk_level", riskLevel);
        json.put("confirmed_total", confirmedTotal);
        json.put("confirmed_new", confirmedNew);
        json.put("confirmed_imported", confirmedImported);
        json.put("confirmed_local", confirmedLocal);
        json.put("discharged_total", dischargedTotal);
        json.put("deaths_total", deathsTotal);
        json.put("suspected_current", suspectedCurrent);
        json.put("suspected_new", suspectedNew);
        json.put("close_contacts_current", closeContactsCurrent);
        json.put("repositive_total", repositiveTotal);
        json.put("in_quarantine_central", inQuarantineCentral);
        json.put("in_quarantine_home", inQuarantineHome);
        json.put("days_since_last_confirmed", daysSinceLastConfirmed);
        json.put("days_since_last_suspected", daysSinceLastSuspected);
        json.put("screening_household_visits", screeningHouseholdVisits);
        json.put("screening_person_checks", screeningPersonChecks);
        json.put("returnees_key_area", returneesKeyArea);
        json.put("returnees_wuhan", returneesWuhan);
        json.put("confirmed_imported_related", confirmedImportedRelated);
        json.put("asymptomatic_total", asymptomaticTotal);
        json.put("asymptomatic_new", asymptomaticNew);
        json.put("asymptomatic_current", asymptomaticCurrent);
        json.put("asymptomatic_turned", asymptomaticTurned);
        json.put("enterprises_large_total", enterprisesLargeTotal);
        json.put("enterprises_large_resumed", enterprisesLargeResumed);
        json.put("staff_expected", staffExpected);
        json.put("staff_returned", staffReturned);
        json.put("recruits_total", recruitsTotal);
        json.put("projects_signed", projectsSigned);
        json.put("projects_amount_yuan", projectsAmountYuan);
        return json;
    }
}
