package org.zerospread.app.surveillance;

import java.util.EnumSet;
import java.util.Set;

/// How far somebody has come on his way through the fever clinic.
public enum TriageState {
    WAITING, CALLED, SEEN, TESTED,
    /// Paid and got his medicine at the window of his desk.
    MEDICINE, HOSPITALISED, GONE;

    /// What may follow. Who was called and did not come waits again; a result is discussed with the doctor once more.
    public Set<TriageState> next() {
        return switch (this) {
            case WAITING -> EnumSet.of(CALLED, SEEN, GONE);
            case CALLED -> EnumSet.of(SEEN, WAITING, GONE);
            case SEEN -> EnumSet.of(TESTED, MEDICINE, HOSPITALISED, GONE);
            case TESTED -> EnumSet.of(SEEN, MEDICINE, HOSPITALISED, GONE);
            case MEDICINE -> EnumSet.of(HOSPITALISED, GONE);
            case HOSPITALISED, GONE -> EnumSet.noneOf(TriageState.class);
        };
    }
}
