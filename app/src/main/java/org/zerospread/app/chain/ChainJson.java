package org.zerospread.app.chain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.chain.ChainAnswer;
import org.zerospread.engine.chain.ChainCluster;
import org.zerospread.engine.chain.ChainMember;
import org.zerospread.engine.chain.OrderConflict;

/// Chains as the command and the API print them; the keys are described in docs/formats.md. Probabilities have four digits.
public final class ChainJson {

    /// The columns of [#rows].
    public static final List<String> COLUMNS = List.of("case_id", "infector_id", "basis", "probability", "unknown", "alternatives", "generation", "cluster", "onset", "days", "infected", "expected");

    private ChainJson() {}

    /// The whole answer.
    public static Map<String, @Nullable Object> of(ChainAnswer answer) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("serial_interval", Map.of("family", answer.serialInterval().family().name().toLowerCase(Locale.ROOT), "mean", answer.serialInterval().meanDays(), "sd",
                answer.serialInterval().sdDays()));
        json.put("cases", answer.members().stream().map(ChainJson::member).toList());
        json.put("clusters", answer.clusters().stream().map(ChainJson::cluster).toList());
        json.put("spreaders", answer.spreaders().stream().map(one -> map("case_id", one.of().id(), "infected", one.infected(), "expected", rounded(one.expected()))).toList());
        json.put("contradictions", answer.conflicts().stream().map(ChainJson::conflict).toList());
        json.put("unlinked", answer.unlinked().stream().map(one -> one.of().id()).toList());
        json.put("undated", answer.undated().stream().map(one -> one.of().id()).toList());
        return json;
    }

    private static Map<String, @Nullable Object> member(ChainMember one) {
        return map("case_id", one.of().id(), "onset", one.of().onset() == null ? null : one.of().onset().toString(), "infector_id", one.infector(), "basis", one.basis().name(), "probability",
                rounded(one.probability()), "unknown", rounded(one.unknown()), "alternatives",
                one.alternatives().stream().map(other -> map("infector_id", other.infector(), "basis", other.basis().name(), "probability", rounded(other.probability()))).toList(), "rest",
                rounded(one.rest()), "generation", one.generation(), "cluster", one.cluster(), "days", one.days(), "opens_circle", one.first(), "infected", one.infected(), "expected",
                rounded(one.expected()));
    }

    private static Map<String, @Nullable Object> cluster(ChainCluster one) {
        return map("cluster", one.number(), "root", one.root(), "size", one.size(), "generations", one.generations(), "from", one.from() == null ? null : one.from().toString(), "to",
                one.to() == null ? null : one.to().toString(), "places", one.places());
    }

    private static Map<String, @Nullable Object> conflict(OrderConflict one) {
        return map("infector_id", one.infector(), "infectee_id", one.infectee(), "basis", one.basis().name(), "days", one.days(), "chance", rounded(one.chance()), "in_tree", one.chosen());
    }

    /// One row per case, by [#COLUMNS]; alternatives as `TJ9 0.56; TJ21 0.42`.
    public static List<List<String>> rows(ChainAnswer answer) {
        return answer.members().stream().map(one -> List.of(one.of().id(), text(one.infector()), one.basis().name(), text(rounded(one.probability())), text(rounded(one.unknown())),
                String.join("; ", one.alternatives().stream().map(other -> other.infector() + " " + rounded(other.probability())).toList()), text(one.generation()), text(one.cluster()),
                text(one.of().onset()), text(one.days()), text(one.infected()), text(rounded(one.expected())))).toList();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }

    private static Map<String, @Nullable Object> map(@Nullable Object... pairs) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) java.util.Objects.requireNonNull(pairs[i]), pairs[i + 1]);
        }
        return map;
    }
}
