package org.zerospread.app.lab;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zerospread.app.lab.DistrictEstimates.CurveDay;
import org.zerospread.app.lab.DistrictEstimates.Delays;
import org.zerospread.app.lab.DistrictEstimates.Intervals;
import org.zerospread.app.lab.DistrictEstimates.Phase;
import org.zerospread.app.lab.DistrictEstimates.RtDay;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.SnapshotMemory;
import org.zerospread.engine.estimate.CensoredDelay;
import org.zerospread.engine.estimate.DelayEstimate;
import org.zerospread.engine.estimate.DelayFamily;
import org.zerospread.engine.estimate.DelayFitter;
import org.zerospread.engine.estimate.Growth;
import org.zerospread.engine.estimate.Incidence;
import org.zerospread.engine.estimate.ReproductionNumber;
import org.zerospread.engine.estimate.RtPrior;
import org.zerospread.engine.estimate.RtSeries;
import org.zerospread.engine.estimate.SampleEstimate;
import org.zerospread.engine.estimate.SerialInterval;
import org.zerospread.engine.estimate.WallingaTeunis;
import org.zerospread.engine.region.RegionRange;

/// Estimates from the recorded cases of a region: as of now, nothing kept. Remembered until the next commit, for resampling costs a second.
@Component
public class Estimates {

    /// Cases that a window needs for an R known to about a third: a coefficient of variation of 0.3 with a prior of shape 1.
    public static final int FEWEST_IN_WINDOW = 11;
    /// Delays that a distribution is fitted to, or an interval is told of.
    public static final int FEWEST_DELAYS = 5;

    private static final int RESAMPLES = 300;
    private static final long SEED = 1;
    /// The curve goes on for so long after its last case, and not to today where that is years.
    private static final int DAYS_AFTER = 28;
    /// A slip of the pen in a year would make a curve of centuries.
    private static final int MOST_DAYS = 1_500;
    private static final LocalDate ORIGIN = LocalDate.EPOCH;

    private final CaseRows rows;
    private final DistrictClock clock;
    private final SnapshotMemory memory;

    Estimates(CaseRows rows, DistrictClock clock, SnapshotMemory memory) {
        this.rows = rows;
        this.clock = clock;
        this.memory = memory;
    }

    private record Asked(RegionRange inside, LocalDate today, RtQuestion question) {
    }

    /// The estimates of a region.
    public DistrictEstimates of(RegionRange inside, RtQuestion question) {
        LocalDate today = clock.today();
        return memory.remember(new Asked(inside, today, question), () -> estimate(rows.list(inside), rows.pairs(inside), today, question));
    }

    private static DistrictEstimates estimate(List<CaseDates> cases, List<CasePair> pairs, LocalDate today, RtQuestion question) {
        List<CurveDay> curve = curve(cases, today);
        List<CensoredDelay> serial = pairs.stream().map(pair -> between(pair.infectorOnset(), pair.infectorOnset(), pair.infecteeOnset(), pair.infecteeOnset())).toList();
        List<CensoredDelay> generation = pairs.stream().map(Estimates::generation).flatMap(Optional::stream).toList();
        return new DistrictEstimates(today, cases.size(), (int) cases.stream().filter(one -> one.onset() == null).count(), curve, question, rt(curve, question), growth(curve), incubation(cases), pairs.size(),
                intervals(serial, DelayFamily.values()), intervals(generation, DelayFamily.values()),
                List.of(delays("ONSET_REPORT", cases, CaseDates::onset, CaseDates::reported), delays("REPORT_ISOLATION", cases, CaseDates::reported, CaseDates::isolated),
                        delays("ONSET_ISOLATION", cases, CaseDates::onset, CaseDates::isolated)));
    }

