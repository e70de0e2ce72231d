/// Door-to-door screening: rounds, household visits, person checks, and the totals kept with them.
///
/// **Start reading** at [VisitIntake].
///
/// **Allowed dependencies**: floors 0 and 1.
///
/// **Not here**: what is done about a returnee who is found (`person` registers the arrival, `quarantine` opens the stay).
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"store", "audit", "region", "access", "person"})
@org.jspecify.annotations.NullMarked
package org.zerospread.app.screening;
