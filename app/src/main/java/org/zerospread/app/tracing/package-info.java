/// Tracks: who stayed where, from when to when.
///
/// **Start reading** at [TrackIntake].
///
/// **Allowed dependencies**: floors 0 and 1.
///
/// **Not here**: who met whom is worked out in the engine; contacts are registered in `surveillance`.
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"intake", "store", "audit", "region", "access", "person"})
@org.jspecify.annotations.NullMarked
package org.zerospread.app.tracing;
