package org.zerospread.engine.matrix;

import java.util.Arrays;
import java.util.List;

/// The measures of one table, and the rows that fired.
///
/// @param outcome per measure of the matrix the value, -1 where nothing is decided of it
/// @param fired the rows whose measures count, in the order of the table; empty where none holds
public record Decision(DecisionTable table, int[] outcome, List<Rule> fired) {

    public Decision {
        outcome = outcome.clone();
        fired = List.copyOf(fired);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Decision(DecisionTable its, int[] values, List<Rule> rows) && its.equals(table) && Arrays.equals(values, outcome) && rows.equals(fired);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(outcome) * 31 + fired.hashCode();
    }
}
