package org.zerospread.engine.plan;

/// What the laboratory says of a sample.
public enum TestResult {
    NEGATIVE,
    POSITIVE,
    /// 可疑 or not readable: it counts as no result.
    INCONCLUSIVE
}
