/// The three officers of each firm (三员制): guide, resident and supervisor; who has which firm, their visits, and the problems that they see solved.
///
/// **Start reading** at [Officers] and [FirmOfficers]; how firms are shared out is [FirmSharing] (Timefold), what counts in it `org.zerospread.engine.officers`. Then [FirmVisits] and
/// [FirmProblems].
///
/// **Allowed dependencies**: floors 0 and 1, and `enterprise`.
///
/// **Not here**: firms and their staff (`enterprise`), review and decision on the return to work (`resumption`).
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"store", "audit", "region", "access", "person", "intake", "enterprise"})
@org.jspecify.annotations.NullMarked
package org.zerospread.app.officers;
