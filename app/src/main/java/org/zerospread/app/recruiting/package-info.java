/// Online double recruiting (网上双招): projects of investment on one side; jobs, applicants and hires on the other.
///
/// **Start reading** at [Projects], then [Jobs] and [Applications]; in which order things go is `org.zerospread.engine.recruiting`. What the public reads needs no sign-in and names nobody.
///
/// **Allowed dependencies**: floors 0 and 1, `enterprise`, and `grading` for what is asked of whoever comes from elsewhere.
///
/// **Not here**: whether a firm works again (`resumption`), and what it gets for whom it hires (`support`).
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"store", "audit", "region", "access", "person", "enterprise", "grading"})
@org.jspecify.annotations.NullMarked
package org.zerospread.app.recruiting;
