/// What is made in the field without a network, and comes in later: submissions of phones, the page that makes them, its devices.
///
/// **Start reading** at [SubmissionDesk], then [SubmissionKind] (what another kind of record offers) and [PhoneClock] (whose clock counts).
/// The page itself is `static/field/`, plain modules without a build.
///
/// **Allowed dependencies**: floors 0 to 2.
///
/// **Not here**: what a visit is and how it is counted (`screening`).
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"store", "audit", "region", "access", "person", "screening", "quarantine"})
@org.jspecify.annotations.NullMarked
package org.zerospread.app.field;
