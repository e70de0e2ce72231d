package org.zerospread.app.chain.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.chain.CaseFace;
import org.zerospread.app.chain.Chains;
import org.zerospread.engine.chain.Basis;
import org.zerospread.engine.chain.ChainCluster;
import org.zerospread.engine.chain.ChainMember;
import org.zerospread.engine.chain.Network;
import org.zerospread.engine.chain.TimeTree;
import org.zerospread.engine.chain.TimeTree.Row;

/// Draws chains as SVG that also stands alone in a file: no style sheet, no script, words only in numbers and days.
///
/// Lines that were established or named are drawn through, inferred ones dashed; the less likely the fainter. A case without an onset is hollow.
final class ChainSvg {

    private static final int LEFT = 24;
    private static final int TOP = 34;
    private static final int ROW = 18;
    private static final int LABEL = 130;
    private static final double SCALE = 22;

    private final StringBuilder text = new StringBuilder();
    private final ChainPaint paint;
    private final Map<String, CaseFace> faces;
    /// By the first case of a cluster, the place that its cases share.
    private final Map<String, String> places;
    private final boolean linked;

    private ChainSvg(ChainPaint paint, Chains chains, boolean linked) {
        this.paint = paint;
        this.faces = chains.faces();
        this.places = chains.answer().clusters().stream().filter(one -> !one.places().isEmpty()).collect(Collectors.toMap(ChainCluster::root, one -> one.places().getFirst()));
        this.linked = linked;
    }

    /// @param linked whether a case leads to its file
    static String tree(TimeTree tree, ChainPaint paint, Chains chains, boolean linked) {
        return new ChainSvg(paint, chains, linked).draw(tree);
    }

    static String network(Network network, ChainPaint paint, Chains chains, boolean linked) {
        return new ChainSvg(paint, chains, linked).draw(network);
    }

    private String draw(TimeTree tree) {
        int step = Math.max(8, Math.min(26, 1000 / Math.max(1, tree.days())));
        int width = LEFT + step * tree.days() + LABEL;
        int height = TOP + ROW * tree.rows().size() + 14;
        begin(width, height);
        axis(tree.first(), tree.days(), step, height);
        List<Row> rows = tree.rows();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            if (row.above() >= 0) {
                int from = LEFT + step * rows.get(row.above()).day();
                path("M" + from + " " + (TOP + ROW * row.above() + 9) + "V" + (TOP + ROW * i + 9) + "H" + (LEFT + step * row.day()), row.member());
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            dot(LEFT + step * rows.get(i).day(), TOP + ROW * i + 9, rows.get(i).member(), true);
        }
        return text.append("</svg>").toString();
    }

    private void axis(@Nullable LocalDate first, int days, int step, int height) {
        if (first == null) {
            return;
        }
        int every = step >= 20 ? 2 : step >= 12 ? 4 : 7;
        for (int day = 0; day < days; day += every) {
            int x = LEFT + step * day;
            text.append("<path d=\"M").append(x).append(' ').append(TOP - 8).append('V').append(height - 8).append("\" stroke=\"#e4eae7\" fill=\"none\"/>");
            LocalDate on = first.plusDays(day);
            text.append("<text x=\"").append(x).append("\" y=\"16\" font-size=\"11\" fill=\"#57645f\" text-anchor=\"middle\">").append(on.getMonthValue()).append('-').append(on.getDayOfMonth()).append("</text>");
        }
    }

    private String draw(Network network) {
        begin(network.width() * SCALE, network.height() * SCALE);
        List<Network.Node> nodes = network.nodes();
        for (Network.Node node : nodes) {
            if (node.infector() >= 0) {
                Network.Node from = nodes.get(node.infector());
                path("M" + round(from.x() * SCALE) + " " + round(from.y() * SCALE) + "L" + round(node.x() * SCALE) + " " + round(node.y() * SCALE), node.member());
            }
        }
        nodes.forEach(node -> dot(node.x() * SCALE, node.y() * SCALE, node.member(), false));
        return text.append("</svg>").toString();
    }

    private void begin(double width, double height) {
        text.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").append(round(width)).append("\" height=\"").append(round(height)).append("\" viewBox=\"0 0 ").append(round(width)).append(' ')
                .append(round(height)).append("\" font-family=\"system-ui, sans-serif\" role=\"img\">");
        if (!linked) {
            text.append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>");
        }
    }

    private void path(String path, ChainMember member) {
        boolean registered = member.basis() == Basis.ESTABLISHED || member.basis() == Basis.NAMED;
        text.append("<path d=\"").append(path).append("\" fill=\"none\" stroke=\"#57645f\" stroke-width=\"").append(member.basis() == Basis.ESTABLISHED ? "2" : "1.2").append("\" opacity=\"")
                .append(round(0.25 + 0.75 * member.probability())).append(registered ? "\"/>" : "\" stroke-dasharray=\"4 3\"/>");
    }

    private void dot(double x, double y, ChainMember member, boolean named) {
        CaseFace face = faces.get(member.of().id());
        String colour = paint.of(member.of().id());
        if (linked && face != null) {
            text.append("<a href=\"/cases/").append(face.id()).append("\">");
        }
        text.append("<g><title>").append(escaped(title(member))).append("</title><circle cx=\"").append(round(x)).append("\" cy=\"").append(round(y)).append("\" r=\"")
                .append(member.generation() == 1 ? "6" : "5").append("\" stroke=\"").append(colour).append("\" stroke-width=\"2\" fill=\"").append(member.of().onset() == null ? "#ffffff" : colour).append("\"/>");
        if (named) {
            text.append("<text x=\"").append(round(x + 10)).append("\" y=\"").append(round(y + 4)).append("\" font-size=\"11\" fill=\"#1d2826\" stroke=\"#ffffff\" stroke-width=\"3\" paint-order=\"stroke\">").append(escaped(member.of().id()))
                    .append(places.containsKey(member.of().id()) ? " · " + escaped(String.valueOf(places.get(member.of().id()))) : "").append("</text>");
        }
        text.append("</g>");
        if (linked && face != null) {
            text.append("</a>");
        }
    }

    /// `TJ55 2020-02-01 ← TJ21 56 % (TJ9 41 %)`: no words, so that it reads alike in every language.
    static String title(ChainMember member) {
        StringBuilder title = new StringBuilder(member.of().id());
        if (member.of().day() != null) {
            title.append(' ').append(member.of().day());
        }
        if (member.infector() != null) {
            title.append(" ← ").append(member.infector()).append(' ').append(percent(member.probability()));
        }
        List<String> others = member.alternatives().stream().limit(3).map(one -> one.infector() + " " + percent(one.probability())).toList();
        return others.isEmpty() ? title.toString() : title.append(" (").append(String.join(", ", others)).append(')').toString();
    }

    static String percent(double probability) {
        return Math.round(probability * 100) + " %";
    }

    private static String round(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }

    private static String escaped(String plain) {
        return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
