package org.zerospread.engine.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zerospread.engine.allocation.SitePurpose;
import org.zerospread.engine.plan.Plan;
import org.zerospread.engine.plan.Stage;
import org.zerospread.engine.plan.StagePlace;

/// Computes what would keep a reserve.
final class Cures {

    private final RoomQuestion question;
    private final Map<SitePurpose, PurposeForecast> forecasts;

    /// @param forecasts of all purposes, without warnings
    Cures(RoomQuestion question, Map<SitePurpose, PurposeForecast> forecasts) {
        this.question = question;
        this.forecasts = forecasts;
    }

    /// The cures for a purpose whose reserve is first broken on a day.
    List<Cure> list(SitePurpose purpose, LocalDate brokenOn) {
        PurposeForecast broken = java.util.Objects.requireNonNull(forecasts.get(purpose));
        List<Cure> cures = new ArrayList<>();
        cures.add(moreRooms(broken, brokenOn));
        for (PurposeForecast other : forecasts.values()) {
            if (other.purpose() != purpose && question.policy().mayLend(other.purpose(), purpose)) {
                other.sites().forEach(site -> borrow(other, site, brokenOn).ifPresent(cures::add));
            }
        }
        for (Plan plan : question.alternatives().getOrDefault(purpose, List.of())) {
            otherPlan(broken, plan).ifPresent(cures::add);
        }
        return cures;
    }

    private Cure moreRooms(PurposeForecast broken, LocalDate by) {
        Reserve reserve = question.policy().reserve(broken.purpose());
        int high = broken.days().stream().mapToInt(day -> reserve.roomsFor(day.need().high()) - day.rooms()).max().orElse(0);
        int expected = broken.days().stream().mapToInt(day -> reserve.roomsFor((int) Math.ceil(day.need().expected() - 1e-6)) - day.rooms()).max().orElse(0);
        return new Cure.MoreRooms(broken.purpose(), Math.max(0, expected), high, by);
    }

    /// What a site can spare is bounded by its own rooms and by what its purpose can spare as a whole.
    private Optional<Cure> borrow(PurposeForecast owner, PurposeForecast.SiteForecast site, LocalDate from) {
        int purpose = spare(owner.days(), from);
        int own = site.days().stream().filter(day -> !day.date().isBefore(from)).mapToInt(day -> day.rooms() - day.need().high()).min().orElse(0);
        int rooms = Math.min(purpose, own);
        return rooms > 0 ? Optional.of(new Cure.Borrow(site.id(), site.name(), owner.purpose(), rooms, from)) : Optional.empty();
    }

    private static int spare(List<RoomDay> days, LocalDate from) {
        return days.stream().filter(day -> !day.date().isBefore(from)).mapToInt(day -> day.rooms() - day.need().high() - day.reserve()).min().orElse(0);
    }

    /// A plan counts when it keeps people in a site, but for a shorter time than the plan they would begin.
    private Optional<Cure> otherPlan(PurposeForecast broken, Plan plan) {
        int days = daysInSite(plan);
        boolean shorter = question.arrivals().stream().filter(stream -> stream.purpose() == broken.purpose()).flatMap(stream -> stream.days().stream()).anyMatch(day -> daysInSite(day.plan()) > days);
        if (days == 0 || !shorter) {
            return Optional.empty();
        }
        List<RoomDay> then = RoomForecast.forecast(question.under(plan, broken.purpose()), broken.purpose()).days();
        double before = worst(broken.days());
        double saved = before - worst(then);
        return saved < 1 ? Optional.empty() : Optional.of(new Cure.OtherPlan(plan.code(), plan.titleZh(), plan.titleEn(), RoomForecast.brokenAsExpected(then), (int) Math.floor(saved)));
    }

    private static double worst(List<RoomDay> days) {
        return days.stream().mapToDouble(day -> day.need().expected()).max().orElse(0);
    }

    private static int daysInSite(Plan plan) {
        return plan.stages().stream().filter(stage -> stage.place() == StagePlace.CENTRAL || stage.place() == StagePlace.REHAB).mapToInt(Stage::days).sum();
    }
}
