package org.zerospread.engine.forecast;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.zerospread.engine.allocation.SitePurpose;
import org.zerospread.engine.plan.Plan;

/// What a forecast of rooms starts from.
///
/// @param today the day of which all is known
/// @param days how many days after it are forecast
/// @param cleaningDays days after a guest has left on which his room cannot be used
/// @param sites in the order in which their rooms are given out
/// @param running stays that run today
/// @param arrivals who is expected to come
/// @param alternatives for each purpose the other plans that its people may be put on, whose effect is to be compared; for whoever is still to come
public record RoomQuestion(LocalDate today, int days, int cleaningDays, List<SiteSupply> sites, List<RunningStays> running, List<ArrivalStream> arrivals, ReservePolicy policy,
        Map<SitePurpose, List<Plan>> alternatives) {

    public RoomQuestion {
        sites = List.copyOf(sites);
        running = List.copyOf(running);
        arrivals = List.copyOf(arrivals);
        alternatives = Map.copyOf(alternatives);
        for (SiteSupply site : sites) {
            if (site.rooms().size() != days + 1) {
                throw new IllegalArgumentException("site " + site.name() + " has rooms of " + site.rooms().size() + " days; today and " + days + " more are asked");
            }
        }
    }

    /// A day of the forecast; 0 is today.
    LocalDate day(int index) {
        return today.plusDays(index);
    }

    List<SiteSupply> sites(SitePurpose purpose) {
        return sites.stream().filter(site -> site.purpose() == purpose).toList();
    }

    int roomsOn(SitePurpose purpose, int index) {
        return sites(purpose).stream().mapToInt(site -> site.rooms().get(index)).sum();
    }

    /// The same question with another plan for those of a purpose who are still to come.
    RoomQuestion under(Plan plan, SitePurpose purpose) {
        return new RoomQuestion(today, days, cleaningDays, sites, running,
                arrivals.stream().map(stream -> stream.purpose() == purpose ? stream.under(plan) : stream).toList(), policy, Map.of());
    }
}
