package org.zerospread.engine.officers;

/// In which order firms return to work.
public enum FirmClass {
    ESSENTIAL, LARGE, PARK, OTHER
}
