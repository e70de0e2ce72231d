package org.zerospread.engine.matrix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Looks a table through before it is used: cases that no row covers, rows that say different things of one case, rows that never count.
///
/// Exact, however many cases there are: cases are taken together as long as the same rows hold for them.
public final class TableCheck {

    /// More gaps than this are not told one by one.
    static final int MOST_GAPS = 100;

    private final DecisionTable table;
    private final List<long[]> gaps = new ArrayList<>();
    private final boolean[] counts;

    private TableCheck(DecisionTable table) {
        this.table = table;
        this.counts = new boolean[table.rules().size()];
    }

    /// Two rows that hold for one case.
    ///
    /// @param contradicts whether they say different things of it
    /// @param where per input the values for which both hold, as bits
    public record Overlap(Rule first, Rule second, boolean contradicts, long[] where) {
    }

    /// What was found.
    ///
    /// @param gaps cases that no row covers: per input the values, as bits; at most 100
    /// @param overlaps pairs of rows that the hit policy does not allow to hold together
    /// @param idle rows that never count, because rows before them (or, where the strictest counts, stricter ones) hold wherever they do
    public record Findings(List<long[]> gaps, List<Overlap> overlaps, List<Rule> idle) {

        /// Whether the table can be used.
        public boolean isSound() {
            return gaps.isEmpty() && overlaps.isEmpty() && idle.isEmpty();
        }
    }

    /// Looks through one table.
    public static Findings of(DecisionTable table) {
        TableCheck check = new TableCheck(table);
        List<Integer> all = new ArrayList<>();
        for (int row = 0; row < table.rules().size(); row++) {
            all.add(row);
        }
        check.split(0, new long[table.inputs().size()], all);
        List<Rule> idle = new ArrayList<>();
        for (int row = 0; row < check.counts.length; row++) {
            if (!check.counts[row] && (table.hitPolicy() == HitPolicy.FIRST || table.hitPolicy() == HitPolicy.PRIORITY)) {
                idle.add(table.rules().get(row));
            }
        }
        return new Findings(check.gaps, check.overlaps(), idle);
    }

    private List<Overlap> overlaps() {
        List<Overlap> overlaps = new ArrayList<>();
        List<Rule> rules = table.rules();
        for (int i = 0; i < rules.size(); i++) {
            for (int j = i + 1; j < rules.size(); j++) {
                boolean contradicts = !rules.get(i).saysTheSameAs(rules.get(j));
                boolean allowed = switch (table.hitPolicy()) {
                    case UNIQUE -> false;
                    case ANY -> !contradicts;
                    case FIRST, PRIORITY, COLLECT -> true;
                };
                if (!allowed && rules.get(i).meets(rules.get(j))) {
                    overlaps.add(new Overlap(rules.get(i), rules.get(j), contradicts, where(rules.get(i), rules.get(j))));
                }
            }
        }
        return overlaps;
    }

    private static long[] where(Rule first, Rule second) {
        long[] where = first.allowed().clone();
        for (int input = 0; input < where.length; input++) {
            where[input] &= second.allowed()[input];
        }
        return where;
    }

    /// Goes through the inputs from `input` on; `held` are the rows that hold for the values chosen so far.
    private void split(int input, long[] chosen, List<Integer> held) {
        if (held.isEmpty()) {
            gap(input, chosen);
            return;
        }
        if (input == table.inputs().size()) {
            counts[table.hitPolicy() == HitPolicy.PRIORITY ? strictest(held) : held.getFirst()] = true;
            return;
        }
        int values = table.inputs().get(input).values().size();
        long all = values == 64 ? -1L : (1L << values) - 1;
        long open = all;
        while (open != 0) {
            int value = Long.numberOfTrailingZeros(open);
            List<Integer> holding = new ArrayList<>();
            long alike = open;
            for (int row : held) {
                long allowed = table.rules().get(row).allowed()[input];
                boolean holds = (allowed >>> value & 1) == 1;
                alike &= holds ? allowed : ~allowed;
                if (holds) {
                    holding.add(row);
                }
            }
            chosen[input] = alike;
            split(input + 1, chosen, holding);
            open &= ~alike;
        }
    }

    /// The row that counts where the strictest does; of rows that say the same, the first.
    private int strictest(List<Integer> held) {
        int best = held.getFirst();
        for (int row : held) {
            if (Arrays.compare(table.rules().get(row).outcome(), table.rules().get(best).outcome()) > 0) {
                best = row;
            }
        }
        return best;
    }

    private void gap(int input, long[] chosen) {
        if (gaps.size() >= MOST_GAPS) {
            return;
        }
        long[] gap = Arrays.copyOf(chosen, chosen.length);
        for (int rest = input; rest < gap.length; rest++) {
            int values = table.inputs().get(rest).values().size();
            gap[rest] = values == 64 ? -1L : (1L << values) - 1;
        }
        gaps.add(gap);
    }
}
