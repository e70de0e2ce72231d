package org.zerospread.app.lab;

import java.time.LocalDate;
import java.util.List;
import org.zerospread.engine.estimate.DelayEstimate;
import org.zerospread.engine.estimate.Growth;
import org.zerospread.engine.estimate.RtWindow;
import org.zerospread.engine.estimate.SampleEstimate;

/// What the records of a region say about the disease.
///
/// @param cases confirmed cases
/// @param withoutOnset those of them of whom no day of onset is known
/// @param curve a day each from the first onset or report on, without gap; empty without cases
/// @param rt by windows, all of them within the curve by onset
/// @param growth from the first case to the highest day
/// @param pairs pairs of cases of whom there is no doubt
public record DistrictEstimates(LocalDate today, int cases, int withoutOnset, List<CurveDay> curve, RtQuestion question, Answer<List<RtDay>> rt, Answer<Phase> growth,
        Answer<List<DelayEstimate>> incubation, int pairs, Answer<Intervals> serialInterval, Answer<Intervals> generationInterval, List<Delays> delays) {

    /// One day of the epidemic curve.
    ///
    /// @param local cases by onset that were infected here, or of whom that is not known
    /// @param imported cases by onset that were infected elsewhere
    /// @param reported cases by the day they were first held for one
    public record CurveDay(LocalDate day, int local, int imported, int reported) {
    }

    /// R of one window.
    ///
    /// @param from first day
    /// @param to last day
    /// @param cases cases by onset within the window
    public record RtDay(LocalDate from, LocalDate to, int cases, RtWindow window) {

        /// Whether the window has cases enough that R is known to about a third (EpiEstim advises as much).
        public boolean isSound() {
            return window.isKnown() && cases >= Estimates.FEWEST_IN_WINDOW;
        }
    }

    /// The growth, and the days it was found in.
    public record Phase(LocalDate from, LocalDate to, Growth growth) {
    }

    /// Delays of pairs, as counted and as fitted.
    ///
    /// @param days from day to day, one for each pair
    /// @param fits none where there are too few pairs, or they do not say
    public record Intervals(List<Double> days, SampleEstimate sample, List<DelayEstimate> fits) {
    }

    /// A delay between two steps.
    ///
    /// @param kind `ONSET_REPORT`, `REPORT_ISOLATION` or `ONSET_ISOLATION`
    /// @param days one for each case of whom both days are known; below 0 where the second came first
    public record Delays(String kind, List<Double> days, Answer<SampleEstimate> sample) {
    }
}
