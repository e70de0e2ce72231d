package org.zerospread.app.enterprise;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zerospread.app.person.ArrivalDraft;
import org.zerospread.app.person.Arrivals;
import org.zerospread.app.person.FoundBy;
import org.zerospread.app.person.PersonMatching;
import org.zerospread.app.person.Transport;
import org.zerospread.app.store.DistrictClock;

/// The journeys that a staff list tells, each registered once however many lists tell it.
@Component
class StaffJourneys {

    private final Arrivals arrivals;
    private final PersonMatching matching;
    private final DistrictClock clock;

    StaffJourneys(Arrivals arrivals, PersonMatching matching, DistrictClock clock) {
        this.arrivals = arrivals;
        this.matching = matching;
        this.clock = clock;
    }

    /// Registers the journeys of some rows.
    ///
    /// @return how many were told
    int take(Map<StaffRow, StaffPeople.Found.Person> travelled) {
        Map<UUID, ArrivalDraft> journeys = new LinkedHashMap<>();
        travelled.forEach((row, found) -> {
            LocalDate day = Objects.requireNonNull(row.values().day("arrived_on"));
            UUID id = matching.idOf("arrival", found.id() + " " + day);
            journeys.putIfAbsent(id, new ArrivalDraft(id, found.id(), found.home(), Objects.requireNonNull(row.origin()), null, clock.startOf(day), Transport.OTHER, null, FoundBy.NOTICE, List.of(), List.of()));
        });
        arrivals.register(List.copyOf(journeys.values()));
        return journeys.size();
    }
}
