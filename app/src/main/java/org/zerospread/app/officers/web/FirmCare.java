package org.zerospread.app.officers.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.officers.OfficerKind;
import org.zerospread.engine.officers.ProblemKind;
import org.zerospread.engine.officers.Rung;

/// What is known of the visits to firms and of their problems.
public final class FirmCare {

    private FirmCare() {
    }

    /// A visit that was made.
    public record Visit(UUID id, OfficerKind kind, String officer, LocalDate visitedOn, String seen) {
    }

    /// A visit that is to come.
    ///
    /// @param lastOn day of the last one by this kind of officer; null for none
    public record Due(UUID firm, String name, String place, OfficerKind kind, String officer, @Nullable LocalDate lastOn, LocalDate dueOn, boolean overdue) {
    }

    /// A problem.
    ///
    /// @param mayConfirm whether the reader may confirm or return it
    public record Problem(UUID id, UUID firm, String name, String place, ProblemKind kind, String what, LocalDate raisedOn, boolean byFirm, @Nullable String owner, LocalDate dueOn, boolean overdue,
            Rung rung, String state, String raisedBy, @Nullable String solution, @Nullable String solvedBy, @Nullable Instant solvedAt, boolean mayConfirm) {
    }

    /// Which problems.
    public enum View {
        OPEN, OVERDUE,
        /// Sent up to guide or office.
        ESCALATED,
        /// Of firms that the reader has, or that he sees to.
        MINE,
        /// Solved, and nobody confirmed it yet.
        SOLVED, CONFIRMED
    }

    /// Which visits.
    public enum Visiting {
        /// Of the reader's own firms.
        MINE, OVERDUE, ALL
    }

    /// The list of problems.
    public record Problems(View view, LocalDate day, java.util.Map<View, Long> counts, List<Problem> rows, List<org.zerospread.app.person.FormFault> faults) {
    }

    /// The list of visits to come.
    public record Visits(Visiting view, LocalDate day, long mine, long overdue, long all, List<Due> rows) {
    }
}
