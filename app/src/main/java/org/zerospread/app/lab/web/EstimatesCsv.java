package org.zerospread.app.lab.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.lab.Answer;
import org.zerospread.app.lab.DistrictEstimates;
import org.zerospread.app.lab.DistrictEstimates.Intervals;
import org.zerospread.app.lab.DistrictEstimates.RtDay;
import org.zerospread.engine.estimate.DelayEstimate;
import org.zerospread.engine.estimate.Interval;
import org.zerospread.engine.estimate.SampleEstimate;

/// The estimates as one table, a figure a row; no row tells of one person.
final class EstimatesCsv {

    static final List<String> HEADER = List.of("estimate", "of", "from", "to", "count", "value", "low", "high");

    private final List<List<@Nullable Object>> rows = new ArrayList<>();

    private EstimatesCsv() {
    }

    static List<List<@Nullable Object>> rows(DistrictEstimates all) {
        EstimatesCsv csv = new EstimatesCsv();
        for (DistrictEstimates.CurveDay day : all.curve()) {
            csv.day("cases_by_onset", "local", day, day.local());
            csv.day("cases_by_onset", "imported", day, day.imported());
            csv.day("cases_by_report", "all", day, day.reported());
        }
        for (RtDay day : all.rt().find().orElse(List.of())) {
            csv.add("rt", all.question().method().name(), day.from(), day.to(), day.cases(), new Interval(day.window().mean(), day.window().q025(), day.window().q975()));
        }
        all.growth().find().ifPresent(phase -> {
            csv.add("growth_rate", "day", phase.from(), phase.to(), phase.growth().days(), phase.growth().rate());
            csv.add(phase.growth().isGrowing() ? "doubling_days" : "halving_days", "days", phase.from(), phase.to(), phase.growth().days(), phase.growth().doublingDays());
        });
        csv.fits("incubation", all.incubation().find().orElse(List.of()));
        csv.intervals("serial_interval", all.serialInterval());
        csv.intervals("generation_interval", all.generationInterval());
        for (DistrictEstimates.Delays delay : all.delays()) {
            delay.sample().find().ifPresent(sample -> csv.sample("delay_" + delay.kind().toLowerCase(java.util.Locale.ROOT), sample));
        }
        return csv.rows;
    }

    /// A day without cases has no row: a long list waits for approval, and the zeros would make it one.
    private void day(String estimate, String of, DistrictEstimates.CurveDay day, int count) {
        if (count > 0) {
            add(estimate, of, day.day(), day.day(), count, null);
        }
    }

    private void intervals(String estimate, Answer<Intervals> answer) {
        answer.find().ifPresent(of -> {
            sample(estimate, of.sample());
            fits(estimate, of.fits());
        });
    }

    private void sample(String estimate, SampleEstimate of) {
        add(estimate, "sample mean", null, null, of.count(), of.mean());
        add(estimate, "sample sd", null, null, of.count(), of.sd());
        add(estimate, "sample median", null, null, of.count(), of.median());
        add(estimate, "sample q95", null, null, of.count(), of.q95());
    }

    private void fits(String estimate, List<DelayEstimate> fits) {
        for (DelayEstimate fit : fits) {
            String word = fit.fit().family().word();
            add(estimate, word + " mean", null, null, fit.fit().rows(), fit.mean());
            add(estimate, word + " sd", null, null, fit.fit().rows(), fit.sd());
            add(estimate, word + " median", null, null, fit.fit().rows(), fit.median());
            add(estimate, word + " q95", null, null, fit.fit().rows(), fit.q95());
            add(estimate, word + " q975", null, null, fit.fit().rows(), fit.q975());
            add(estimate, word + " aic", null, null, fit.fit().rows(), new Interval(fit.fit().aic(), Double.NaN, Double.NaN));
        }
    }

    private void add(String estimate, String of, @Nullable Object from, @Nullable Object to, int count, @Nullable Interval figure) {
        rows.add(Arrays.asList(estimate, of, from, to, count, figure == null ? null : finite(figure.estimate()), figure == null ? null : finite(figure.low()), figure == null ? null : finite(figure.high())));
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
