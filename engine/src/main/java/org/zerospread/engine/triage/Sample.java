package org.zerospread.engine.triage;

import java.time.Instant;
import org.zerospread.engine.plan.TestMethod;
import org.zerospread.engine.plan.TestResult;

/// A sample and what the laboratory says of it.
public record Sample(Instant sampledAt, TestMethod method, TestResult result) {
}
