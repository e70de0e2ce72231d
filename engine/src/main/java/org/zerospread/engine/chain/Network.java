package org.zerospread.engine.chain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Chains laid out as a network: each cluster in rings around its first case, a generation a ring, the clusters side by side from the largest on. The same chains always give the same picture, in a time that grows with the cases.
///
/// Lengths are in diameters of a node's room: no two nodes are nearer than about one.
public record Network(double width, double height, List<Node> nodes) {

    private static final double RING = 1.8;
    private static final double MARGIN = 0.9;

    /// A case at his place.
    ///
    /// @param infector index of the infector's node, -1 for none
    public record Node(ChainMember member, double x, double y, int infector) {}

    private record Disc(List<ChainMember> members, double[] x, double[] y, double radius) {}

    public Network {
        nodes = List.copyOf(nodes);
    }

    /// @param members whole trees; an infector that is not among them counts as none
    public static Network of(List<ChainMember> members) {
        Map<Integer, List<ChainMember>> clusters = new LinkedHashMap<>();
        members.stream().sorted(Comparator.comparingInt(ChainMember::cluster).thenComparingInt(ChainMember::generation).thenComparing(one -> one.of().id(), CaseOrder.BY_NUMBER))
                .forEach(one -> clusters.computeIfAbsent(one.cluster(), _ -> new ArrayList<>()).add(one));
        List<Disc> discs = clusters.values().stream().map(Network::disc).sorted(Comparator.comparingDouble(Disc::radius).reversed()).toList();
        return shelved(discs);
    }

    /// One cluster around the origin: each case in the middle of the sector of those who go back to him, a ring for each generation, wide enough for all in it.
    private static Disc disc(List<ChainMember> members) {
        Map<String, Integer> index = new HashMap<>();
        members.forEach(one -> index.put(one.of().id(), index.size()));
        int[] above = members.stream().mapToInt(one -> above(one, index)).toArray();
        double[] leaves = new double[above.length];
        int[] inRing = new int[above.length + 1];
        int[] ring = new int[above.length];
        boolean[] infects = new boolean[above.length];
        for (int i = 0; i < above.length; i++) {
            // Members come by generation, so that an infector stands before those he infected.
            ring[i] = above[i] < 0 ? 0 : ring[above[i]] + 1;
            inRing[ring[i]]++;
            if (above[i] >= 0) {
                infects[above[i]] = true;
            }
        }
        for (int i = above.length - 1; i >= 0; i--) {
            leaves[i] += infects[i] ? 0 : 1;
            if (above[i] >= 0) {
                leaves[above[i]] += leaves[i];
            }
        }
        double[] radius = new double[above.length + 1];
        int rings = 1;
        while (rings < inRing.length && inRing[rings] > 0) {
            radius[rings] = Math.max(radius[rings - 1] + RING, leaves[0] * 1.1 / (2 * Math.PI) * Math.min(1, 0.5 + 0.25 * rings));
            rings++;
        }
        double[] from = new double[above.length];
        double[] used = new double[above.length];
        double[] x = new double[above.length];
        double[] y = new double[above.length];
        for (int i = 0; i < above.length; i++) {
            double span = 2 * Math.PI * leaves[i] / leaves[0];
            from[i] = above[i] < 0 ? 0 : from[above[i]] + used[above[i]];
            if (above[i] >= 0) {
                used[above[i]] += span;
            }
            double angle = from[i] + span / 2;
            x[i] = radius[ring[i]] * Math.cos(angle);
            y[i] = radius[ring[i]] * Math.sin(angle);
        }
        return new Disc(members, x, y, radius[rings - 1] + MARGIN);
    }

    private static int above(ChainMember one, Map<String, Integer> index) {
        @Nullable Integer at = one.infector() == null ? null : index.get(one.infector());
        return at == null ? -1 : at;
    }

    /// Discs in rows, the largest first, wider together than high, as screens are.
    private static Network shelved(List<Disc> discs) {
        double area = discs.stream().mapToDouble(disc -> 4 * disc.radius() * disc.radius()).sum();
        double widest = Math.max(Math.sqrt(area * 2.6), discs.isEmpty() ? 0 : 2 * discs.getFirst().radius());
        List<Node> nodes = new ArrayList<>();
        double left = 0;
        double top = 0;
        double high = 0;
        double width = 0;
        for (Disc disc : discs) {
            if (left > 0 && left + 2 * disc.radius() > widest + 1e-9) {
                top += high;
                left = 0;
                high = 0;
            }
            int first = nodes.size();
            Map<String, Integer> index = new HashMap<>();
            for (int i = 0; i < disc.members().size(); i++) {
                ChainMember one = disc.members().get(i);
                index.put(one.of().id(), first + i);
                nodes.add(new Node(one, left + disc.radius() + disc.x()[i], top + disc.radius() + disc.y()[i], above(one, index)));
            }
            left += 2 * disc.radius();
            high = Math.max(high, 2 * disc.radius());
            width = Math.max(width, left);
        }
        return new Network(width, top + high, nodes);
    }
}
