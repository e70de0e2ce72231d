package org.zerospread.app.lab.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.zerospread.app.lab.DistrictEstimates;
import org.zerospread.app.lab.DistrictEstimates.RtDay;
import org.zerospread.app.lab.Estimates;
import org.zerospread.app.person.FormFault;
import org.zerospread.engine.estimate.Interval;

/// The estimates of the reader's regions.
public record EstimatesPage(DistrictEstimates all, EstimatesForm form, List<FormFault> faults) {

    /// The fault of a field, if it has one.
    public Optional<FormFault> fault(String field) {
        return EstimatesForm.fault(faults, field);
    }

    /// The last window that has cases enough.
    public Optional<RtDay> lastSound() {
        return all.rt().find().flatMap(days -> days.stream().filter(RtDay::isSound).reduce((before, after) -> after));
    }

    /// How many cases a window needs.
    public int fewestInWindow() {
        return Estimates.FEWEST_IN_WINDOW;
    }

    /// A number with so many decimals; a dash where there is none.
    public static String number(double value, int decimals) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + decimals + "f", value) : "—";
    }

    /// An estimate with its interval, to one decimal.
    public static String text(Interval of) {
        return number(of.estimate(), 1) + (Double.isFinite(of.low()) ? " (" + number(of.low(), 1) + "–" + number(of.high(), 1) + ")" : "");
    }

    /// R with its interval, to two decimals.
    public static String text(RtDay day) {
        return number(day.window().mean(), 2) + " (" + number(day.window().q025(), 2) + "–" + number(day.window().q975(), 2) + ")";
    }

    /// The part of the address that says how R(t) is estimated.
    public String query() {
        return "method=" + all.question().method().name() + "&mean=" + all.question().mean() + "&std=" + all.question().std() + "&window=" + all.question().window();
    }
}
