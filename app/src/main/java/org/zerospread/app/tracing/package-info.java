/// Tracks: who stayed where, from when to when, told or derived.
///
/// **Start reading** at [TrackBook]; what is told in an interview comes in by [TrackDesk], what files bring by [TrackIntake].
///
/// **Allowed dependencies**: floors 0 and 1; cases of `surveillance`, rooms of `quarantine`, visits of `screening` and passages of `checkpoint` are read from their tables by one function of
/// the database, `tracing.stays`.
///
/// **Not here**: who met whom is worked out in the engine; contacts are registered in `surveillance`.
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"intake", "store", "audit", "region", "access", "person"})
@org.jspecify.annotations.NullMarked
package org.zerospread.app.tracing;
