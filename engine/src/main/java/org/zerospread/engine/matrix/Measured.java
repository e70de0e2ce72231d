package org.zerospread.engine.matrix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a matrix says of one subject, all its tables together: where two tables speak of one measure, the strictest holds.
///
/// @param said per measure of which something is decided, in the order of the matrix
/// @param fired the rows that hold, whether another table is stricter or not, in the order of the tables
public record Measured(Map<String, Said> said, List<Fired> fired) {

    public Measured {
        said = Collections.unmodifiableMap(new LinkedHashMap<>(said));
        fired = List.copyOf(fired);
    }

    /// The value of a measure with the rows it comes from.
    ///
    /// @param value id of the value
    /// @param strictness its place among the values, from 0 the mildest
    public record Said(String table, String value, int strictness, List<String> rows) {
    }

    /// A row that holds.
    public record Fired(String table, Rule row) {
    }

    /// The value of a measure; empty when nothing is decided of it.
    public Optional<String> value(String measure) {
        return Optional.ofNullable(said.get(measure)).map(Said::value);
    }

    static Measured of(Matrix matrix, Subject subject, int[] facts) {
        int[] strictest = new int[matrix.measures().size()];
        Arrays.fill(strictest, -1);
        Said[] said = new Said[strictest.length];
        List<Fired> fired = new ArrayList<>();
        for (DecisionTable table : matrix.tablesFor(subject)) {
            Decision decision = table.decide(facts);
            List<String> rows = decision.fired().stream().map(Rule::id).toList();
            decision.fired().forEach(row -> fired.add(new Fired(table.id(), row)));
            for (int measure = 0; measure < strictest.length; measure++) {
                int value = decision.outcome()[measure];
                if (value > strictest[measure]) {
                    strictest[measure] = value;
                    said[measure] = new Said(table.id(), matrix.measures().get(measure).values().get(value).id(), value, rows);
                }
            }
        }
        Map<String, Said> byMeasure = new LinkedHashMap<>();
        for (int measure = 0; measure < said.length; measure++) {
            if (strictest[measure] >= 0) {
                byMeasure.put(matrix.measures().get(measure).word().id(), said[measure]);
            }
        }
        return new Measured(byMeasure, fired);
    }
}
