package org.zerospread.app.care;

/// What a need is about.
public enum CareKind {
    FOOD, MEDICINE,
    /// To the hospital, to a site, back home.
    TRANSPORT, RUBBISH, OTHER
}
