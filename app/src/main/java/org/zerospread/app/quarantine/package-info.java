/// Staged quarantine: plans as data, a person's stays, sites and rooms.
///
/// **Start reading** at [Stays]; the rules are `org.zerospread.engine.plan`.
///
/// **Allowed dependencies**: floors 0 and 1, and the events of `surveillance` (same floor; news only).
///
/// **Not here**: cases and tests (`surveillance`).
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"store", "audit", "region", "access", "person", "surveillance"})
@org.jspecify.annotations.NullMarked
package org.zerospread.app.quarantine;
