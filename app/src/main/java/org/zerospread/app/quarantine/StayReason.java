package org.zerospread.app.quarantine;

/// Why a person is in quarantine.
public enum StayReason {
    KEY_AREA_ARRIVAL, CLOSE_CONTACT, CASE_DISCHARGED
}
