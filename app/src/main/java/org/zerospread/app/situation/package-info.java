/// The situation: the bulletin of any date as it was known at any moment, and the daily round.
///
/// **Start reading** at [BulletinDesk] and [DailyRound].
///
/// **Allowed dependencies**: floors 0 to 3.
///
/// **Not here**: what is counted; each module counts its own records.
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"store", "audit", "region", "access", "person", "screening", "surveillance", "quarantine", "grading", "care", "resumption", "officers", "recruiting"})
@org.jspecify.annotations.NullMarked
package org.zerospread.app.situation;
