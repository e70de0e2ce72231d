package org.zerospread.app.officers.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.officers.SearchRun;
import org.zerospread.app.person.FormFault;
import org.zerospread.engine.officers.OfficerKind;

/// A search: how far it is, or what it proposes beside what is.
///
/// @param run while it runs here; null otherwise
/// @param measures what the present and the proposed are worth, by kind
/// @param changes firms that would change hands
public record ProposalPage(UUID id, String state, boolean stopped, String edition, Instant askedAt, String askedBy, @Nullable Instant decidedAt, @Nullable String decidedBy, @Nullable SearchRun run,
        Map<OfficerKind, List<Measure>> measures, List<Change> changes, int firms, List<FormFault> faults) {

    /// One number, as it is and as it would be.
    public record Measure(String name, BigDecimal before, BigDecimal after) {

        /// Without zeros behind the point.
        public static BigDecimal plain(BigDecimal number) {
            BigDecimal stripped = number.stripTrailingZeros();
            return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        }
    }

    /// A firm that would change hands.
    ///
    /// @param from null when it has nobody
    /// @param to null when nobody has room
    public record Change(UUID firm, String name, String place, OfficerKind kind, @Nullable String from, @Nullable String to, @Nullable Integer km) {
    }

    /// Whether somebody may decide.
    public boolean waits() {
        return state.equals("PROPOSED");
    }
}
