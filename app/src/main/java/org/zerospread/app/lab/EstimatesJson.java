package org.zerospread.app.lab;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.estimate.DelayEstimate;
import org.zerospread.engine.estimate.Interval;
import org.zerospread.engine.estimate.SampleEstimate;

/// The estimates as the API tells them; figures that do not exist are null, estimates that cannot be made say what they lack.
public final class EstimatesJson {

    private EstimatesJson() {
    }

    /// All of them.
    public static Map<String, @Nullable Object> of(DistrictEstimates all) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("day", all.today().toString());
        json.put("cases", all.cases());
        json.put("without_onset", all.withoutOnset());
        json.put("pairs", all.pairs());
        json.put("curve", all.curve().stream().map(day -> map("day", day.day().toString(), "onset_local", day.local(), "onset_imported", day.imported(), "reported", day.reported())).toList());
        json.put("rt_method", all.question().method().name());
        json.put("rt_window", all.question().window());
        json.put("rt_serial_interval", map("mean", all.question().mean(), "std", all.question().std()));
        json.put("rt", answer(all.rt(), windows -> windows.stream().map(EstimatesJson::rt).toList()));
        json.put("growth", answer(all.growth(), phase -> map("from", phase.from().toString(), "to", phase.to().toString(), "rate", interval(phase.growth().rate()),
                "doubling_days", interval(phase.growth().doublingDays()), "growing", phase.growth().isGrowing(), "days_without_cases", phase.growth().zeros())));
        json.put("incubation", answer(all.incubation(), EstimatesJson::fits));
        json.put("serial_interval", answer(all.serialInterval(), EstimatesJson::intervals));
        json.put("generation_interval", answer(all.generationInterval(), EstimatesJson::intervals));
        json.put("delays", all.delays().stream().map(delay -> map("kind", delay.kind(), "count", delay.days().size(), "days", delay.days(), "sample", answer(delay.sample(), EstimatesJson::sample))).toList());
        return json;
    }

    private static <T> Map<String, @Nullable Object> answer(Answer<T> answer, Function<T, Object> told) {
        return switch (answer) {
            case Answer.Known<T> known -> map("known", true, "value", told.apply(known.value()));
            case Answer.TooFew<T> few -> map("known", false, "have", few.have(), "needed", few.needed());
            case Answer.Unclear<T> unclear -> map("known", false, "have", unclear.have(), "needed", null);
        };
    }

    private static Map<String, @Nullable Object> rt(DistrictEstimates.RtDay day) {
        return map("t_start", day.window().tStart(), "t_end", day.window().tEnd(), "from", day.from().toString(), "to", day.to().toString(), "cases", day.cases(), "mean", finite(day.window().mean()),
                "std", finite(day.window().std()), "q025", finite(day.window().q025()), "median", finite(day.window().median()), "q975", finite(day.window().q975()));
    }

    private static Map<String, @Nullable Object> intervals(DistrictEstimates.Intervals of) {
        return map("days", of.days(), "sample", sample(of.sample()), "fits", fits(of.fits()));
    }

    private static Map<String, @Nullable Object> sample(SampleEstimate of) {
        return map("count", of.count(), "mean", interval(of.mean()), "sd", interval(of.sd()), "median", interval(of.median()), "q95", interval(of.q95()));
    }

    private static List<Map<String, @Nullable Object>> fits(List<DelayEstimate> fits) {
        return fits.stream().map(fit -> {
            Map<String, @Nullable Object> json = map("distribution", fit.fit().family().word(), "rows", fit.fit().rows());
            json.put(fit.fit().family().parameters().getFirst(), interval(fit.first()));
            json.put(fit.fit().family().parameters().getLast(), interval(fit.second()));
            json.putAll(map("neg_log_likelihood", fit.fit().negLogLikelihood(), "aic", fit.fit().aic(), "mean", interval(fit.mean()), "sd", interval(fit.sd()), "median", interval(fit.median()),
                    "q95", interval(fit.q95()), "q975", interval(fit.q975())));
            return json;
        }).toList();
    }

    private static Map<String, @Nullable Object> interval(Interval of) {
        return map("estimate", finite(of.estimate()), "low", finite(of.low()), "high", finite(of.high()));
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    /// Keys and values in turn.
    private static Map<String, @Nullable Object> map(@Nullable Object... parts) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        for (int i = 0; i < parts.length; i += 2) {
            json.put(String.valueOf(parts[i]), parts[i + 1]);
        }
        return json;
    }
}
