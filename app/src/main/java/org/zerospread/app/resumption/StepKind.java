package org.zerospread.app.resumption;

import org.zerospread.engine.resumption.FirmStep;

/// The kinds of steps, as they are kept and shown.
public enum StepKind {
    SCREENED, BATCH_RETURNED, FILED, REVIEWED, APPROVED, APPROVED_UNDER_CONDITIONS, REFUSED, CONDITIONS_MET, STARTED, DRILLED, INSPECTED, RECTIFIED, FROZEN, DISINFECTED, TESTED, RECHECKED, RELEASED;

    static StepKind of(FirmStep step) {
        return switch (step) {
            case FirmStep.Screened s -> SCREENED;
            case FirmStep.BatchReturned s -> BATCH_RETURNED;
            case FirmStep.Filed s -> FILED;
            case FirmStep.Reviewed s -> REVIEWED;
            case FirmStep.Approved s -> APPROVED;
            case FirmStep.ApprovedUnderConditions s -> APPROVED_UNDER_CONDITIONS;
            case FirmStep.Refused s -> REFUSED;
            case FirmStep.ConditionsMet s -> CONDITIONS_MET;
            case FirmStep.Started s -> STARTED;
            case FirmStep.Drilled s -> DRILLED;
            case FirmStep.Inspected s -> INSPECTED;
            case FirmStep.Rectified s -> RECTIFIED;
            case FirmStep.Frozen s -> FROZEN;
            case FirmStep.Disinfected s -> DISINFECTED;
            case FirmStep.Tested s -> TESTED;
            case FirmStep.Rechecked s -> RECHECKED;
            case FirmStep.Released s -> RELEASED;
        };
    }
}
