package org.zerospread.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zerospread.engine.document.DocumentFault;
import org.zerospread.engine.estimate.CensoredDelay;
import org.zerospread.engine.estimate.DelayEstimate;
import org.zerospread.engine.estimate.DelayFamily;
import org.zerospread.engine.estimate.DelayFitter;
import org.zerospread.engine.estimate.Interval;
import org.zerospread.engine.estimate.Note;
import org.zerospread.engine.estimate.SampleEstimate;

/// The table of fitted delays: a row for each kind of distribution, and one for the bare sample where there is one.
final class FitTable {

    /// A column is empty where the distribution has no such figure.
    static final List<String> COLUMNS = List.of("distribution", "rows", "meanlog", "meanlog_low", "meanlog_high", "sdlog", "sdlog_low", "sdlog_high", "shape", "shape_low", "shape_high",
            "scale", "scale_low", "scale_high", "neg_log_likelihood", "aic", "mean", "mean_low", "mean_high", "sd", "sd_low", "sd_high", "median", "median_low", "median_high",
            "q95", "q95_low", "q95_high", "q975", "q975_low", "q975_high", "bootstrap", "seed");
    private static final Interval NONE = new Interval(Double.NaN, Double.NaN, Double.NaN);

    private final String file;
    private final ResampleOption resample;

    FitTable(String file, ResampleOption resample) {
        this.file = file;
        this.resample = resample;
    }

    /// The row of a kind of distribution; empty, with a note, where the delays do not say what it is.
    Optional<List<Object>> fitted(DelayFamily family, List<CensoredDelay> delays) {
        Optional<DelayEstimate> estimate = delays.isEmpty() ? Optional.empty() : DelayEstimate.of(new DelayFitter(delays), family, resample.resamples, resample.seed);
        if (estimate.isEmpty()) {
            EstimateCommand.tell(new Note(0, family.word() + ": 这些行说不清分布, 没有拟合", family.word() + ": the rows do not say what the distribution is; not fitted"), file);
        } else if (estimate.get().refitted() < resample.resamples) {
            int failed = resample.resamples - estimate.get().refitted();
            EstimateCommand.tell(new Note(0, family.word() + ": " + failed + " 次重抽样无法拟合, 区间不含它们", family.word() + ": " + failed + " resample(s) could not be fitted; the intervals are without them"), file);
        }
        return estimate.map(this::row);
    }

    private List<Object> row(DelayEstimate of) {
        boolean logarithmic = of.fit().family().parameters().contains("meanlog");
        boolean shaped = of.fit().family().parameters().contains("shape");
        List<Object> row = new ArrayList<>(List.of(of.fit().family().word(), of.fit().rows()));
        add(row, logarithmic ? of.first() : NONE);
        add(row, logarithmic ? of.second() : NONE);
        add(row, shaped ? of.first() : NONE);
        add(row, shaped ? of.second() : NONE);
        row.addAll(List.of(of.fit().negLogLikelihood(), of.fit().aic()));
        for (Interval figure : List.of(of.mean(), of.sd(), of.median(), of.q95(), of.q975())) {
            add(row, figure);
        }
        row.addAll(List.of(of.refitted(), resample.seed));
        return row;
    }

    /// The row of delays as they were counted.
    List<Object> sampled(SampleEstimate of) {
        List<Object> row = new ArrayList<>(List.of("sample", of.count()));
        for (int i = 0; i < 4; i++) {
            add(row, NONE);
        }
        row.addAll(List.of(Double.NaN, Double.NaN));
        for (Interval figure : List.of(of.mean(), of.sd(), of.median(), of.q95(), of.q975())) {
            add(row, figure);
        }
        row.addAll(List.of(resample.resamples, resample.seed));
        return row;
    }

    private static void add(List<Object> row, Interval figure) {
        row.add(figure.estimate());
        row.add(figure.low());
        row.add(figure.high());
    }

    /// That nothing could be fitted.
    DocumentFault unclear() {
        return new DocumentFault(file, 1, "", "EST-019", "这些行说不清延迟的分布: 请补充区间更窄的行", "the rows do not say how the delay is distributed: add rows with narrower intervals");
    }
}
