package org.zerospread.engine.forecast;

import java.util.List;
import java.util.Optional;

/// What the last days say of the arrivals a day that are to come.
///
/// The discounted Poisson–gamma model: the daily rate is a gamma distribution, each day adds its count, and what was known before is
/// discounted by `keep` per day, since rates drift (Smith, *A generalization of the Bayesian steady forecasting model*, J. R. Statist. Soc. B 41,
/// 1979; West and Harrison, *Bayesian Forecasting and Dynamic Models*, 2nd ed. 1997, ch. 10 and 14). For a day further ahead it is discounted
/// in the same way: the mean stays, the interval widens. Days that vary more than by chance (whole families, a train) are allowed for by the
/// dispersion φ, the discounted Pearson statistic: the information of each day is divided by it, and a single day is negative binomial with variance φ · mean.
///
/// A jump is believed after [#JUMP_DAYS] days running that all lie beyond the 99 % interval of a single day, on the same side, as forecast from the
/// days before them: then nothing before the last of them counts (intervention after monitoring, West and Harrison, ch. 11). One lively day is no
/// jump, and the days of a jump itself say nothing of the level after it.
///
/// The prior is gamma(½, 0) (Jeffreys), so that a fortnight without arrivals still leaves a small chance of one.
///
/// @param shape of the gamma distribution on the last day
/// @param rate of it; shape / rate is the mean per day
/// @param daySize size of the negative binomial of a single day; positive infinity without overdispersion
/// @param keep discount per day ahead
public record ArrivalRate(double shape, double rate, double daySize, double keep) {

    private static final double PRIOR_SHAPE = 0.5;
    private static final int JUMP_DAYS = 3;
    private static final double RARE = 0.005;

    /// Learns from daily counts, the newest last.
    ///
    /// @return empty without any day
    public static Optional<ArrivalRate> learn(List<Integer> counts, LearningRule rule) {
        List<Integer> recent = counts.subList(Math.max(0, counts.size() - rule.days()), counts.size());
        int start = 0;
        for (int end = JUMP_DAYS + 2; end <= recent.size(); end++) {
            if (end - start >= JUMP_DAYS + 2 && isJump(weigh(recent.subList(start, end - JUMP_DAYS), rule.keep()), recent.subList(end - JUMP_DAYS, end))) {
                start = end - 1;
            }
        }
        return recent.isEmpty() ? Optional.empty() : Optional.of(weigh(recent.subList(start, recent.size()), rule.keep()));
    }

    private static boolean isJump(ArrivalRate before, List<Integer> days) {
        CountDistribution one = before.over(1, 1, 1);
        int low = one.quantile(RARE);
        int high = one.quantile(1 - RARE);
        return days.stream().allMatch(count -> count > high) || days.stream().allMatch(count -> count < low);
    }

    private static ArrivalRate weigh(List<Integer> counts, double keep) {
        double weight = 0;
        double weighted = 0;
        for (int count : counts) {
            weight = weight * keep + 1;
            weighted = weighted * keep + count;
        }
        double dispersion = dispersion(counts, keep, weighted / weight, weight);
        double shape = PRIOR_SHAPE + weighted / dispersion;
        double mean = (PRIOR_SHAPE + weighted) / weight;
        return new ArrivalRate(shape, shape / mean, dispersion > 1 ? mean / (dispersion - 1) : Double.POSITIVE_INFINITY, keep);
    }

    private static double dispersion(List<Integer> counts, double keep, double mean, double weight) {
        if (counts.size() < 2 || mean <= 0) {
            return 1;
        }
        double squares = 0;
        for (int count : counts) {
            squares = squares * keep + (count - mean) * (count - mean);
        }
        double days = Math.max(weight, 1 + keep);
        return Math.max(1, squares / mean / (days - 1));
    }

    /// The mean per day.
    public double perDay() {
        return shape / rate;
    }

    /// How many come over so many usual days, which lie on average `ahead` days ahead.
    ///
    /// @param kept share of them that counts
    CountDistribution over(double exposure, double ahead, double kept) {
        double known = Math.max(Math.min(PRIOR_SHAPE, shape), shape * Math.pow(keep, ahead));
        return CountDistribution.mixed(known, known / perDay(), exposure, daySize, kept);
    }
}
