package org.zerospread.engine.chain;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Joins cases to chains.
///
/// 1. For each case the probability of every possible infector and of none on the list ([Candidates]); a pair counts by its evidence and by how the serial interval fits the two onsets.
/// 2. A case has an infector if it is likelier than not that he is on the list, and then the likeliest one; where these choices close a circle, those that together lose the least likelihood are
///    given up ([Arborescence]): somebody was first.
/// 3. What the tree says: generations, clusters, who infected most, and which links have the onsets in the wrong order.
///
/// Probabilities are those of a case by itself; that the tree has no circles does not go back into them. The order of the input changes nothing.
public final class ChainInference {

    private final List<ChainCase> cases;
    private final List<ChainLink> links;
    private final ChainRules rules;
    private final Map<String, Integer> index = new HashMap<>();
    private final Onsets onsets;
    private final Candidates candidates;

    private ChainInference(ChainInput input, ChainRules rules) {
        this.cases = input.cases().stream().sorted(Comparator.comparing(ChainCase::id, CaseOrder.BY_NUMBER)).toList();
        this.links = input.links();
        this.rules = rules;
        cases.forEach(one -> index.put(one.id(), index.size()));
        this.onsets = new Onsets(cases, rules.serialInterval());
        this.candidates = new Candidates(cases, links, rules, onsets);
    }

    /// @throws IllegalArgumentException when the input has faults; ask for them first
    public static ChainAnswer of(ChainInput input, ChainRules rules) {
        List<ChainFault> faults = input.faults();
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(faults.getFirst().code() + " " + faults.getFirst().en());
        }
        return new ChainInference(input, rules).answer();
    }

    private ChainAnswer answer() {
        List<Candidates.Row> rows = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            rows.add(candidates.of(i));
        }
        List<Candidates.@Nullable Candidate> chosen = choose(rows);
        Trees trees = Trees.of(cases, chosen.stream().mapToInt(one -> one == null ? -1 : one.infector()).toArray());
        List<ChainMember> members = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            members.add(member(i, rows.get(i), chosen.get(i), trees));
        }
        return new ChainAnswer(rules.serialInterval(), members, trees.clusters(cases), conflicts(chosen));
    }

    private List<Candidates.@Nullable Candidate> choose(List<Candidates.Row> rows) {
        List<Arborescence.Edge> edges = new ArrayList<>();
        List<Candidates.@Nullable Candidate> behind = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Candidates.Row row = rows.get(i);
            for (Candidates.Candidate one : row.kept()) {
                // That somebody of the list infected him, and how this one compares with the likeliest: a crowd of candidates does not make nobody likelier.
                edges.add(new Arborescence.Edge(one.infector(), i, logarithm(1 - row.unknown()) + logarithm(one.probability() / row.kept().getFirst().probability())));
                behind.add(one);
            }
            edges.add(new Arborescence.Edge(-1, i, logarithm(row.unknown())));
            behind.add(null);
        }
        List<Candidates.@Nullable Candidate> chosen = new ArrayList<>();
        for (int edge : Arborescence.best(rows.size(), edges)) {
            chosen.add(behind.get(edge));
        }
        return chosen;
    }

    private static double logarithm(double probability) {
        return Math.log(Math.max(probability, Double.MIN_NORMAL));
    }

    private ChainMember member(int at, Candidates.Row row, Candidates.@Nullable Candidate infector, Trees trees) {
        ChainCase one = cases.get(at);
        List<ChainMember.Alternative> others = row.kept().stream().filter(other -> infector == null || other.infector() != infector.infector())
                .map(other -> new ChainMember.Alternative(cases.get(other.infector()).id(), other.basis(), other.probability())).toList();
        boolean first = infector == null && row.unknown() < 0.5 && !row.kept().isEmpty();
        Integer days = infector != null && onsets.known(at) && onsets.known(infector.infector()) ? (int) ChronoUnit.DAYS.between(onsets.day(infector.infector()), onsets.day(at)) : null;
        return new ChainMember(one, infector == null ? null : cases.get(infector.infector()).id(), infector != null ? infector.basis() : one.imported() ? Basis.IMPORTED : Basis.UNKNOWN,
                infector == null ? row.unknown() : infector.probability(), row.unknown(), others, row.rest(), trees.generation(at), trees.cluster(at), days, first, trees.infected(at),
                candidates.expected(at));
    }

    private List<OrderConflict> conflicts(List<Candidates.@Nullable Candidate> chosen) {
        Map<List<Integer>, Basis> pairs = new HashMap<>();
        for (ChainLink link : links) {
            if (link.certainty() == ChainLink.Certainty.ESTABLISHED || link.certainty() == ChainLink.Certainty.NAMED) {
                pairs.merge(List.of(Objects.requireNonNull(index.get(link.infector())), Objects.requireNonNull(index.get(link.infectee()))),
                        link.certainty() == ChainLink.Certainty.ESTABLISHED ? Basis.ESTABLISHED : Basis.NAMED, (one, other) -> one.compareTo(other) <= 0 ? one : other);
            }
        }
        for (int i = 0; i < chosen.size(); i++) {
            Candidates.Candidate one = chosen.get(i);
            if (one != null) {
                pairs.putIfAbsent(List.of(one.infector(), i), one.basis());
            }
        }
        List<OrderConflict> conflicts = new ArrayList<>();
        pairs.forEach((pair, basis) -> {
            LocalDate infector = cases.get(pair.get(0)).onset();
            LocalDate infectee = cases.get(pair.get(1)).onset();
            if (infector != null && infectee != null && infectee.isBefore(infector)) {
                int days = (int) ChronoUnit.DAYS.between(infector, infectee);
                Candidates.Candidate own = chosen.get(pair.get(1));
                conflicts.add(new OrderConflict(cases.get(pair.get(0)).id(), cases.get(pair.get(1)).id(), basis, days, onsets.chance(days),
                        own != null && own.infector() == pair.get(0)));
            }
        });
        conflicts.sort(Comparator.comparingInt(OrderConflict::days).thenComparing(OrderConflict::infectee, CaseOrder.BY_NUMBER).thenComparing(OrderConflict::infector, CaseOrder.BY_NUMBER));
        return conflicts;
    }
}
