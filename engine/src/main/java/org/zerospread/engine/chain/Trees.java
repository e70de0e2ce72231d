package org.zerospread.engine.chain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/// Generations and clusters of infectors without circles.
final class Trees {

    private static final Comparator<LocalDate> UNDATED_LAST = Comparator.nullsLast(Comparator.naturalOrder());

    private final int[] infectors;
    private final int[] generations;
    private final int[] roots;
    private final int[] clusters;
    private final int[] infected;
    private final List<Integer> rootsInOrder;

    private Trees(List<ChainCase> cases, int[] infectors) {
        this.infectors = infectors;
        this.generations = new int[infectors.length];
        this.roots = new int[infectors.length];
        this.clusters = new int[infectors.length];
        this.infected = new int[infectors.length];
        for (int i = 0; i < infectors.length; i++) {
            climb(i);
            if (infectors[i] >= 0) {
                infected[infectors[i]]++;
            }
        }
        LocalDate[] first = new LocalDate[infectors.length];
        for (int i = 0; i < infectors.length; i++) {
            LocalDate day = cases.get(i).day();
            first[roots[i]] = UNDATED_LAST.compare(day, first[roots[i]]) < 0 ? day : first[roots[i]];
        }
        rootsInOrder = IntStream.range(0, infectors.length).filter(i -> infectors[i] < 0).boxed()
                .sorted(Comparator.comparing((Integer root) -> first[root], UNDATED_LAST).thenComparing(Comparator.naturalOrder())).toList();
        int[] numbers = new int[infectors.length];
        for (int i = 0; i < rootsInOrder.size(); i++) {
            numbers[rootsInOrder.get(i)] = i + 1;
        }
        Arrays.setAll(clusters, i -> numbers[roots[i]]);
    }

    /// @param infectors per case the index of its infector, or -1
    static Trees of(List<ChainCase> cases, int[] infectors) {
        return new Trees(cases, infectors);
    }

    private void climb(int start) {
        int steps = 0;
        int top = start;
        while (infectors[top] >= 0 && generations[top] == 0) {
            top = infectors[top];
            steps++;
        }
        int root = infectors[top] < 0 ? top : roots[top];
        int generation = (infectors[top] < 0 ? 1 : generations[top]) + steps;
        for (int node = start; generations[node] == 0; node = infectors[node]) {
            generations[node] = generation--;
            roots[node] = root;
            if (infectors[node] < 0) {
                break;
            }
        }
    }

    int generation(int one) {
        return generations[one];
    }

    int cluster(int one) {
        return clusters[one];
    }

    int infected(int one) {
        return infected[one];
    }

    List<ChainCluster> clusters(List<ChainCase> cases) {
        List<List<Integer>> members = new ArrayList<>();
        rootsInOrder.forEach(_ -> members.add(new ArrayList<>()));
        for (int i = 0; i < clusters.length; i++) {
            members.get(clusters[i] - 1).add(i);
        }
        List<ChainCluster> found = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            List<LocalDate> days = members.get(i).stream().map(one -> cases.get(one).day()).filter(Objects::nonNull).sorted().toList();
            found.add(new ChainCluster(i + 1, cases.get(rootsInOrder.get(i)).id(), members.get(i).size(), members.get(i).stream().mapToInt(one -> generations[one]).max().orElse(1),
                    days.isEmpty() ? null : days.getFirst(), days.isEmpty() ? null : days.getLast(), shared(cases, members.get(i))));
        }
        return found;
    }

    private static List<String> shared(List<ChainCase> cases, List<Integer> members) {
        Map<String, Integer> counts = new HashMap<>();
        members.forEach(one -> cases.get(one).places().forEach(place -> counts.merge(place, 1, Integer::sum)));
        return counts.entrySet().stream().filter(one -> one.getValue() > 1)
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey())).map(Map.Entry::getKey).toList();
    }
}
