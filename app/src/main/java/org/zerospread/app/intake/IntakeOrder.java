package org.zerospread.app.intake;

import java.nio.file.Path;
import java.util.List;
import org.zerospread.engine.intake.DateContext;
import org.zerospread.engine.intake.Draft;
import org.zerospread.engine.intake.FaultLog;

/// A file to take in.
///
/// @param faults takes down what is wrong, for the answer to the sender
/// @param notes gets the first of what had to be understood, such as a temperature in Fahrenheit
/// @param dryRun reads, checks and matches everything, and keeps nothing
/// @param dates how `3/4/2020` is meant where the file leaves it open
public record IntakeOrder(Landing landing, Path file, FaultLog faults, List<Draft.Remark> notes, boolean dryRun, DateContext.Order dates) {
}
