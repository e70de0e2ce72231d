/// Door-to-door screening: rounds, household visits, person checks, and the totals kept with them.
///
/// **Start reading** at [VisitIntake], then [Rounds], [DayList], [Coverage], [ZeroReports] and [Returnees].
///
/// **Allowed dependencies**: floors 0 and 1.
///
/// **Not here**: how a journey is registered (`person`); which stay follows from it, and opening it (`quarantine`, through [StayProposer]).
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"intake", "store", "audit", "region", "access", "person"})
@org.jspecify.annotations.NullMarked
package org.zerospread.app.screening;
