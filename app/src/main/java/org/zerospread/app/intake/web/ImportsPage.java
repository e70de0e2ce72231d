package org.zerospread.app.intake.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.intake.IntakeRun;
import org.zerospread.engine.intake.FaultLog;
import org.zerospread.engine.intake.RecordKind;

/// Taking a file in, and what was taken in before.
///
/// @param kinds those that the reader may take in
/// @param answer what became of the file just sent
public record ImportsPage(List<RecordKind> kinds, String kind, @Nullable Answer answer, List<Line> runs) {

    /// What became of a file.
    ///
    /// @param refusal code of why the file as a whole was refused
    /// @param faults the first of them
    public record Answer(@Nullable IntakeRun run, boolean dryRun, @Nullable String refusal, String zh, String en, List<FaultLog.Told> faults) {
    }

    /// One run.
    public record Line(IntakeRun run, String by, Instant at) {
    }
}
