/// Tracks: who stayed where, from when to when, told or derived.
///
/// **Start reading** at [TrackBook]; what is told in an interview comes in by [TrackDesk], what files bring by [TrackIntake]; who met whom is
/// asked at [TracingDesk].
///
/// **Allowed dependencies**: floors 0 and 1, and `surveillance`, with whose cases contacts are registered; stays and rooms of `quarantine`, visits of `screening` and
/// passages of `checkpoint` are read from their tables, as stays by one function of the database, `tracing.stays`.
///
/// **Not here**: what a meeting is stands in the engine ([org.zerospread.engine.tracing.TrackIndex]); how contacts are quarantined, in `quarantine`.
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"intake", "store", "audit", "region", "access", "person", "surveillance"})
@org.jspecify.annotations.NullMarked
package org.zerospread.app.tracing;
