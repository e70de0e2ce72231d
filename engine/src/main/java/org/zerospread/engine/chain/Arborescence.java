package org.zerospread.engine.chain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Gives every case one infector, or the root, so that nothing runs in a circle and the sum of scores is as large as it can be: the algorithm of Chu and Liu (1965) and Edmonds (1967).
///
/// Each case takes its best edge; circles that arise are drawn together into one, the edges into them weighing what they would gain, and so on until none arises. Of equal edges the first one wins.
final class Arborescence {

    private final List<Edge> edges;

    /// An edge from an infector, or from the root (-1), to a case.
    record Edge(int from, int to, double score) {}

    /// A graph on the way: edges of the graph before, drawn together.
    ///
    /// @param best per node the index of its best edge in this graph
    /// @param before per edge its index in the graph before
    private record Level(int nodes, int[] from, int[] to, double[] score, int[] before, int[] best) {}

    private Arborescence(List<Edge> edges) {
        this.edges = edges;
    }

    /// @param edges each case 0 to `cases` - 1 must have one from the root
    /// @return per case the index of its edge
    static int[] best(int cases, List<Edge> edges) {
        return new Arborescence(edges).solve(cases);
    }

    private int[] solve(int cases) {
        List<Level> levels = new ArrayList<>();
        List<int[]> groups = new ArrayList<>();
        Level level = withBest(cases, edges.stream().mapToInt(Edge::from).toArray(), edges.stream().mapToInt(Edge::to).toArray(), edges.stream().mapToDouble(Edge::score).toArray(),
                java.util.stream.IntStream.range(0, edges.size()).toArray());
        while (true) {
            levels.add(level);
            int[] group = groups(level);
            if (group.length == 0) {
                break;
            }
            groups.add(group);
            level = drawnTogether(level, group);
        }
        int[] chosen = level.best();
        for (int i = levels.size() - 2; i >= 0; i--) {
            Level below = levels.get(i);
            int[] expanded = below.best().clone();
            for (int edge : chosen) {
                int original = levels.get(i + 1).before()[edge];
                expanded[below.to()[original]] = original;
            }
            chosen = expanded;
        }
        return chosen;
    }

    private static Level withBest(int nodes, int[] from, int[] to, double[] score, int[] before) {
        int[] best = new int[nodes];
        Arrays.fill(best, -1);
        for (int edge = 0; edge < to.length; edge++) {
            if (best[to[edge]] < 0 || score[edge] > score[best[to[edge]]]) {
                best[to[edge]] = edge;
            }
        }
        return new Level(nodes, from, to, score, before, best);
    }

    /// The number of the group that each node falls into, circles being one; empty where there is no circle.
    private static int[] groups(Level level) {
        int[] group = new int[level.nodes()];
        int[] visit = new int[level.nodes()];
        Arrays.fill(group, -1);
        Arrays.fill(visit, -1);
        int groups = 0;
        boolean circle = false;
        for (int start = 0; start < level.nodes(); start++) {
            int node = start;
            while (node >= 0 && visit[node] < 0) {
                visit[node] = start;
                node = level.from()[level.best()[node]];
            }
            if (node >= 0 && visit[node] == start && group[node] < 0) {
                circle = true;
                int first = node;
                do {
                    group[node] = groups;
                    node = level.from()[level.best()[node]];
                } while (node != first);
                groups++;
            }
            for (node = start; node >= 0 && group[node] < 0; node = level.from()[level.best()[node]]) {
                group[node] = groups++;
            }
        }
        return circle ? group : new int[0];
    }

    private static Level drawnTogether(Level level, int[] group) {
        int edges = level.to().length;
        int[] from = new int[edges];
        int[] to = new int[edges];
        double[] score = new double[edges];
        int[] before = new int[edges];
        int kept = 0;
        for (int edge = 0; edge < edges; edge++) {
            int head = level.from()[edge] < 0 ? -1 : group[level.from()[edge]];
            int tail = group[level.to()[edge]];
            if (head != tail) {
                from[kept] = head;
                to[kept] = tail;
                // What is lost when the case leaves its best edge for this one; outside a circle that changes nothing between the edges of a case.
                score[kept] = level.score()[edge] - level.score()[level.best()[level.to()[edge]]];
                before[kept++] = edge;
            }
        }
        int nodes = Arrays.stream(group).max().orElse(-1) + 1;
        return withBest(nodes, Arrays.copyOf(from, kept), Arrays.copyOf(to, kept), Arrays.copyOf(score, kept), Arrays.copyOf(before, kept));
    }
}
