package org.zerospread.app.chain.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zerospread.app.chain.CaseFace;
import org.zerospread.app.chain.ChainBook;
import org.zerospread.app.chain.Chains;
import org.zerospread.engine.chain.Basis;
import org.zerospread.engine.chain.CaseOrder;
import org.zerospread.engine.chain.ChainAnswer;
import org.zerospread.engine.chain.ChainCluster;
import org.zerospread.engine.chain.ChainMember;
import org.zerospread.engine.chain.Network;
import org.zerospread.engine.chain.TimeTree;

/// Makes pages and pictures of the chains.
@Component
class ChainView {

    /// More rows make a tree that nobody reads; the network takes thousands.
    private static final int MOST_ROWS = 600;
    private static final int MOST_LISTED = 12;
    /// Below this an inferred infector is told as unsure.
    private static final double UNSURE = 0.5;

    private final ChainBook book;

    ChainView(ChainBook book) {
        this.book = book;
    }

    ChainPage page(ChainPage.Ask ask, ChainPage.Form form) {
        Chains chains = book.chains();
        ChainAnswer answer = chains.answer();
        List<ChainMember> members = asked(answer, ask);
        List<ChainMember> shown = ask.view() == ChainPage.View.TREE ? whole(members) : members;
        ChainPaint paint = ChainPaint.of(shown, chains.faces(), ask.colour());
        List<ChainCluster> clusters = answer.clusters().stream().filter(one -> one.size() > 1).sorted(Comparator.comparingInt(ChainCluster::size).reversed()).toList();
        List<CaseFace> strangers = chains.faces().values().stream().filter(face -> !face.strangers().isEmpty()).sorted(Comparator.comparing(CaseFace::number, CaseOrder.BY_NUMBER)).toList();
        ChainPage.Counts counts = new ChainPage.Counts(answer.members().size(), clusters.size(), answer.clusters().stream().mapToInt(ChainCluster::generations).max().orElse(0),
                (int) answer.members().stream().filter(one -> one.of().imported()).count(), answer.unlinked().size());
        return new ChainPage(ask, counts, clusters, shown, paint.legend(), ask.view() == ChainPage.View.TREE ? ChainSvg.tree(TimeTree.of(shown), paint, chains, true) : "",
                members.size() - shown.size(), answer.spreaders().stream().limit(MOST_LISTED).toList(), answer.conflicts(), answer.unlinked(),
                answer.members().stream().filter(one -> one.infector() != null && one.probability() < UNSURE).toList(), chains.links(), strangers, chains.faces(), chains.faults(), form);
    }

    /// The picture as a file.
    String svg(ChainPage.Ask ask) {
        Chains chains = book.chains();
        List<ChainMember> members = asked(chains.answer(), ask);
        ChainPaint paint = ChainPaint.of(members, chains.faces(), ask.colour());
        return switch (ask.view()) {
            case TREE -> ChainSvg.tree(TimeTree.of(members), paint, chains, false);
            case NETWORK -> ChainSvg.network(Network.of(members), paint, chains, false);
        };
    }

    ChainAnswer answer() {
        return book.chains().answer();
    }

    /// The network for the script that draws it: nodes as `[x, y, infector's index or -1, colour's index, hollow, probability, registered, number, id, title]`.
    Map<String, Object> network(ChainPage.Ask ask) {
        Chains chains = book.chains();
        List<ChainMember> members = asked(chains.answer(), ask);
        ChainPaint paint = ChainPaint.of(members, chains.faces(), ask.colour());
        Network network = Network.of(members);
        Map<String, Integer> colours = new LinkedHashMap<>();
        List<List<Object>> nodes = new ArrayList<>();
        for (Network.Node node : network.nodes()) {
            ChainMember one = node.member();
            int colour = colours.computeIfAbsent(paint.of(one.of().id()), _ -> colours.size());
            CaseFace face = chains.faces().get(one.of().id());
            boolean registered = one.basis() == Basis.ESTABLISHED || one.basis() == Basis.NAMED;
            nodes.add(List.of(hundredths(node.x()), hundredths(node.y()), node.infector(), colour, one.of().onset() == null ? 1 : 0, hundredths(one.probability()), registered ? 1 : 0, one.of().id(),
                    face == null ? "" : face.id().toString(), ChainSvg.title(one)));
        }
        Map<String, Object> json = new HashMap<>();
        json.put("width", hundredths(network.width()));
        json.put("height", hundredths(network.height()));
        json.put("colours", List.copyOf(colours.keySet()));
        json.put("nodes", nodes);
        return json;
    }

    private static double hundredths(double value) {
        return Math.round(value * 100) / 100.0;
    }

    private static List<ChainMember> asked(ChainAnswer answer, ChainPage.Ask ask) {
        Map<Integer, Integer> sizes = new HashMap<>();
        answer.clusters().forEach(one -> sizes.put(one.number(), one.size()));
        return answer.members().stream().filter(one -> ask.cluster() < 0 || (ask.cluster() == 0 ? size(sizes.get(one.cluster())) > 1 : one.cluster() == ask.cluster())).toList();
    }

    private static int size(@Nullable Integer known) {
        return known == null ? 0 : known;
    }

    /// Whole clusters, by number, as long as they fit.
    private static List<ChainMember> whole(List<ChainMember> members) {
        Map<Integer, List<ChainMember>> clusters = new java.util.TreeMap<>();
        members.forEach(one -> clusters.computeIfAbsent(one.cluster(), _ -> new ArrayList<>()).add(one));
        List<ChainMember> kept = new ArrayList<>();
        for (List<ChainMember> cluster : clusters.values()) {
            if (kept.isEmpty() || kept.size() + cluster.size() <= MOST_ROWS) {
                kept.addAll(cluster);
            }
        }
        return kept;
    }
}
