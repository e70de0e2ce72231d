/// The board of the return to work: which firms and how many of their staff are back, by zone, industry, size, priority and day; and what keeps the others.
///
/// **Start reading** at [ResumptionBoard].
///
/// **Allowed dependencies**: floors 0 to 3.
///
/// **Not here**: the steps of a firm's return (`resumption`), its staff and supplies (`enterprise`).
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"store", "region", "access", "person", "enterprise", "resumption"})
@org.jspecify.annotations.NullMarked
package org.zerospread.app.board;
