/// What is made in the field without a network, and comes in later: submissions of phones, the page that makes them, its devices.
///
/// **Start reading** at [SubmissionDesk], then [SubmissionKind] (what another kind of record offers) and [PhoneClock] (whose clock counts).
/// The page itself is `static/field/`, plain modules without a build.
///
/// **Allowed dependencies**: floors 0 to 3.
///
/// **Not here**: what a visit is and how it is counted (`screening`), what is due at a checkpoint and which measure holds for whom (`checkpoint`), who has a certificate (`certificate`).
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"store", "audit", "region", "access", "person", "screening", "quarantine", "checkpoint", "certificate"})
@org.jspecify.annotations.NullMarked
package org.zerospread.app.field;
