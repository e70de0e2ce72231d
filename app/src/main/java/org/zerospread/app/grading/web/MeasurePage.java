package org.zerospread.app.grading.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.grading.MeasureAnswer;
import org.zerospread.engine.matrix.Dimension;
import org.zerospread.engine.matrix.Measured;
import org.zerospread.engine.matrix.Word;

/// What is found of measures, as the page shows it.
///
/// @param kind what was asked about: `persons`, `firms`, `places` or `passages`
/// @param words what was searched for
/// @param found who or what was found, with the measures
/// @param asked whether anything was asked
/// @param more whether there are more than are shown
public record MeasurePage(String kind, LocalDate on, String words, String from, List<Found> found, boolean asked, boolean more) {

    /// One that was found.
    ///
    /// @param page its own page; null where it has none
    /// @param place where it lies
    public record Found(String id, String name, String place, @Nullable String page, MeasureAnswer answer) {

        /// Per measure of which something is decided, its words, value and strictness.
        public List<Line> lines() {
            MeasureAnswer of = answer;
            if (of.matrix() == null) {
                return List.of();
            }
            List<Dimension> measures = of.matrix().matrix().measures();
            return of.measured().said().entrySet().stream().map(entry -> line(measures, entry)).toList();
        }

        private static Line line(List<Dimension> measures, Map.Entry<String, Measured.Said> entry) {
            Dimension dimension = measures.stream().filter(one -> one.word().id().equals(entry.getKey())).findFirst().orElseThrow();
            Measured.Said said = entry.getValue();
            int last = dimension.values().size() - 1;
            int tone = said.strictness() == 0 || last == 0 ? 0 : said.strictness() == last ? 3 : said.strictness() * 3 <= last ? 1 : 2;
            return new Line(dimension.word(), dimension.values().get(said.strictness()), tone, said.rows());
        }

        /// The words of a fact, as the matrix has them; the id itself where it does not ask for it.
        public Word word(String input, String value) {
            if (answer.matrix() == null) {
                return new Word(value, value, value);
            }
            return answer.matrix().matrix().inputs().stream().filter(one -> one.word().id().equals(input)).flatMap(one -> one.values().stream()).filter(one -> one.id().equals(value)).findFirst()
                    .orElse(new Word(value, value, value));
        }

        /// The word of an input.
        public Word input(String input) {
            if (answer.matrix() == null) {
                return new Word(input, input, input);
            }
            return answer.matrix().matrix().inputs().stream().map(Dimension::word).filter(one -> one.id().equals(input)).findFirst().orElse(new Word(input, input, input));
        }
    }

    /// A measure with its value.
    ///
    /// @param tone how strict: 0 the mildest, 3 the strictest
    public record Line(Word measure, Word value, int tone, List<String> rows) {
    }
}
