/// The closed loop of return to work: a firm screens its staff, has them return in batches, files with evidence and commitment, is reviewed and decided on, reports every day, is inspected; and what
/// follows a suspected case among its staff.
///
/// **Start reading** at [Loop]; the rules are `org.zerospread.engine.resumption`, where a firm stands is read and written by [LoopBook]. Daily reports are [DailyReports], a suspected case is
/// [Emergency], what is uploaded [EvidenceDesk].
///
/// **Allowed dependencies**: floors 0 to 2.
///
/// **Not here**: firms, their staff and supplies (`enterprise`), which measures hold for a firm (`grading`).
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"store", "audit", "region", "access", "person", "enterprise", "grading", "surveillance", "quarantine"})
@org.jspecify.annotations.NullMarked
package org.zerospread.app.resumption;
