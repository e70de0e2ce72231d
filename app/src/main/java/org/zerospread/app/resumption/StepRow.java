package org.zerospread.app.resumption;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.resumption.FirmStep;
import org.zerospread.engine.resumption.Opening;

/// A step as a row of `resumption.firm_step`: what is not its own stays null.
record StepRow(StepKind kind, Instant at, @Nullable Integer staff, @Nullable Integer mayReturn, @Nullable Boolean passed, @Nullable Opening opening, @Nullable LocalDate dueOn) {

    static StepRow of(FirmStep step) {
        StepKind kind = StepKind.of(step);
        Instant at = step.at();
        return switch (step) {
            case FirmStep.Screened s -> new StepRow(kind, at, s.staff(), s.mayReturn(), null, null, null);
            case FirmStep.BatchReturned s -> new StepRow(kind, at, s.staff(), null, null, null, null);
            case FirmStep.Filed s -> new StepRow(kind, at, null, null, null, s.opening(), null);
            case FirmStep.Reviewed s -> new StepRow(kind, at, null, null, s.passed(), null, null);
            case FirmStep.ApprovedUnderConditions s -> new StepRow(kind, at, null, null, null, null, s.dueOn());
            case FirmStep.Inspected s -> new StepRow(kind, at, null, null, null, null, s.dueOn());
            case FirmStep.Tested s -> new StepRow(kind, at, null, null, s.passed(), null, null);
            case FirmStep.Rechecked s -> new StepRow(kind, at, null, null, s.passed(), null, null);
            case FirmStep.Approved s -> bare(kind, at);
            case FirmStep.Refused s -> bare(kind, at);
            case FirmStep.ConditionsMet s -> bare(kind, at);
            case FirmStep.Started s -> bare(kind, at);
            case FirmStep.Drilled s -> bare(kind, at);
            case FirmStep.Rectified s -> bare(kind, at);
            case FirmStep.Frozen s -> bare(kind, at);
            case FirmStep.Disinfected s -> bare(kind, at);
            case FirmStep.Released s -> bare(kind, at);
        };
    }

    private static StepRow bare(StepKind kind, Instant at) {
        return new StepRow(kind, at, null, null, null, null, null);
    }

    /// The step of a row with kind, happened_at, recorded_by, staff, may_return, passed, opening and due_on.
    static FirmStep read(ResultSet row) throws SQLException {
        Instant at = row.getObject("happened_at", OffsetDateTime.class).toInstant();
        String by = row.getString("recorded_by");
        LocalDate dueOn = row.getObject("due_on", LocalDate.class);
        return switch (StepKind.valueOf(row.getString("kind"))) {
            case SCREENED -> new FirmStep.Screened(at, by, row.getInt("staff"), row.getInt("may_return"));
            case BATCH_RETURNED -> new FirmStep.BatchReturned(at, by, row.getInt("staff"));
            case FILED -> new FirmStep.Filed(at, by, Opening.valueOf(row.getString("opening")));
            case REVIEWED -> new FirmStep.Reviewed(at, by, row.getBoolean("passed"));
            case APPROVED -> new FirmStep.Approved(at, by);
            case APPROVED_UNDER_CONDITIONS -> new FirmStep.ApprovedUnderConditions(at, by, dueOn);
            case REFUSED -> new FirmStep.Refused(at, by);
            case CONDITIONS_MET -> new FirmStep.ConditionsMet(at, by);
            case STARTED -> new FirmStep.Started(at, by);
            case DRILLED -> new FirmStep.Drilled(at, by);
            case INSPECTED -> new FirmStep.Inspected(at, by, dueOn);
            case RECTIFIED -> new FirmStep.Rectified(at, by);
            case FROZEN -> new FirmStep.Frozen(at, by);
            case DISINFECTED -> new FirmStep.Disinfected(at, by);
            case TESTED -> new FirmStep.Tested(at, by, row.getBoolean("passed"));
            case RECHECKED -> new FirmStep.Rechecked(at, by, row.getBoolean("passed"));
            case RELEASED -> new FirmStep.Released(at, by);
        };
    }
}
