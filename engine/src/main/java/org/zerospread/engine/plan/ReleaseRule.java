package org.zerospread.engine.plan;

/// What must hold, beside the days of all stages, before somebody is released.
///
/// @param allTests every planned test and every retest has a result that is not positive
/// @param negatives how many results in a row, of different days, must have been negative at the end; 0: no matter
/// @param feverFreeDays full days without fever or symptom after the last one; 0: no matter
public record ReleaseRule(boolean allTests, int negatives, int feverFreeDays) {

    /// As plans without a section on release have always been read: the days, and every test with a result.
    public static final ReleaseRule USUAL = new ReleaseRule(true, 0, 0);

    public ReleaseRule {
        if (negatives < 0 || feverFreeDays < 0) {
            throw new IllegalArgumentException(negatives + " negatives, " + feverFreeDays + " days without fever");
        }
    }
}
