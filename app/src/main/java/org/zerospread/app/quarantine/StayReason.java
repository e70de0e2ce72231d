package org.zerospread.app.quarantine;

import org.zerospread.engine.grading.OriginClass;
import org.zerospread.engine.plan.Audience;

/// Why a person is in quarantine.
public enum StayReason {
    KEY_AREA_ARRIVAL, CLOSE_CONTACT, CASE_DISCHARGED;

    /// What the reason alone tells of the person.
    Audience.Facts facts() {
        return switch (this) {
            case KEY_AREA_ARRIVAL -> new Audience.Facts(OriginClass.KEY_AREA, 0, Audience.Zone.ORDINARY, Audience.CaseHistory.NONE);
            case CLOSE_CONTACT -> new Audience.Facts(OriginClass.LOCAL, 1, Audience.Zone.ORDINARY, Audience.CaseHistory.NONE);
            case CASE_DISCHARGED -> new Audience.Facts(OriginClass.LOCAL, 0, Audience.Zone.ORDINARY, Audience.CaseHistory.DISCHARGED);
        };
    }
}
