/// Accounts, rights and jurisdictions: who may do what, and over which regions.
///
/// **Start reading** at [Right] and [Requires]; [AccountDesk] for accounts.
///
/// **Allowed dependencies**: `store`, `audit` (floor 0).
///
/// **Not here**: the trail of what was done (`audit`); row-level security, which the database keeps (`store`).
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"store", "audit"})
@org.jspecify.annotations.NullMarked
package org.zerospread.app.access;
