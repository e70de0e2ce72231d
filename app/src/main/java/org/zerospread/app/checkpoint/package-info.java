/// Checkpoints: posts, crews, passages of vehicles and persons, what is due by rule, hand-over.
///
/// **Start reading** at [PassageIntake]; [MeasureList] is what a crew takes along about people, [MeasureLookup] what it may ask.
///
/// **Allowed dependencies**: floors 0 and 1, `quarantine`, and `grading` for what it asks of passages; the open cases of `surveillance` are read from its table.
///
/// **Not here**: the rules themselves are in the engine ([org.zerospread.engine.checkpoint.PassageRules]) and in `policies/`.
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"intake", "store", "audit", "region", "access", "person", "quarantine", "grading"})
@org.jspecify.annotations.NullMarked
package org.zerospread.app.checkpoint;
