package org.zerospread.app.chain.web;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.zerospread.app.chain.CaseFace;
import org.zerospread.engine.chain.ChainMember;

/// Which colour a case has, and what the colours mean.
///
/// @param legend in the order in which it is shown
public record ChainPaint(Map<String, String> colours, List<Key> legend) {

    /// Told apart also by those who do not see red and green apart, as far as nine colours can be; the last is for all others.
    private static final List<String> PALETTE = List.of("#0f6b62", "#d9772b", "#3f6fb5", "#a2467f", "#8a9a2f", "#b3261e", "#6b5aa8", "#c9a21e", "#4a9db0");
    private static final String OTHERS = "#8b9692";

    /// What the colours go by.
    public enum By {
        GENERATION, TOWN, SOURCE, DATE, PLACE, CLUSTER
    }

    /// A colour and its meaning.
    ///
    /// @param word the value as it stands (a town, a day), or a code when `list` names its list of words
    public record Key(String colour, String list, String word, int cases) {}

    private record Value(String list, String word) {}

    static ChainPaint of(List<ChainMember> members, Map<String, CaseFace> faces, By by) {
        Map<Value, Integer> counts = new LinkedHashMap<>();
        Function<ChainMember, Value> value = one -> value(one, faces.get(one.of().id()), by);
        members.forEach(one -> counts.merge(value.apply(one), 1, Integer::sum));
        boolean ordered = by == By.GENERATION || by == By.DATE;
        List<Value> order = new ArrayList<>(counts.keySet());
        order.sort(ordered ? Comparator.comparing(Value::word, org.zerospread.engine.chain.CaseOrder.BY_NUMBER)
                : Comparator.comparing((Value one) -> counts.getOrDefault(one, 0)).reversed().thenComparing(Value::word));
        Map<Value, String> colours = new HashMap<>();
        List<Key> legend = new ArrayList<>();
        int others = 0;
        for (Value one : order) {
            boolean own = colours.size() < PALETTE.size() && !one.list().equals("chain-none");
            if (own) {
                String colour = PALETTE.get(colours.size());
                colours.put(one, colour);
                legend.add(new Key(colour, one.list(), one.word(), counts.getOrDefault(one, 0)));
            } else {
                others += counts.getOrDefault(one, 0);
            }
        }
        if (others > 0) {
            legend.add(new Key(OTHERS, "chain-none", "OTHERS", others));
        }
        Map<String, String> byCase = new HashMap<>();
        members.forEach(one -> byCase.put(one.of().id(), colours.getOrDefault(value.apply(one), OTHERS)));
        return new ChainPaint(byCase, legend);
    }

    private static Value value(ChainMember one, @org.jspecify.annotations.Nullable CaseFace face, By by) {
        LocalDate day = one.of().day();
        Value nothing = new Value("chain-none", "NONE");
        return switch (by) {
            case GENERATION -> new Value("chain-generation", Integer.toString(one.generation()));
            case SOURCE -> new Value("chain-basis", one.basis().name());
            case TOWN -> face == null || face.town().isEmpty() ? nothing : new Value("", face.town());
            case DATE -> day == null ? nothing : new Value("chain-week", day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).toString());
            case PLACE -> one.of().places().isEmpty() ? nothing : new Value("", one.of().places().iterator().next());
            case CLUSTER -> new Value("chain-cluster", Integer.toString(one.cluster()));
        };
    }

    String of(String number) {
        return colours.getOrDefault(number, OTHERS);
    }
}
