package org.zerospread.engine.chain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

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
    private final int[] regions;
    private final int[][] places;
    private final List<Map<Integer, Basis>> links;
    /// By infectee, who is excluded as his infector.
    private final List<Set<Integer>> excluded;
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
        links = new ArrayList<>();
        excluded = new ArrayList<>();
        takeLinks(registered);
    }

    private void takeLinks(List<ChainLink> registered) {
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < cases.size(); i++) {
            index.put(cases.get(i).id(), i);
            links.add(new HashMap<>());
            excluded.add(new HashSet<>());
        }
        for (ChainLink link : registered) {
            int from = Objects.requireNonNull(index.get(link.infector()));
            int to = Objects.requireNonNull(index.get(link.infectee()));
            switch (link.certainty()) {
                case ESTABLISHED -> links.get(to).merge(from, Basis.ESTABLISHED, Candidates::stronger);
                case NAMED -> links.get(to).merge(from, Basis.NAMED, Candidates::stronger);
                case CONTACT -> {
                    links.get(to).merge(from, Basis.CONTACT, Candidates::stronger);
                    links.get(from).merge(to, Basis.CONTACT, Candidates::stronger);
                }
                case EXCLUDED -> excluded.get(to).add(from);
            }
        }
    }

    private static Basis stronger(Basis one, Basis other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /// How many infections each case is expected to have caused, over all rows asked for so far.
    double expected(int infector) {
        return expected[infector];
    }

    /// The candidates of a case.
    Row of(int infectee) {
        boolean established = links.get(infectee).containsValue(Basis.ESTABLISHED);
        double[] weights = new double[cases.size()];
        Basis[] bases = new Basis[cases.size()];
        Map<Basis, double[]> kinds = new EnumMap<>(Basis.class);
        for (int i = 0; i < weights.length; i++) {
            // Whom he is established to have infected has not infected him.
            if (i != infectee && links.get(i).get(infectee) != Basis.ESTABLISHED && (established ? links.get(infectee).get(i) == Basis.ESTABLISHED : !excluded.get(infectee).contains(i))) {
                Basis basis = basis(i, infectee);
                double likelihood = likelihood(i, infectee, basis);
                if (likelihood > 0) {
                    bases[i] = basis;
                    weights[i] = likelihood;
                    double[] best = kinds.computeIfAbsent(basis, _ -> new double[2]);
                    best[0] = Math.max(best[0], likelihood);
                    best[1] += likelihood;
                }
            }
        }
        double background = established ? 0 : cases.get(infectee).imported() ? rules.imported() : 1;
        double total = background;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                double[] best = Objects.requireNonNull(kinds.get(bases[i]));
                // A kind weighs as much as its best candidate and is shared by likelihood: a crowd of candidates does not outvote the background.
                weights[i] *= rules.weight(bases[i]) * best[0] / best[1];
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

    private Basis basis(int infector, int infectee) {
        Basis registered = links.get(infectee).get(infector);
        return registered != null ? registered : sharePlace(infector, infectee) ? Basis.PLACE : shareRegion(infector, infectee) ? Basis.REGION : Basis.TIME;
    }

    /// How much the days and further evidence speak for a candidate within his kind; 0 leaves him out.
    private double likelihood(int infector, int infectee, Basis basis) {
        double ratio = onsets.ratio(infector, infectee) * (fits(infector, infectee) ? 1 : rules.misfit());
        boolean registered = basis.compareTo(Basis.CONTACT) <= 0;
        if (!registered && (ratio < HARDLY || !onsets.dated(infector) || !onsets.dated(infectee))) {
            return 0;
        }
        boolean also = registered && sharePlace(infector, infectee) || basis.compareTo(Basis.PLACE) <= 0 && shareRegion(infector, infectee);
        return Math.max(basis == Basis.ESTABLISHED ? LEAST : 0, ratio) * (also ? ALSO : 1);
    }

    /// Whether the infectee's exposure and the infector's infectious time have a day in common, as far as both are known.
    private boolean fits(int infector, int infectee) {
        LocalDate from = cases.get(infectee).exposedFrom();
        LocalDate to = cases.get(infectee).exposedTo();
        return !onsets.known(infector) || (to == null || !to.isBefore(onsets.day(infector).minusDays(rules.infectiousBefore())))
                && (from == null || !from.isAfter(onsets.day(infector).plusDays(rules.infectiousAfter())));
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
