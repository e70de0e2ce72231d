package org.zerospread.engine.officers;

/// The zone of the three-three system in which a firm works.
public enum FirmZone {
    URBAN_CENTRE, BORDER, ORDINARY
}
