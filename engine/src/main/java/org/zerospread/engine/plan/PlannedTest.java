package org.zerospread.engine.plan;

/// A test that a stage asks for.
///
/// @param day day of the stage, counted from 1
/// @param method how the samples are tested
/// @param samples how many samples are taken on that day, at least 1
public record PlannedTest(int day, TestMethod method, int samples) {

    public PlannedTest {
        if (day < 1 || samples < 1) {
            throw new IllegalArgumentException("test of day " + day + " with " + samples + " samples");
        }
    }
}
