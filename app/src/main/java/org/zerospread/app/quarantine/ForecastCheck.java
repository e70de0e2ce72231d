package org.zerospread.app.quarantine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.engine.allocation.SitePurpose;
import org.zerospread.engine.forecast.ForecastScore;
import org.zerospread.engine.forecast.PurposeForecast;
import org.zerospread.engine.forecast.RoomDay;
import org.zerospread.engine.region.RegionRange;

/// Checks the forecast of rooms against what came: on each evening it is made again from what was recorded by then, and compared with the rooms
/// that were needed on the days after.
@Component
public class ForecastCheck {

    private final RoomForecasts forecasts;

    ForecastCheck(RoomForecasts forecasts) {
        this.forecasts = forecasts;
    }

    /// One figure: the rooms needed for a purpose on a day, as forecast on an evening before.
    ///
    /// @param ahead days between the two
    public record Checked(LocalDate madeOn, SitePurpose purpose, int ahead, ForecastScore.Outcome outcome) {
    }

    /// All figures of a span of days.
    public record Check(List<Checked> figures) {

        public Check {
            figures = List.copyOf(figures);
        }

        /// The score of a part of the figures.
        public ForecastScore score(Predicate<Checked> part) {
            return ForecastScore.of(figures.stream().filter(part).map(Checked::outcome).toList());
        }
    }

    /// Checks the forecasts of every evening from one day to the day before another; nothing later than that is compared, and no purpose for which
    /// no room was ever needed.
    @Transactional(readOnly = true)
    public Check check(RegionRange inside, LocalDate first, LocalDate last) {
        Map<LocalDate, Map<SitePurpose, Integer>> needed = forecasts.needed(inside, first, last);
        Set<SitePurpose> asked = needed.values().stream().flatMap(day -> day.keySet().stream()).collect(Collectors.toSet());
        List<Checked> figures = new ArrayList<>();
        first.datesUntil(last).forEach(evening -> {
            for (PurposeForecast purpose : forecasts.guestsAsKnownOn(inside, evening).purposes().stream().filter(one -> asked.contains(one.purpose())).toList()) {
                int same = purpose.days().getFirst().certain();
                for (RoomDay day : purpose.days().subList(1, purpose.days().size())) {
                    if (!day.date().isAfter(last)) {
                        int actual = needed.getOrDefault(day.date(), Map.of()).getOrDefault(purpose.purpose(), 0);
                        int ahead = Math.toIntExact(day.date().toEpochDay() - evening.toEpochDay());
                        figures.add(new Checked(evening, purpose.purpose(), ahead, new ForecastScore.Outcome(day.need(), same, actual)));
                    }
                }
            }
        });
        return new Check(figures);
    }
}
