package org.zerospread.engine.tracing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One pair of stays that met: why somebody is a contact.
///
/// @param sourceId the index case, or for degree 2 the contact of degree 1
/// @param from where the overlap begins
/// @param to where it ends; between the two may lie times that do not count, where the source has several windows
/// @param seconds how much of it counts
/// @param sourcePlace place of the source's stay, where it has one
/// @param contactPlace place of the contact's stay, where it has one; the same as `sourcePlace` unless they met by their distance
/// @param metres how far apart, where they met by their distance; else null
public record Encounter(String sourceId, String contactId, int degree, Instant from, Instant to, long seconds,
        @Nullable String sourcePlace, @Nullable String contactPlace, @Nullable Double metres) {}
