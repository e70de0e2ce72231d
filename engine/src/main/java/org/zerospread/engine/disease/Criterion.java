package org.zerospread.engine.disease;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A node of a definition.
public sealed interface Criterion {

    /// What a group is called on the page, such as 流行病学史.
    record Name(String zh, String en) {
    }

    /// All of them.
    record All(@Nullable Name name, List<Criterion> of) implements Criterion {
        public All {
            of = List.copyOf(of);
        }
    }

    /// Any one of them.
    record Any(@Nullable Name name, List<Criterion> of) implements Criterion {
        public Any {
            of = List.copyOf(of);
        }
    }

    /// At least so many of them.
    record AtLeast(@Nullable Name name, int count, List<Criterion> of) implements Criterion {
        public AtLeast {
            of = List.copyOf(of);
            if (count < 1 || count > of.size()) {
                throw new IllegalArgumentException("at least " + count + " of " + of.size());
            }
        }
    }

    /// It does not hold.
    record Not(@Nullable Name name, Criterion of) implements Criterion {
    }

    /// The answer is yes.
    record Holds(Fact fact) implements Criterion {
    }

    /// The number lies in `[from, below)`; an end that is null is open.
    record Between(Fact fact, @Nullable BigDecimal from, @Nullable BigDecimal below) implements Criterion {
        public Between {
            if (from == null && below == null || from != null && below != null && from.compareTo(below) >= 0) {
                throw new IllegalArgumentException(fact.id() + ": from " + from + " below " + below);
            }
        }
    }

    /// The definition of another class of the same edition and area holds.
    record OfClass(CaseClass caseClass) implements Criterion {
    }
}
