/// Graded control: the risk level in force, proposed by dated rules and, to fall, confirmed by a named person.
///
/// **Start reading** at [RiskLevels]; the rules are `org.zerospread.engine.grading`.
///
/// **Allowed dependencies**: floors 0 and 1, and of the same floor `enterprise` (its tables) and `surveillance` (the disease of the outbreak, the cases).
///
/// **Not here**: when a level is assessed (`situation`), and what a measure does: plans are run by `quarantine`, firms by `resumption`.
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"store", "audit", "region", "access", "person", "enterprise", "surveillance"})
@org.jspecify.annotations.NullMarked
package org.zerospread.app.grading;
