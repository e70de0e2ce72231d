package org.zerospread.app.region;

/// The zone that a town belongs to in the three-three system (三三制).
public enum ZoneClass {
    /// 中心城区
    URBAN_CENTRE,
    /// 边界镇街
    BORDER,
    /// 一般镇街
    ORDINARY
}
