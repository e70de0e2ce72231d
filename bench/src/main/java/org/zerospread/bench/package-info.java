/// Measurements of the whole program, each against the bare limit of the same machine.
///
/// **Start reading** at [Bench]; the figures are kept in `bench/RESULTS.md`.
///
/// **Allowed dependencies**: of `app` only its store; the program itself is measured from outside, as a process.
///
/// **Not here**: tests. A measurement says how long, a test says whether it is right.
@org.jspecify.annotations.NullMarked
package org.zerospread.bench;
