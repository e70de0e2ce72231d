package org.zerospread.app.checkpoint;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zerospread.app.grading.MatrixBook;
import org.zerospread.app.grading.MeasureAnswer;
import org.zerospread.app.grading.Measures;
import org.zerospread.engine.checkpoint.PassageMeasure;
import org.zerospread.engine.checkpoint.PassageRules;
import org.zerospread.engine.grading.OriginClass;
import org.zerospread.engine.matrix.FactSheet;
import org.zerospread.engine.matrix.Measured;
import org.zerospread.engine.matrix.Rule;
import org.zerospread.engine.region.RegionCode;

/// The rules of a checkpoint on a day: those of all checkpoints, and what graded control asks of passages in its town where that is stricter.
@Component
public class GradedPassages {

    private static final String MEASURE = "passage";

    private final PassageRules rules;
    private final Measures measures;

    GradedPassages(PassageRules rules, Measures measures) {
        this.rules = rules;
        this.measures = measures;
    }

    /// The rules that hold whatever the town.
    PassageRules everywhere() {
        return rules;
    }

    /// The rules of a post on a day.
    PassageRules on(RegionCode post, LocalDate day) {
        return rules.with(list(post, day).stream().flatMap(one -> graded(one).stream()).toList());
    }

    /// What graded control says of passages at a post, by class of origin.
    public List<ByOrigin> list(RegionCode post, LocalDate day) {
        List<ByOrigin> answers = new ArrayList<>();
        Arrays.stream(OriginClass.values()).forEach(origin -> answers.add(new ByOrigin(origin, measures.ofPassage(post, FactSheet.Origin.valueOf(origin.name()), day))));
        return answers;
    }

    /// What graded control says of whoever comes from a class of origin.
    public record ByOrigin(OriginClass origin, MeasureAnswer answer) {

        /// What is to be done by it; empty where it says nothing of passages, or a word that no checkpoint knows.
        public Optional<PassageMeasure> measure() {
            String word = answer.value(MEASURE).toUpperCase(Locale.ROOT).replace('-', '_');
            return Arrays.stream(PassageMeasure.values()).filter(measure -> measure.name().equals(word)).findFirst();
        }

        /// The rows that say so: of all that fired, those with the strictest value.
        public List<Rule> rows() {
            MatrixBook.InForce matrix = answer.matrix();
            if (matrix == null) {
                return List.of();
            }
            int place = matrix.matrix().findMeasure(MEASURE).orElse(-1);
            int strictest = Optional.ofNullable(answer.measured().said().get(MEASURE)).map(Measured.Said::strictness).orElse(-1);
            return place < 0 ? List.of() : answer.rows().stream().map(fired -> fired.row()).filter(row -> row.outcome()[place] == strictest).toList();
        }
    }

    private static Optional<PassageRules.Graded> graded(ByOrigin one) {
        return one.measure().filter(measure -> !one.rows().isEmpty()).map(measure -> {
            Rule row = one.rows().getFirst();
            return new PassageRules.Graded(one.origin(), measure, "matrix:" + row.id(), row.zh(), row.en());
        });
    }
}
