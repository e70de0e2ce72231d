package org.zerospread.engine.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// A fitted distribution with what people ask of it, each with an interval from resampling the rows.
///
/// @param first the first parameter of its kind
/// @param second the second
/// @param refitted how many of the resamples could be fitted; the intervals are theirs
public record DelayEstimate(DelayFit fit, Interval first, Interval second, Interval mean, Interval sd, Interval median, Interval q95, Interval q975, int refitted) {

    /// Fits and resamples.
    ///
    /// @param resamples how often; 0 for no intervals
    /// @param seed the same seed gives the same intervals, however many processors work
    /// @return empty where the rows do not say what the delay is
    public static Optional<DelayEstimate> of(DelayFitter fitter, DelayFamily family, int resamples, long seed) {
        return fitter.fit(family).map(fit -> {
            List<Delay> all = resampled(fitter, fit, resamples, seed);
            return new DelayEstimate(fit, interval(fit.delay(), all, delay -> DelayFamily.parametersOf(delay)[0]), interval(fit.delay(), all, delay -> DelayFamily.parametersOf(delay)[1]),
                    interval(fit.delay(), all, Delay::mean), interval(fit.delay(), all, Delay::sd), interval(fit.delay(), all, delay -> delay.quantile(0.5)),
                    interval(fit.delay(), all, delay -> delay.quantile(0.95)), interval(fit.delay(), all, delay -> delay.quantile(0.975)), all.size());
        });
    }

    private static List<Delay> resampled(DelayFitter fitter, DelayFit fit, int resamples, long seed) {
        SplittableRandom root = new SplittableRandom(seed);
        List<SplittableRandom> sources = new ArrayList<>();
        for (int i = 0; i < resamples; i++) {
            sources.add(root.split());
        }
        return sources.parallelStream().map(random -> fitter.refit(fit, IntStream.generate(() -> random.nextInt(fitter.rows())).limit(fitter.rows()).toArray()))
                .flatMap(Optional::stream).map(DelayFit::delay).toList();
    }

    private static Interval interval(Delay delay, List<Delay> resampled, ToDoubleFunction<Delay> figure) {
        return Interval.of(figure.applyAsDouble(delay), resampled.stream().mapToDouble(figure).toArray());
    }
}
