package org.zerospread.engine.estimate;

/// R(t) by Cori, Ferguson, Fraser and Cauchemez, "A new framework and software to estimate time-varying reproduction numbers during
/// epidemics", Am J Epidemiol 2013;178:1505–1512: within a window R is constant, the cases of a day are Poisson with mean R times the
/// infectivity of those before, and a gamma prior gives a gamma posterior in closed form.
///
/// A window gets an answer only if it ends after the mean serial interval, as in EpiEstim: before, hardly anybody can have infected anyone.
/// A window without infectivity has the prior as its answer (with its cases, if there are any).
///
/// One instance serves many series and threads.
public final class ReproductionNumber {

    private final SerialInterval interval;
    private final int window;
    private final RtPrior prior;
    private final PosteriorQuantiles quantiles;
    private final double meanInterval;

    /// @param window days, at least 1
    public ReproductionNumber(SerialInterval interval, int window, RtPrior prior) {
        if (window < 1) {
            throw new IllegalArgumentException("window below 1 day: " + window);
        }
        this.interval = interval;
        this.window = window;
        this.prior = prior;
        this.quantiles = new PosteriorQuantiles(prior.shape());
        this.meanInterval = interval.mean();
    }

    /// R of every window of the series; none where it has fewer days than the window and one.
    public RtSeries estimate(Incidence incidence) {
        RtSeries series = new RtSeries(window, incidence.days());
        double[] infectivity = interval.infectivity(incidence);
        double perPrior = 1 / prior.scale();
        for (int index = 0; index < series.size(); index++) {
            if (series.tEnd(index) <= meanInterval) {
                continue;
            }
            long cases = 0;
            double borne = 0;
            for (int day = series.tStart(index) - 1; day < series.tEnd(index); day++) {
                cases += incidence.local(day);
                borne += infectivity[day];
            }
            double shape = prior.shape() + cases;
            double scale = 1 / (perPrior + borne);
            PosteriorQuantiles.Triple of = quantiles.of(cases);
            series.set(index, shape * scale, Math.sqrt(shape) * scale, of.low() * scale, of.middle() * scale, of.high() * scale);
        }
        return series;
    }

    /// Whether nobody who fell ill before bears upon any day of a window: its answer is the prior's.
    public boolean isPriorOnly(Incidence incidence, RtWindow of) {
        double[] infectivity = interval.infectivity(incidence);
        for (int day = of.tStart() - 1; day < of.tEnd(); day++) {
            if (infectivity[day] > 0) {
                return false;
            }
        }
        return true;
    }
}
