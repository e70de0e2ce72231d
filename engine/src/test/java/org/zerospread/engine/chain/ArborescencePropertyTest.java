package org.zerospread.engine.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// The best tree against all trees, tried one by one.
class ArborescencePropertyTest {

    private static List<Arborescence.Edge> graph(long seed, int cases) {
        Random random = new Random(seed);
        List<Arborescence.Edge> edges = new ArrayList<>();
        for (int to = 0; to < cases; to++) {
            edges.add(new Arborescence.Edge(-1, to, -random.nextInt(20)));
            for (int from = 0; from < cases; from++) {
                if (from != to && random.nextInt(3) > 0) {
                    edges.add(new Arborescence.Edge(from, to, random.nextInt(12)));
                }
            }
        }
        return edges;
    }

    private static double best(List<Arborescence.Edge> edges, int cases, int next, int[] infectors, double sum) {
        if (next == cases) {
            return circular(infectors) ? Double.NEGATIVE_INFINITY : sum;
        }
        double best = Double.NEGATIVE_INFINITY;
        for (Arborescence.Edge edge : edges) {
            if (edge.to() == next) {
                infectors[next] = edge.from();
                best = Math.max(best, best(edges, cases, next + 1, infectors, sum + edge.score()));
            }
        }
        return best;
    }

    private static boolean circular(int[] infectors) {
        for (int start = 0; start < infectors.length; start++) {
            int node = start;
            for (int steps = 0; node >= 0; steps++) {
                if (steps > infectors.length) {
                    return true;
                }
                node = infectors[node];
            }
        }
        return false;
    }

    @Property
    void noTreeIsBetter(@ForAll long seed) {
        int cases = 1 + (int) Math.floorMod(seed, 6L);
        List<Arborescence.Edge> edges = graph(seed, cases);
        int[] chosen = Arborescence.best(cases, edges);
        int[] infectors = new int[cases];
        double sum = 0;
        for (int i = 0; i < cases; i++) {
            assertThat(edges.get(chosen[i]).to()).isEqualTo(i);
            infectors[i] = edges.get(chosen[i]).from();
            sum += edges.get(chosen[i]).score();
        }
        assertThat(circular(infectors)).isFalse();
        assertThat(sum).isCloseTo(best(edges, cases, 0, new int[cases], 0), within(1e-9));
    }
}
