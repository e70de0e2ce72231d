/// Staged quarantine: plans as data, a person's stays, sites and rooms.
///
/// **Start reading** at [Stays]; the rules are `org.zerospread.engine.plan`. The day's work is [DayWork], what is observed [Observations], what follows a
/// positive [PositiveChain].
///
/// **Allowed dependencies**: floors 0 and 1; `surveillance` (same floor): its news, and its desks where a positive opens a case; and the returnees
/// of `screening` (same floor), which asks for proposals through an interface of its own.
///
/// **Not here**: cases and tests (`surveillance`).
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"intake", "store", "audit", "region", "access", "person", "surveillance", "screening"})
@org.jspecify.annotations.NullMarked
package org.zerospread.app.quarantine;
