package org.zerospread.app.intake;

import java.util.UUID;

/// How far a file has been taken in. Rows read are the sum of those taken, known as the same, and refused.
///
/// @param done whether the end of the file was reached
public record IntakeRun(UUID id, String kind, boolean done, long rowsRead, long taken, long same, long refused) {
}
