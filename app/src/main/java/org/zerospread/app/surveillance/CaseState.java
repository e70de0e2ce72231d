package org.zerospread.app.surveillance;

import java.util.EnumSet;
import java.util.Set;

/// The state of a case, and which state may follow which.
public enum CaseState {
    SUSPECTED, CONFIRMED, EXCLUDED, DISCHARGED, REPOSITIVE, DEAD, CLOSED;

    /// The states into which a case may go from this one.
    public Set<CaseState> next() {
        return switch (this) {
            case SUSPECTED -> EnumSet.of(CONFIRMED, EXCLUDED);
            case CONFIRMED -> EnumSet.of(DISCHARGED, DEAD);
            case DISCHARGED -> EnumSet.of(REPOSITIVE, CLOSED);
            case REPOSITIVE -> EnumSet.of(DISCHARGED, DEAD);
            case EXCLUDED, DEAD, CLOSED -> EnumSet.noneOf(CaseState.class);
        };
    }
}
