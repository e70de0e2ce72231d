/// Graded control: the risk level in force, proposed by dated rules and, to fall, confirmed by a named person.
///
/// **Start reading** at [RiskLevels]; the rules are `org.zerospread.engine.grading`.
///
/// **Allowed dependencies**: floors 0 and 1, and the tables of `enterprise` (same floor).
///
/// **Not here**: the cases that the level rests on; `situation` brings them.
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"store", "audit", "region", "access", "person", "enterprise"})
@org.jspecify.annotations.NullMarked
package org.zerospread.app.grading;
