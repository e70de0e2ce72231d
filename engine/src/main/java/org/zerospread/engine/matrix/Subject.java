package org.zerospread.engine.matrix;

/// What a table decides about.
public enum Subject {
    PERSON, PLACE, FIRM, PASSAGE
}
