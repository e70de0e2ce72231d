package org.zerospread.engine.chain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The cases of an outbreak and what is registered between them. Their order means nothing.
public record ChainInput(List<ChainCase> cases, List<ChainLink> links) {

    public ChainInput {
        cases = List.copyOf(cases);
        links = List.copyOf(links);
    }

    /// All that must be mended first: numbers that occur twice, links to cases that are not there or to oneself, and circles among established links (one for each knot of them).
    public List<ChainFault> faults() {
        List<ChainFault> faults = new ArrayList<>();
        Map<String, Integer> known = new HashMap<>();
        for (int i = 0; i < cases.size(); i++) {
            if (known.putIfAbsent(cases.get(i).id(), i) != null) {
                faults.add(new ChainFault(ChainFault.Kind.DUPLICATE_CASE, i, List.of(cases.get(i).id())));
            }
        }
        for (int i = 0; i < links.size(); i++) {
            ChainLink link = links.get(i);
            for (String id : List.of(link.infector(), link.infectee())) {
                if (!known.containsKey(id)) {
                    faults.add(new ChainFault(ChainFault.Kind.UNKNOWN_CASE, i, List.of(id)));
                }
            }
            if (link.infector().equals(link.infectee())) {
                faults.add(new ChainFault(ChainFault.Kind.SELF_LINK, i, List.of(link.infectee())));
            }
        }
        circles(known).forEach(faults::add);
        return faults;
    }

    private List<ChainFault> circles(Map<String, Integer> known) {
        List<List<Integer>> infectees = new ArrayList<>();
        cases.forEach(_ -> infectees.add(new ArrayList<>()));
        for (ChainLink link : links) {
            Integer from = known.get(link.infector());
            Integer to = known.get(link.infectee());
            if (link.certainty() == ChainLink.Certainty.ESTABLISHED && from != null && to != null && !from.equals(to)) {
                infectees.get(from).add(to);
            }
        }
        boolean[] told = new boolean[cases.size()];
        List<ChainFault> faults = new ArrayList<>();
        boolean[] knotted = knotted(infectees);
        known.entrySet().stream().filter(one -> knotted[one.getValue()]).sorted(Map.Entry.comparingByKey(CaseOrder.BY_NUMBER)).forEach(one -> {
            List<Integer> circle = told[one.getValue()] ? List.of() : shortest(infectees, one.getValue());
            if (!circle.isEmpty() && circle.stream().noneMatch(member -> told[member])) {
                circle.forEach(member -> told[member] = true);
                List<String> ids = circle.stream().map(member -> cases.get(member).id()).toList();
                faults.add(new ChainFault(ChainFault.Kind.CIRCLE, closing(ids), ids));
            }
        });
        return faults;
    }

    /// Which cases remain when those without infectors, and then those without infectees, are taken away again and again: only circles and what lies between them.
    private static boolean[] knotted(List<List<Integer>> infectees) {
        int n = infectees.size();
        List<List<Integer>> infectors = new ArrayList<>();
        infectees.forEach(_ -> infectors.add(new ArrayList<>()));
        for (int from = 0; from < n; from++) {
            for (int to : infectees.get(from)) {
                infectors.get(to).add(from);
            }
        }
        boolean[] left = new boolean[n];
        Arrays.fill(left, true);
        peel(infectors, infectees, left);
        peel(infectees, infectors, left);
        return left;
    }

    private static void peel(List<List<Integer>> before, List<List<Integer>> after, boolean[] left) {
        int[] open = new int[left.length];
        Deque<Integer> free = new ArrayDeque<>();
        for (int i = 0; i < left.length; i++) {
            open[i] = (int) before.get(i).stream().filter(one -> left[one]).count();
            if (left[i] && open[i] == 0) {
                free.add(i);
            }
        }
        while (!free.isEmpty()) {
            int one = free.remove();
            left[one] = false;
            for (int next : after.get(one)) {
                if (left[next] && --open[next] == 0) {
                    free.add(next);
                }
            }
        }
    }

    /// The shortest circle through a case, from it on; empty where there is none.
    private List<Integer> shortest(List<List<Integer>> infectees, int start) {
        int[] from = new int[infectees.size()];
        Arrays.fill(from, -1);
        Deque<Integer> queue = new ArrayDeque<>(List.of(start));
        while (!queue.isEmpty()) {
            int here = queue.remove();
            for (int next : infectees.get(here).stream().sorted(Comparator.comparing((Integer one) -> cases.get(one).id(), CaseOrder.BY_NUMBER)).toList()) {
                if (next == start) {
                    Deque<Integer> circle = new ArrayDeque<>();
                    for (int back = here; back != start; back = from[back]) {
                        circle.addFirst(back);
                    }
                    circle.addFirst(start);
                    return List.copyOf(circle);
                }
                if (from[next] < 0) {
                    from[next] = here;
                    queue.add(next);
                }
            }
        }
        return List.of();
    }

    /// The last registered link of a circle: the one that closed it.
    private int closing(List<String> circle) {
        int last = 0;
        for (int i = 0; i < links.size(); i++) {
            int at = circle.indexOf(links.get(i).infector());
            if (at >= 0 && links.get(i).certainty() == ChainLink.Certainty.ESTABLISHED && circle.get((at + 1) % circle.size()).equals(links.get(i).infectee())) {
                last = i;
            }
        }
        return last;
    }
}
