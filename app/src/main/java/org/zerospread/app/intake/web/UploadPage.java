package org.zerospread.app.intake.web;

import java.util.List;
import org.zerospread.app.intake.Upload;
import org.zerospread.engine.intake.FaultLog;

/// A file on its way, and what became of it.
///
/// @param faults the first of them, once it has ended
public record UploadPage(Upload upload, List<FaultLog.Told> faults) {
}
