package org.zerospread.app.chain.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.chain.CaseFace;
import org.zerospread.app.chain.RegisteredLink;
import org.zerospread.app.person.FormFault;
import org.zerospread.engine.chain.ChainCluster;
import org.zerospread.engine.chain.ChainFault;
import org.zerospread.engine.chain.ChainMember;
import org.zerospread.engine.chain.OrderConflict;

/// Chains as the page shows them.
///
/// @param ask what was asked for
/// @param counts of all cases, whatever is asked for
/// @param clusters all of more than one case, the largest first
/// @param shown the cases in the picture
/// @param svg the tree over time; empty for the network, which a script draws
/// @param cut how many cases do not fit into the tree
public record ChainPage(Ask ask, Counts counts, List<ChainCluster> clusters, List<ChainMember> shown, List<ChainPaint.Key> legend, String svg, int cut, List<ChainMember> spreaders,
        List<OrderConflict> conflicts, List<ChainMember> unlinked, List<ChainMember> unsure, List<RegisteredLink> links, List<CaseFace> strangers, Map<String, CaseFace> faces, List<ChainFault> faults,
        Form form) {

    /// How the chains are drawn.
    public enum View {
        TREE, NETWORK
    }

    /// What was asked for.
    ///
    /// @param cluster its number; 0 all of more than one case, -1 all cases
    public record Ask(View view, int cluster, ChainPaint.By colour) {

        /// The same with another view, cluster or colour.
        public String query(View other, int number, Object by) {
            return "view=" + other + "&cluster=" + number + "&colour=" + by;
        }

        /// As it is.
        public String query() {
            return query(view, cluster, colour);
        }

        /// What colours may go by.
        public Object[] colours() {
            return ChainPaint.By.values();
        }
    }

    /// Figures of all chains.
    public record Counts(int cases, int clusters, int generations, int imported, int unlinked) {
    }

    /// The form of a link, as it was sent.
    public record Form(String infector, String infectee, String certainty, String evidence, @Nullable FormFault wrong) {

        static final Form EMPTY = new Form("", "", "ESTABLISHED", "", null);

        /// What is wrong with a field.
        public Optional<FormFault> fault(String field) {
            return Optional.ofNullable(wrong).filter(one -> one.field().equals(field));
        }
    }

    /// The file of a case, by its number.
    public String address(@Nullable String number) {
        CaseFace face = number == null ? null : faces.get(number);
        return face == null ? "#" : "/cases/" + face.id();
    }

    /// A probability as a whole percent.
    public String percent(double probability) {
        return ChainSvg.percent(probability);
    }

    /// A chance with one decimal.
    public String chance(double probability) {
        return String.format(Locale.ROOT, "%.1f %%", probability * 100);
    }

    /// An expected number with one decimal.
    public String expected(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    /// The registered link of an id as text.
    public String id(UUID id) {
        return id.toString();
    }
}
