/// A person's track as it is told: what of a window is unknown, and where it contradicts itself.
///
/// **Start reading** at [Track].
///
/// **Depends on** `tracing` for distances over the ground.
///
/// **Not here**: who met whom (`tracing`).
@org.jspecify.annotations.NullMarked
package org.zerospread.engine.track;
