package org.zerospread.app.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.region.RegionRange;

/// A proposal to delete and anonymise, and what became of it.
///
/// @param district 15-digit code
/// @param asOf the day by which it is due
/// @param reason why it was proposed
public record RetentionRun(UUID id, long district, long high, Scope scope, State state, String policyCode, int policyVersion, LocalDate asOf, String proposedBy, Instant proposedAt,
        String reason, List<Item> items, List<Signature> signatures, @Nullable Instant endedAt) {

    /// What it takes.
    public enum Scope {
        /// What is due by the policy.
        DUE,
        /// Every record with personal data, because the outbreak is over.
        OUTBREAK
    }

    /// How far it is.
    public enum State {
        PROPOSED,
        /// Signed and begun; goes on where it stopped.
        RUNNING, DONE, WITHDRAWN
    }

    /// One kind of record.
    ///
    /// @param cutoff what lies before this is taken
    /// @param counted how many there were when it was proposed
    /// @param done how many were taken
    public record Item(String kind, String action, Instant cutoff, long counted, @Nullable Instant oldest, @Nullable Instant newest, long done, boolean finished) {
    }

    /// Somebody who signed.
    public record Signature(UUID account, String name, Instant at) {
    }

    /// Its regions.
    public RegionRange range() {
        return new RegionRange(district, high);
    }

    /// Whether two people signed.
    public boolean isSigned() {
        return signatures.size() >= 2;
    }
}
