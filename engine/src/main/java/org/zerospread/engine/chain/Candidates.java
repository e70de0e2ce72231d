package org.zerospread.engine.chain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who may have infected whom, with probabilities. For each case the kinds of evidence compete with each other and with the background; what a kind gets is shared among its candidates.
final class Candidates {

    /// Less likely than this times chance, candidates without a registered link are left out.
    private static final double HARDLY = 0.02;
    /// An established infector stands even where his days speak against it.
    private static final double LEAST = 1e-9;
    private static final int MOST_KEPT = 20;
    private static final double KEPT = 0.002;
    /// Evidence of a second kind doubles a candidate's share within his kind.
    private static final double ALSO = 2;

    private final List<ChainCase> cases;
    private final ChainRules rules;
    private final Onsets onsets;
    private final KnownLinks links;
    private final int[] regions;
    private final int[][] places;
    /// First and last days of exposure, as days since 1970; as wide as can be where they are not known.
    private final long[] exposedFrom;
    private final long[] exposedTo;
    private final double[] expected;

    /// One candidate.
    ///
    /// @param infector index of the case
    record Candidate(int infector, Basis basis, double probability) {}

    /// The candidates of one case, the likeliest first; with `unknown` and `rest` (those too unlikely to keep) they sum to 1.
    record Row(List<Candidate> kept, double unknown, double rest) {}

    /// @param cases in the order of their numbers
    Candidates(List<ChainCase> cases, List<ChainLink> registered, ChainRules rules, Onsets onsets) {
        this.cases = cases;
        this.rules = rules;
        this.onsets = onsets;
        this.expected = new double[cases.size()];
        Map<String, Integer> words = new HashMap<>();
        regions = cases.stream().mapToInt(one -> one.region().isEmpty() ? -1 : words.computeIfAbsent(one.region(), _ -> words.size())).toArray();
        Map<String, Integer> names = new HashMap<>();
        places = cases.stream().map(one -> one.places().stream().mapToInt(name -> names.computeIfAbsent(name, _ -> names.size())).sorted().toArray()).toArray(int[][]::new);
        links = new KnownLinks(cases, registered);
        exposedFrom = cases.stream().mapToLong(one -> one.exposedFrom() == null ? Long.MIN_VALUE : one.exposedFrom().toEpochDay()).toArray();
        exposedTo = cases.stream().mapToLong(one -> one.exposedTo() == null ? Long.MAX_VALUE : one.exposedTo().toEpochDay()).toArray();
    }

    /// How many infections each case is expected to have caused, over all rows asked for so far.
    double expected(int infector) {
        return expected[infector];
    }

    /// The candidates of a case.
    Row of(int infectee) {
        boolean established = links.isEstablished(infectee);
        @Nullable Basis[] registered = links.registered(infectee);
        boolean[] barred = links.barred(infectee);
        double[] weights = new double[cases.size()];
        Basis[] bases = new Basis[cases.size()];
        double[] best = new double[Basis.values().length];
        double[] sums = new double[Basis.values().length];
        for (int i = 0; i < weights.length; i++) {
            Basis link = registered[i];
            if (barred[i] || established && link != Basis.ESTABLISHED) {
                continue;
            }
            double ratio = onsets.ratio(i, infectee) * (fits(i, infectee) ? 1 : rules.misfit());
            if (link != null || ratio >= HARDLY && onsets.dated(i) && onsets.dated(infectee)) {
                Basis basis = link != null ? link : sharePlace(i, infectee) ? Basis.PLACE : shareRegion(i, infectee) ? Basis.REGION : Basis.TIME;
                bases[i] = basis;
                weights[i] = likelihood(i, infectee, basis, ratio);
                best[basis.ordinal()] = Math.max(best[basis.ordinal()], weights[i]);
                sums[basis.ordinal()] += weights[i];
            }
        }
        double background = established ? 0 : cases.get(infectee).imported() ? rules.imported() : 1;
        double total = background;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                // A kind weighs as much as its best candidate and is shared by likelihood: a crowd of candidates does not outvote the background.
                weights[i] *= rules.weight(bases[i]) * best[bases[i].ordinal()] / sums[bases[i].ordinal()];
                total += weights[i];
            }
        }
        return row(weights, bases, background, total);
    }

    private Row row(double[] weights, Basis[] bases, double background, double total) {
        List<Candidate> all = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                double probability = weights[i] / total;
                expected[i] += probability;
                if (probability >= KEPT || bases[i].compareTo(Basis.CONTACT) <= 0) {
                    all.add(new Candidate(i, bases[i], probability));
                }
            }
        }
        all.sort(Comparator.comparingDouble(Candidate::probability).reversed().thenComparingInt(Candidate::infector));
        List<Candidate> kept = all.size() <= MOST_KEPT ? all : List.copyOf(all.subList(0, MOST_KEPT));
        double unknown = background / total;
        double rest = 1 - unknown - kept.stream().mapToDouble(Candidate::probability).sum();
        return new Row(kept, unknown, Math.max(0, rest));
    }

    /// How much the days and further evidence speak for a candidate within his kind.
    private double likelihood(int infector, int infectee, Basis basis, double ratio) {
        boolean also = basis.compareTo(Basis.CONTACT) <= 0 && sharePlace(infector, infectee) || basis.compareTo(Basis.PLACE) <= 0 && shareRegion(infector, infectee);
        return Math.max(basis == Basis.ESTABLISHED ? LEAST : 0, ratio) * (also ? ALSO : 1);
    }

    /// Whether the infectee's exposure and the infector's infectious time have a day in common, as far as both are known.
    private boolean fits(int infector, int infectee) {
        return !onsets.known(infector) || exposedTo[infectee] >= onsets.epochDay(infector) - rules.infectiousBefore() && exposedFrom[infectee] <= onsets.epochDay(infector) + rules.infectiousAfter();
    }

    private boolean shareRegion(int one, int other) {
        return regions[one] >= 0 && regions[one] == regions[other];
    }

    private boolean sharePlace(int one, int other) {
        for (int place : places[one]) {
            if (Arrays.binarySearch(places[other], place) >= 0) {
                return true;
            }
        }
        return false;
    }
}
