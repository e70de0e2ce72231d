package org.zerospread.engine.grading;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A confirmed case as far as the risk level needs it.
///
/// @param confirmedOn the day of confirmation, on which the case counts as new
/// @param clusterId what ties it to others (one family, one workplace); null for a case on its own
public record ConfirmedCase(String id, LocalDate confirmedOn, @Nullable String clusterId) {}
