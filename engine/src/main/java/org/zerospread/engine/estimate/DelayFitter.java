package org.zerospread.engine.estimate;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.SimpleValueChecker;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/// Fits distributions to delays by maximum likelihood.
///
/// Equal delays are worked out once and counted, which is also how a resample is fitted: the same delays with other counts.
public final class DelayFitter {

    private static final int MOST_EVALUATIONS = 2000;
    /// A likelihood of 0 would end the search; this is far below every likelihood that decides anything.
    private static final double LEAST = 1e-300;
    /// Distributions beyond these bounds are not looked at: rows whose likelihood grows up to there say nothing about the delay.
    private static final double LONGEST_DAYS = 1e4;
    private static final double SHORTEST_SD_DAYS = 0.01;
    private static final double MOST_SD_PER_MEAN = 100;
    /// What the search is told of a distribution beyond the bounds: worse than any within.
    private static final double WORSE = 1e9;

    private final CensoredDelay[] delays;
    private final int[] placeOfRow;

    /// @param rows at least one
    public DelayFitter(List<CensoredDelay> rows) {
        Map<CensoredDelay, Integer> places = new LinkedHashMap<>();
        placeOfRow = new int[rows.size()];
        for (int row = 0; row < placeOfRow.length; row++) {
            Integer next = places.size();
            Integer known = places.putIfAbsent(rows.get(row), next);
            placeOfRow[row] = known == null ? next : known;
        }
        delays = places.keySet().toArray(CensoredDelay[]::new);
    }

    /// How many rows.
    public int rows() {
        return placeOfRow.length;
    }

    /// How often each delay is there when these rows are taken.
    ///
    /// @param taken numbers of rows, counted from 0
    private int[] counts(int[] taken) {
        int[] counts = new int[delays.length];
        for (int row : taken) {
            counts[placeOfRow[row]]++;
        }
        return counts;
    }

    /// The fit to all rows; empty where the rows do not say what the delay is.
    public Optional<DelayFit> fit(DelayFamily family) {
        int[] all = new int[rows()];
        Arrays.setAll(all, row -> row);
        int[] counts = counts(all);
        return search(family, counts, family.near(startMean(family), startSd()), 0.3, 1e-12)
                // The simplex may have come to rest on the way: begin again where it stopped.
                .flatMap(first -> search(family, counts, first.delay(), 0.1, 1e-14));
    }

    /// The fit to a resample, begun where the fit to all rows is.
    ///
    /// @param taken numbers of rows, counted from 0
    Optional<DelayFit> refit(DelayFit whole, int[] taken) {
        return search(whole.family(), counts(taken), whole.delay(), 0.1, 1e-9);
    }

    private double startMean(DelayFamily family) {
        double mean = Arrays.stream(placeOfRow).mapToDouble(place -> delays[place].middle()).average().orElse(1);
        return family == DelayFamily.NORMAL ? mean : Math.max(0.5, mean);
    }

    private double startSd() {
        double mean = Arrays.stream(placeOfRow).mapToDouble(place -> delays[place].middle()).average().orElse(1);
        double square = Arrays.stream(placeOfRow).mapToDouble(place -> Math.pow(delays[place].middle() - mean, 2)).average().orElse(1);
        return Math.max(0.5, Math.sqrt(square));
    }

    private Optional<DelayFit> search(DelayFamily family, int[] counts, Delay from, double step, double tolerance) {
        try {
            PointValuePair best = new SimplexOptimizer(new SimpleValueChecker(tolerance, tolerance)).optimize(new MaxEval(MOST_EVALUATIONS), GoalType.MINIMIZE,
                    new InitialGuess(family.place(from)), new NelderMeadSimplex(2, step),
                    new ObjectiveFunction(at -> negLogLikelihood(family.at(at[0], at[1]), counts)));
            Delay delay = family.at(best.getPoint()[0], best.getPoint()[1]);
            boolean atBounds = !within(delay, 0.98);
            return atBounds ? Optional.empty() : Optional.of(new DelayFit(family, delay, Arrays.stream(counts).sum(), best.getValue()));
        } catch (MathRuntimeException noEnd) {
            // Too many evaluations: the likelihood has no highest point that could be found.
            return Optional.empty();
        }
    }

    /// @param share how far from the bounds, 1 being right at them
    private static boolean within(Delay delay, double share) {
        double sd = delay.sd();
        double mean = Math.abs(delay.mean());
        return sd > SHORTEST_SD_DAYS / share && sd < LONGEST_DAYS * share && mean < LONGEST_DAYS * share && (delay instanceof Delay.Normal || sd < mean * MOST_SD_PER_MEAN * share);
    }

    private double negLogLikelihood(Delay delay, int[] counts) {
        if (!within(delay, 1)) {
            return WORSE;
        }
        double sum = 0;
        for (int place = 0; place < counts.length; place++) {
            if (counts[place] > 0) {
                double likelihood = delays[place].likelihood(delay);
                sum -= counts[place] * Math.log(likelihood > LEAST ? likelihood : LEAST);
            }
        }
        return sum;
    }
}
