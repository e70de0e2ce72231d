package org.zerospread.engine.plan;

/// A test that a stage asks for.
///
/// @param day day of the stage, counted from 1 as the stage's length is counted
/// @param method how the samples are tested
/// @param samples how many samples are taken on that day, at least 1; they have one result together
/// @param ifMissed what follows when the day passes without it
/// @param ifInconclusive what follows when the laboratory cannot say
public record PlannedTest(int day, TestMethod method, int samples, Missed ifMissed, Inconclusive ifInconclusive) {

    /// What a test that was not done does.
    public enum Missed {
        /// 补检: it stays due every day until it is done; nobody is released before.
        MAKE_UP,
        /// 补检并报告: as a make-up, and it is reported.
        REPORT,
        /// 不补: it falls away.
        WAIVE
    }

    /// What an inconclusive result does; it never counts as a result.
    public enum Inconclusive {
        /// 次日复检: another sample the next day.
        RETEST,
        /// 连续两日复检: one more on each of the next two days.
        RETEST_TWICE,
        /// 按阳性处置: treated as a positive.
        AS_POSITIVE
    }

    public PlannedTest {
        if (day < 1 || samples < 1) {
            throw new IllegalArgumentException("test of day " + day + " with " + samples + " samples");
        }
    }

    /// A test that is made up when missed and repeated when inconclusive.
    public PlannedTest(int day, TestMethod method, int samples) {
        this(day, method, samples, Missed.MAKE_UP, Inconclusive.RETEST);
    }
}
