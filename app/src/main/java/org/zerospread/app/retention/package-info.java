/// The end of records: how long each kind is kept, what is due, who signed, and the certificate of what was deleted or anonymised.
///
/// **Start reading** at [RetentionPolicy], then [RetentionDesk] and [RetentionRound]; what is deleted, and in which order, is said once, in the
/// functions of the schema `retention`.
///
/// **Allowed dependencies**: floors 0; it knows the tables of floors 1 and 2 through its own functions in the database.
///
/// **Not here**: the chain of the audit trail and its cuts (`audit`); which accounts have the right to sign (`access`).
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"store", "audit", "region", "access"})
@org.jspecify.annotations.NullMarked
package org.zerospread.app.retention;
