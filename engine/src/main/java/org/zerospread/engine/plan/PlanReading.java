package org.zerospread.engine.plan;

import java.util.List;
import org.zerospread.engine.document.DocumentFault;

/// What became of a plan's text.
public sealed interface PlanReading {

    /// The plan is sound.
    record Accepted(Plan plan) implements PlanReading {}

    /// All faults, in the order of their lines.
    record Refused(List<DocumentFault> faults) implements PlanReading {
        public Refused {
            faults = List.copyOf(faults);
        }
    }
}
