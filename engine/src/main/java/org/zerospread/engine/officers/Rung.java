package org.zerospread.engine.officers;

/// Who has to see to a problem, from below.
public enum Rung {
    RESIDENT, GUIDE, OFFICE
}
