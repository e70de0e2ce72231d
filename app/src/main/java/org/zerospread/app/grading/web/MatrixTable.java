package org.zerospread.app.grading.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.zerospread.engine.matrix.DecisionTable;
import org.zerospread.engine.matrix.Dimension;
import org.zerospread.engine.matrix.Matrix;
import org.zerospread.engine.matrix.Rule;
import org.zerospread.engine.matrix.Word;

/// A decision table as people read it: a column for each input that any row asks for, and for each measure that any row speaks of.
///
/// @param inputs places of the inputs with a column
/// @param measures places of the measures with a column
public record MatrixTable(Matrix matrix, DecisionTable table, List<Integer> inputs, List<Integer> measures) {

    static MatrixTable of(Matrix matrix, DecisionTable table) {
        List<Integer> inputs = IntStream.range(0, matrix.inputs().size()).filter(input -> table.rules().stream().anyMatch(rule -> rule.allowed()[input] != all(matrix.inputs().get(input)))).boxed().toList();
        List<Integer> measures = IntStream.range(0, matrix.measures().size()).filter(measure -> table.rules().stream().anyMatch(rule -> rule.outcome()[measure] >= 0)).boxed().toList();
        return new MatrixTable(matrix, table, inputs, measures);
    }

    static List<MatrixTable> all(Matrix matrix) {
        return matrix.tables().stream().map(table -> of(matrix, table)).toList();
    }

    private static long all(Dimension dimension) {
        return dimension.values().size() == Long.SIZE ? -1L : (1L << dimension.values().size()) - 1;
    }

    /// An input by its place.
    public Dimension input(int place) {
        return matrix.inputs().get(place);
    }

    /// A measure by its place.
    public Dimension measure(int place) {
        return matrix.measures().get(place);
    }

    /// Whether a row asks for an input.
    public boolean asks(Rule rule, int input) {
        return rule.allowed()[input] != all(input(input));
    }

    /// Whether a row allows a value of an input, and does not allow all.
    public boolean allows(Rule rule, int input, int value) {
        return asks(rule, input) && (rule.allowed()[input] >>> value & 1) == 1;
    }

    /// The values of an input that a row allows.
    public List<Word> allowed(Rule rule, int input) {
        List<Word> words = new ArrayList<>();
        for (int value = 0; value < input(input).values().size(); value++) {
            if ((rule.allowed()[input] >>> value & 1) == 1) {
                words.add(input(input).values().get(value));
            }
        }
        return words;
    }

    /// How strict a value is among those of its measure: 0 the mildest, 3 the strictest.
    public int tone(Rule rule, int measure) {
        int last = measure(measure).values().size() - 1;
        int value = rule.outcome()[measure];
        return value <= 0 || last == 0 ? 0 : value == last ? 3 : value * 3 <= last ? 1 : 2;
    }
}
