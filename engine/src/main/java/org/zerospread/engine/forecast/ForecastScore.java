package org.zerospread.engine.forecast;

import java.util.List;

/// How well forecasts met what came.
///
/// @param forecasts how many figures were forecast
/// @param covered how many of them came to lie in their interval
/// @param meanError mean absolute difference between the expected and the actual figure
/// @param meanErrorOfSame the same for the naive forecast that all stays as it is today
/// @param meanWidth mean width of the interval
public record ForecastScore(int forecasts, int covered, double meanError, double meanErrorOfSame, double meanWidth) {

    /// A figure that was forecast, and what came.
    ///
    /// @param same the figure on the day of the forecast
    public record Outcome(Band band, int same, int actual) {
    }

    /// Scores outcomes; all figures are 0 without any.
    public static ForecastScore of(List<Outcome> outcomes) {
        return new ForecastScore(outcomes.size(), (int) outcomes.stream().filter(one -> one.band().covers(one.actual())).count(),
                outcomes.stream().mapToDouble(one -> Math.abs(one.band().expected() - one.actual())).average().orElse(0),
                outcomes.stream().mapToDouble(one -> Math.abs(one.same() - one.actual())).average().orElse(0),
                outcomes.stream().mapToDouble(one -> one.band().high() - one.band().low()).average().orElse(0));
    }

    /// Share of the figures that came to lie in their interval, 0 to 1.
    public double coverage() {
        return forecasts == 0 ? 0 : covered / (double) forecasts;
    }
}
