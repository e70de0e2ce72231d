/// What was done, by whom, where: written in the transaction that does it, never changed afterwards.
///
/// **Start reading** at [AuditTrail].
///
/// **Allowed dependencies**: `store` (floor 0).
///
/// **Not here**: who may do what (`access`).
@org.springframework.modulith.ApplicationModule(allowedDependencies = "store")
@org.jspecify.annotations.NullMarked
package org.zerospread.app.audit;
