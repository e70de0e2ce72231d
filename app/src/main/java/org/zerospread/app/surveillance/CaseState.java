package org.zerospread.app.surveillance;

import java.util.EnumSet;
import java.util.Set;

/// The state of a case, and which state may follow which.
public enum CaseState {
    SUSPECTED, CONFIRMED,
    /// 无症状感染者: the germ without symptoms. Counted apart; whoever falls ill after all is confirmed from that day (转为确诊), whoever does not is closed when he is released.
    ASYMPTOMATIC, EXCLUDED, DISCHARGED, REPOSITIVE, DEAD, CLOSED;

    /// The states into which a case may go from this one.
    public Set<CaseState> next() {
        return switch (this) {
            case SUSPECTED -> EnumSet.of(CONFIRMED, ASYMPTOMATIC, EXCLUDED);
            case CONFIRMED -> EnumSet.of(DISCHARGED, DEAD);
            case ASYMPTOMATIC -> EnumSet.of(CONFIRMED, CLOSED);
            case DISCHARGED -> EnumSet.of(REPOSITIVE, CLOSED);
            case REPOSITIVE -> EnumSet.of(DISCHARGED, DEAD);
            case EXCLUDED, DEAD, CLOSED -> EnumSet.noneOf(CaseState.class);
        };
    }

    /// Whether it begins with where the person was infected.
    public boolean hasSource() {
        return this == CONFIRMED || this == ASYMPTOMATIC;
    }
}
