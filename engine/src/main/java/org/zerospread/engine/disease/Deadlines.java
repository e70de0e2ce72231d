package org.zerospread.engine.disease;

import java.time.Duration;

/// What is due how soon.
///
/// @param report from the suspicion or diagnosis to the direct network report
/// @param investigation from the same moment to the finished investigation of the case
/// @param retest from an inconclusive result to the next sample
/// @param result from a sample to its result
public record Deadlines(Duration report, Duration investigation, Duration retest, Duration result) {
}
