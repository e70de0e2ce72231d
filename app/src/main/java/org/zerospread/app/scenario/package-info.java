/// Scenarios: an outbreak written as facts, turned into records that enter through the ordinary use cases.
///
/// **Start reading** at [Replay], then [Scenario] and [Population].
///
/// **Allowed dependencies**: every module below (floor 5).
///
/// **Not here**: totals. A scenario never writes a figure; every figure is counted from the records.
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"store", "audit", "region", "access", "person", "screening", "surveillance",
        "quarantine", "grading", "care", "situation", "checkpoint", "enterprise", "resumption", "officers", "recruiting", "support"})
@org.jspecify.annotations.NullMarked
package org.zerospread.app.scenario;
