package org.zerospread.engine.grading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Cases that belong together, from pairs that do: who is tied to one of a cluster is of the cluster.
public final class CaseClusters {

    private CaseClusters() {}

    /// Two cases that belong together, by their ids; the order says nothing.
    public record Tie(String one, String other) {
    }

    /// The same cases, each tied one with the id of its cluster, which is that of its first case. Ties to cases that are not among them are passed over.
    public static List<ConfirmedCase> tie(List<ConfirmedCase> cases, List<Tie> ties) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < cases.size(); i++) {
            places.put(cases.get(i).id(), i);
        }
        int[] leader = new int[cases.size()];
        java.util.Arrays.setAll(leader, i -> i);
        boolean[] tied = new boolean[leader.length];
        for (Tie tie : ties) {
            Integer one = places.get(tie.one());
            Integer other = places.get(tie.other());
            if (one != null && other != null && !one.equals(other)) {
                int first = find(leader, one);
                int second = find(leader, other);
                leader[Math.max(first, second)] = Math.min(first, second);
                tied[one] = true;
                tied[other] = true;
            }
        }
        List<ConfirmedCase> answer = new ArrayList<>();
        for (int i = 0; i < leader.length; i++) {
            ConfirmedCase of = cases.get(i);
            answer.add(tied[i] ? new ConfirmedCase(of.id(), of.confirmedOn(), cases.get(find(leader, i)).id()) : of);
        }
        return answer;
    }

    private static int find(int[] leader, int of) {
        int at = of;
        while (leader[at] != at) {
            leader[at] = leader[leader[at]];
            at = leader[at];
        }
        return at;
    }
}
