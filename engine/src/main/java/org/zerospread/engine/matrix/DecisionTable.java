package org.zerospread.engine.matrix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// A decision table, compiled: per input and value the rows that allow it, as bits; a decision is one AND per input and word of 64 rows.
///
/// Immutable and free of locks. The rows lie in the order in which they count (as written, or the strictest first), so that the first bit is the answer.
public final class DecisionTable {

    private final String id;
    private final Subject subject;
    private final HitPolicy hitPolicy;
    private final List<Dimension> inputs;
    private final int measures;
    private final List<Rule> rules;
    /// Rows in the order in which they count.
    private final Rule[] order;
    private final int words;
    /// `[input][value * words + word]`
    private final long[][] rows;
    /// `[measure][value * words + word]`: the rows that say so.
    private final long[][] rowsSaying;

    /// @param inputs of the matrix; the facts of a decision have the same order
    /// @param measures how many measures the matrix has
    public DecisionTable(String id, Subject subject, HitPolicy hitPolicy, List<Dimension> inputs, int measures, List<Rule> rules) {
        this.id = id;
        this.subject = subject;
        this.hitPolicy = hitPolicy;
        this.inputs = List.copyOf(inputs);
        this.measures = measures;
        this.rules = List.copyOf(rules);
        this.order = rules.toArray(Rule[]::new);
        if (hitPolicy == HitPolicy.PRIORITY) {
            Arrays.sort(order, Comparator.comparing(Rule::outcome, Arrays::compare).reversed());
        }
        this.words = Math.max(1, (order.length + 63) / 64);
        this.rows = new long[inputs.size()][];
        for (int input = 0; input < rows.length; input++) {
            int place = input;
            rows[input] = bits(inputs.get(input).values().size(), (rule, value) -> (rule.allowed()[place] >>> value & 1) == 1);
        }
        this.rowsSaying = new long[measures][];
        for (int measure = 0; measure < measures; measure++) {
            int place = measure;
            int strictest = rules.stream().mapToInt(rule -> rule.outcome()[place]).max().orElse(-1);
            rowsSaying[measure] = bits(strictest + 1, (rule, value) -> rule.outcome()[place] == value);
        }
    }

    private interface Asks {
        boolean of(Rule rule, int value);
    }

    private long[] bits(int values, Asks asks) {
        long[] bits = new long[values * words];
        for (int row = 0; row < order.length; row++) {
            for (int value = 0; value < values; value++) {
                if (asks.of(order[row], value)) {
                    bits[value * words + (row >>> 6)] |= 1L << row;
                }
            }
        }
        return bits;
    }

    public String id() {
        return id;
    }

    public Subject subject() {
        return subject;
    }

    public HitPolicy hitPolicy() {
        return hitPolicy;
    }

    public List<Dimension> inputs() {
        return inputs;
    }

    /// The rows as written.
    public List<Rule> rules() {
        return rules;
    }

    /// The place of the row that decides, in the order in which they count; -1 where none holds. For [HitPolicy#COLLECT], the first of all that hold.
    ///
    /// @param facts per input the place of its value
    public int firstRow(int[] facts) {
        for (int word = 0; word < words; word++) {
            long held = held(facts, word);
            if (held != 0) {
                return (word << 6) + Long.numberOfTrailingZeros(held);
            }
        }
        return -1;
    }

    /// The rows of one word that hold, as bits; bits without a row are never set.
    private long held(int[] facts, int word) {
        long held = -1L;
        for (int input = 0; input < rows.length; input++) {
            held &= rows[input][facts[input] * words + word];
        }
        return held;
    }

    /// Whether no row holds.
    public boolean isGap(int[] facts) {
        return firstRow(facts) < 0;
    }

    /// Writes the measures into `outcome` (per measure of the matrix, -1 where nothing is decided), without making any object.
    ///
    /// @return whether a row holds
    public boolean decideInto(int[] facts, int[] outcome) {
        if (hitPolicy != HitPolicy.COLLECT) {
            int row = firstRow(facts);
            if (row < 0) {
                Arrays.fill(outcome, -1);
                return false;
            }
            System.arraycopy(order[row].outcome(), 0, outcome, 0, measures);
            return true;
        }
        Arrays.fill(outcome, -1);
        boolean any = false;
        for (int word = 0; word < words; word++) {
            long held = held(facts, word);
            if (held != 0) {
                any = true;
                strictest(outcome, held, word);
            }
        }
        return any;
    }

    private void strictest(int[] outcome, long held, int word) {
        for (int measure = 0; measure < measures; measure++) {
            long[] saying = rowsSaying[measure];
            for (int value = saying.length / words - 1; value > outcome[measure]; value--) {
                if ((saying[value * words + word] & held) != 0) {
                    outcome[measure] = value;
                }
            }
        }
    }

    /// The measures with the rows that fired.
    public Decision decide(int[] facts) {
        int[] outcome = new int[measures];
        decideInto(facts, outcome);
        List<Rule> fired = new ArrayList<>();
        switch (hitPolicy) {
            case COLLECT, ANY -> rules.stream().filter(rule -> rule.holds(facts)).forEach(fired::add);
            case UNIQUE, FIRST, PRIORITY -> IntStream.of(firstRow(facts)).filter(row -> row >= 0).forEach(row -> fired.add(order[row]));
        }
        return new Decision(this, outcome, fired);
    }
}
