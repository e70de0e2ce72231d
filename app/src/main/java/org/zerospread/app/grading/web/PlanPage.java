package org.zerospread.app.grading.web;

import java.util.List;
import org.zerospread.app.grading.PlanDifferences;

/// Whose quarantine is not what graded control asks.
///
/// @param others run another plan
/// @param without have none
/// @param othersInAll how many there are; the lists are cut
public record PlanPage(List<PlanDifferences.Line> others, int othersInAll, List<PlanDifferences.Line> without, int withoutInAll) {

    /// More are not shown on a page.
    static final int MOST = 200;

    static PlanPage of(List<PlanDifferences.Line> others, List<PlanDifferences.Line> without) {
        return new PlanPage(cut(others), others.size(), cut(without), without.size());
    }

    private static List<PlanDifferences.Line> cut(List<PlanDifferences.Line> lines) {
        return lines.size() > MOST ? lines.subList(0, MOST) : lines;
    }

    /// The word of what is asked.
    public String asked(PlanDifferences.Line line, boolean chinese) {
        return line.answer().matrix() == null ? "" : DifferencePage.word(line.answer().matrix().matrix(), "plan", line.answer().value("plan"), chinese);
    }

    /// The rows that ask for it.
    public String rows(PlanDifferences.Line line) {
        return String.join("+", line.answer().rows().stream().map(fired -> fired.row().id()).toList());
    }
}
