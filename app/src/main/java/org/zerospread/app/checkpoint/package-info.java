/// Checkpoints: posts, crews, passages of vehicles and persons, what is due by rule, hand-over.
///
/// **Start reading** at [PassageIntake].
///
/// **Allowed dependencies**: floors 0 and 1, and `quarantine`.
///
/// **Not here**: the rules themselves are in the engine ([org.zerospread.engine.checkpoint.PassageRules]) and in `policies/`.
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"intake", "store", "audit", "region", "access", "person", "quarantine"})
@org.jspecify.annotations.NullMarked
package org.zerospread.app.checkpoint;
