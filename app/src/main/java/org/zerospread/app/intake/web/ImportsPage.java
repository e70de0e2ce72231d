package org.zerospread.app.intake.web;

import java.time.Instant;
import java.util.List;
import org.zerospread.app.intake.IntakeRun;
import org.zerospread.app.intake.IntakeRuns;
import org.zerospread.app.intake.Upload;
import org.zerospread.engine.intake.RecordKind;

/// Taking a file in, what was taken in before, and how headings are meant.
///
/// @param kinds those that the reader may take in
/// @param kind the one chosen
/// @param running the reader's own files on their way
public record ImportsPage(List<RecordKind> kinds, RecordKind kind, List<Line> runs, List<Upload> running, List<IntakeRuns.Remembered> remembered) {

    /// One run.
    public record Line(IntakeRun run, String by, Instant at) {
    }
}