    private static List<CurveDay> curve(List<CaseDates> cases, LocalDate today) {
        Map<LocalDate, Long> local = byDay(cases.stream().filter(one -> !one.imported()).map(CaseDates::onset));
        Map<LocalDate, Long> imported = byDay(cases.stream().filter(CaseDates::imported).map(CaseDates::onset));
        Map<LocalDate, Long> reported = byDay(cases.stream().map(CaseDates::reported));
        List<LocalDate> days = Stream.of(local, imported, reported).flatMap(each -> each.keySet().stream()).sorted().toList();
        if (days.isEmpty()) {
            return List.of();
        }
        LocalDate end = days.getLast().plusDays(DAYS_AFTER).isBefore(today) ? days.getLast().plusDays(DAYS_AFTER) : today;
        LocalDate to = end.isBefore(days.getLast()) ? days.getLast() : end;
        LocalDate first = days.getFirst().isBefore(to.minusDays(MOST_DAYS)) ? to.minusDays(MOST_DAYS) : days.getFirst();
        return first.datesUntil(to.plusDays(1)).map(day -> new CurveDay(day, local.getOrDefault(day, 0L).intValue(), imported.getOrDefault(day, 0L).intValue(), reported.getOrDefault(day, 0L).intValue())).toList();
    }

    private static Map<LocalDate, Long> byDay(Stream<@Nullable LocalDate> days) {
        return days.filter(Objects::nonNull).collect(Collectors.groupingBy(day -> Objects.requireNonNull(day), Collectors.counting()));
    }

    private static Answer<List<RtDay>> rt(List<CurveDay> whole, RtQuestion question) {
        int firstCase = (int) whole.stream().takeWhile(day -> day.local() + day.imported() == 0).count();
        List<CurveDay> curve = whole.subList(firstCase, whole.size());
        Incidence incidence = Incidence.of(curve.stream().mapToLong(CurveDay::local).toArray(), curve.stream().mapToLong(CurveDay::imported).toArray());
        int most = IntStream.rangeClosed(1, curve.size() - question.window()).map(start -> within(curve, start, question.window())).max().orElse((int) incidence.total());
        if (most < FEWEST_IN_WINDOW) {
            return new Answer.TooFew<>((int) incidence.total(), FEWEST_IN_WINDOW);
        }
        if (curve.size() <= question.window()) {
            return new Answer.Unclear<>(curve.size());
        }
        SerialInterval interval = SerialInterval.discretised(question.mean(), question.std(), curve.size());
        RtSeries series = switch (question.method()) {
            case CORI -> new ReproductionNumber(interval, question.window(), RtPrior.WIDE).estimate(incidence);
            case WALLINGA_TEUNIS -> new WallingaTeunis(interval, question.window()).estimate(incidence);
        };
        return new Answer.Known<>(series.windows().stream().map(window -> new RtDay(curve.get(window.tStart() - 1).day(), curve.get(window.tEnd() - 1).day(),
                within(curve, window.tStart() - 1, question.window()), window)).toList());
    }

    private static int within(List<CurveDay> curve, int start, int window) {
        return curve.subList(start, start + window).stream().mapToInt(day -> day.local() + day.imported()).sum();
    }

    /// From the first case to the highest day; of several highest days the first.
    private static Answer<Phase> growth(List<CurveDay> curve) {
        long[] counts = curve.stream().mapToLong(day -> day.local() + day.imported()).toArray();
        int highest = 0;
        for (int day = 0; day < counts.length; day++) {
            highest = counts[day] > counts[highest] ? day : highest;
        }
        int first = (int) java.util.Arrays.stream(counts).takeWhile(count -> count == 0).count();
        int peak = highest;
        int daysWithCases = (int) IntStream.rangeClosed(first, peak).filter(day -> day < counts.length && counts[day] > 0).count();
        Optional<Growth> growth = daysWithCases < Growth.FEWEST_DAYS ? Optional.empty() : Growth.of(counts, first, peak);
        return growth.<Answer<Phase>>map(found -> new Answer.Known<>(new Phase(curve.get(first).day(), curve.get(peak).day(), found)))
                .orElseGet(() -> new Answer.TooFew<>(daysWithCases, Growth.FEWEST_DAYS));
    }

