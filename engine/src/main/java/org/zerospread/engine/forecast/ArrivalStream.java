package org.zerospread.engine.forecast;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.zerospread.engine.allocation.SitePurpose;
import org.zerospread.engine.plan.Plan;
import org.zerospread.engine.plan.Schedule;
import org.zerospread.engine.plan.StagePeriod;
import org.zerospread.engine.plan.StagePlace;

/// People who will begin a stay for one reason in the coming days, and the nights on which their plan asks a room for them.
///
/// @param purpose where they are to stay
/// @param rate as learned; empty when nothing is learned and only given people come
/// @param homeShare share of those who go home at once by an exception, 0 to 1
/// @param days in order
public record ArrivalStream(SitePurpose purpose, Optional<ArrivalRate> rate, double homeShare, List<Day> days) {

    /// A day of arrivals.
    ///
    /// @param usual how many usual days' arrivals come on it by the learned rate: 1; 0 for none; 2 for twice as many
    /// @param given people who come for certain
    /// @param plan that they begin on the day
    public record Day(LocalDate date, double usual, int given, Plan plan) {

        public Day {
            if (!(usual >= 0) || given < 0) {
                throw new IllegalArgumentException("arrivals of " + date + ": " + usual + " usual days and " + given + " people");
            }
        }

        /// Whether who comes on this day needs a room in the night that begins on `night`.
        boolean needsRoomOn(LocalDate night, int cleaningDays) {
            return Schedule.of(plan, date).stages().stream().anyMatch(stage -> takesRoom(stage, night, cleaningDays));
        }
    }

    public ArrivalStream {
        days = List.copyOf(days);
        if (!(homeShare >= 0 && homeShare <= 1)) {
            throw new IllegalArgumentException("share of those who go home " + homeShare);
        }
    }

    /// Whether a stage keeps a room on the day; the room is also kept while it is cleaned.
    static boolean takesRoom(StagePeriod stage, LocalDate day, int cleaningDays) {
        return (stage.place() == StagePlace.CENTRAL || stage.place() == StagePlace.REHAB) && !day.isBefore(stage.from()) && !day.isAfter(stage.to().plusDays(cleaningDays));
    }

    /// How many of them hold a room on a day.
    CountDistribution on(LocalDate night, LocalDate today, int cleaningDays) {
        double exposure = 0;
        double ahead = 0;
        int given = 0;
        for (Day day : days) {
            if (!day.date().isAfter(night) && day.needsRoomOn(night, cleaningDays)) {
                exposure += day.usual();
                ahead += day.usual() * (day.date().toEpochDay() - today.toEpochDay());
                given += day.given();
            }
        }
        CountDistribution known = CountDistribution.binomial(given, 1 - homeShare);
        return rate.isEmpty() || exposure <= 0 ? known : rate.get().over(exposure, ahead / exposure, 1 - homeShare).plus(known);
    }

    /// The same people under another plan.
    ArrivalStream under(Plan plan) {
        return new ArrivalStream(purpose, rate, homeShare, days.stream().map(day -> new Day(day.date(), day.usual(), day.given(), plan)).toList());
    }
}
