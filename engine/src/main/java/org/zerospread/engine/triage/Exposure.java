package org.zerospread.engine.triage;

/// What somebody says of the last 14 days.
public enum Exposure {
    /// Near somebody who was confirmed or suspected.
    CONTACT,
    /// Stayed in a key area or travelled through it, wherever he comes from now.
    KEY_AREA_STAY,
    /// Several around him fell ill: at home, at work, in his class.
    CLUSTER
}