    /// From cases whose exposure has a beginning and an end.
    private static Answer<List<DelayEstimate>> incubation(List<CaseDates> cases) {
        List<CensoredDelay> delays = cases.stream().map(Estimates::incubationOf).flatMap(Optional::stream).toList();
        if (delays.size() < FEWEST_DELAYS) {
            return new Answer.TooFew<>(delays.size(), FEWEST_DELAYS);
        }
        List<DelayEstimate> fits = fits(delays, DelayFamily.POSITIVE);
        return fits.isEmpty() ? new Answer.Unclear<>(delays.size()) : new Answer.Known<>(fits);
    }

    private static Optional<CensoredDelay> incubationOf(CaseDates one) {
        LocalDate onset = one.onset();
        LocalDate from = one.exposedFrom();
        LocalDate to = one.exposedTo();
        if (onset == null || from == null || to == null || from.isAfter(onset)) {
            return Optional.empty();
        }
        return Optional.of(between(from, to.isAfter(onset) ? onset : to, onset, onset));
    }

    private static Optional<CensoredDelay> generation(CasePair pair) {
        LocalDate infectorFrom = pair.infectorFrom();
        LocalDate infectorTo = pair.infectorTo();
        LocalDate infecteeFrom = pair.infecteeFrom();
        LocalDate infecteeTo = pair.infecteeTo();
        boolean known = infectorFrom != null && infectorTo != null && infecteeFrom != null && infecteeTo != null;
        return known ? Optional.of(between(Objects.requireNonNull(infectorFrom), Objects.requireNonNull(infectorTo), Objects.requireNonNull(infecteeFrom), Objects.requireNonNull(infecteeTo))) : Optional.empty();
    }

    private static CensoredDelay between(LocalDate startFrom, LocalDate startTo, LocalDate endFrom, LocalDate endTo) {
        return new CensoredDelay(days(startFrom), days(startTo) + 1, days(endFrom), days(endTo) + 1);
    }

    private static double days(LocalDate day) {
        return ChronoUnit.DAYS.between(ORIGIN, day);
    }

    private static Answer<Intervals> intervals(List<CensoredDelay> delays, DelayFamily... families) {
        if (delays.size() < FEWEST_DELAYS) {
            return new Answer.TooFew<>(delays.size(), FEWEST_DELAYS);
        }
        boolean positive = delays.stream().allMatch(delay -> delay.longest() > 0);
        List<DelayFamily> fitted = positive ? List.of(families) : List.of(DelayFamily.NORMAL);
        List<Double> days = delays.stream().map(CensoredDelay::middle).toList();
        return new Answer.Known<>(new Intervals(days, SampleEstimate.of(days, RESAMPLES, SEED), fits(delays, fitted)));
    }

    /// The best first.
    private static List<DelayEstimate> fits(List<CensoredDelay> delays, List<DelayFamily> families) {
        DelayFitter fitter = new DelayFitter(delays);
        return families.stream().map(family -> DelayEstimate.of(fitter, family, RESAMPLES, SEED)).flatMap(Optional::stream)
                .sorted(java.util.Comparator.comparingDouble(estimate -> estimate.fit().aic())).toList();
    }

    private static Delays delays(String kind, List<CaseDates> cases, Function<CaseDates, @Nullable LocalDate> from, Function<CaseDates, @Nullable LocalDate> to) {
        List<Double> days = new ArrayList<>();
        for (CaseDates one : cases) {
            LocalDate begin = from.apply(one);
            LocalDate end = to.apply(one);
            if (begin != null && end != null) {
                days.add((double) ChronoUnit.DAYS.between(begin, end));
            }
        }
        return new Delays(kind, List.copyOf(days), days.size() < FEWEST_DELAYS ? new Answer.TooFew<>(days.size(), FEWEST_DELAYS) : new Answer.Known<>(SampleEstimate.of(days, RESAMPLES, SEED)));
    }
}
