package org.zerospread.app.intake;

import java.util.UUID;

/// How far a file has been taken in. Rows read are the sum of those taken, known as the same, and refused.
///
/// @param done whether the end of the file was reached
/// @param before whether the same file was taken in whole before, so that nothing was done now
public record IntakeRun(UUID id, String kind, boolean done, long rowsRead, long taken, long same, long refused, boolean before) {

    IntakeRun reached(boolean end) {
        return new IntakeRun(id, kind, end, rowsRead, taken, same, refused, before);
    }

    IntakeRun again() {
        return new IntakeRun(id, kind, done, rowsRead, taken, same, refused, true);
    }
}
