package org.zerospread.engine.matrix;

import java.util.Arrays;

/// A row of a table.
///
/// @param line of the document, for messages
/// @param allowed per input the values for which it holds, as bits; all bits where it does not ask
/// @param outcome per measure of the matrix the value, or -1 where the row says nothing of it
/// @param zh why, in words for whom it concerns; may be empty
public record Rule(String id, int line, long[] allowed, int[] outcome, String zh, String en) {

    public Rule {
        allowed = allowed.clone();
        outcome = outcome.clone();
    }

    boolean holds(int[] facts) {
        for (int input = 0; input < allowed.length; input++) {
            if ((allowed[input] >>> facts[input] & 1) == 0) {
                return false;
            }
        }
        return true;
    }

    boolean meets(Rule other) {
        for (int input = 0; input < allowed.length; input++) {
            if ((allowed[input] & other.allowed[input]) == 0) {
                return false;
            }
        }
        return true;
    }

    boolean saysTheSameAs(Rule other) {
        return Arrays.equals(outcome, other.outcome);
    }
}
