/// Where the records lie: the embedded PostgreSQL or the district's own server, the transaction that carries
/// the jurisdiction, bulk COPY, and the district's clock.
///
/// **Start reading** at [EmbeddedStore], then [JurisdictionTransactionManager].
///
/// **Allowed dependencies**: none (floor 0).
///
/// **Not here**: tables and migrations of the modules (each owns its schema), users and rights (`access`).
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package org.zerospread.app.store;
