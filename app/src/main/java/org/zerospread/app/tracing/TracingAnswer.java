package org.zerospread.app.tracing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.track.Position;

/// Who met the cases, most time together first.
///
/// @param stays of the cases and of those of the contacts that are nearest the top, for the picture
/// @param elsewhere how many more there are beyond the reader's regions
public record TracingAnswer(List<CaseWindow> cases, List<Met> contacts, List<Elsewhere> elsewhere, Map<UUID, List<Stay>> stays) {

    /// Somebody who met a case, or a contact of it.
    ///
    /// @param name masked
    /// @param where town and village of his record
    /// @param via numbers of contacts of degree 1 through whom; masked names
    /// @param standing what he is already
    public record Met(UUID caseId, String caseNumber, UUID person, String name, String where, int degree, BigDecimal minutes, long encounters, Instant firstStart, Instant lastEnd,
            List<Where> places, List<String> via, Standing standing) {

        /// Whether he can be registered with this case now.
        public boolean isNew() {
            return standing.own() && standing.registered() == null && standing.caseState() == null;
        }
    }

    /// A place of meetings.
    ///
    /// @param place its key
    /// @param seats carriages and seats of the two, where they were in a vehicle and it is known
    /// @param metres how far apart, where they met by their distance
    public record Where(UUID place, String kind, String name, @Nullable Position position, long minutes, @Nullable String seats, @Nullable Long metres) {
    }

    /// What somebody is already.
    ///
    /// @param own whether his record lies within the reader's regions; else he is registered where it lies
    /// @param registered last exposure with which he is a contact of this case already; null when he is not
    /// @param caseState state of a case of his own; null when he is none
    /// @param quarantine where he is in quarantine now: `CENTRAL`, `HOME`, `HOSPITAL`, `REHAB`; null when he is not
    public record Standing(boolean own, @Nullable LocalDate registered, @Nullable String caseState, @Nullable String quarantine) {
    }

    /// People of another district, or another part of this one.
    ///
    /// @param region whose persons they are
    public record Elsewhere(long region, String name, int persons) {
    }

    /// Those who can be registered now.
    public List<Met> fresh() {
        return contacts.stream().filter(Met::isNew).toList();
    }

    /// How many people are beyond the reader's regions.
    public int personsElsewhere() {
        return elsewhere.stream().mapToInt(Elsewhere::persons).sum();
    }
}
