package org.zerospread.engine.identity;

/// Sex as a resident card's number tells it: an odd sequence number is male.
public enum Sex {
    MALE,
    FEMALE
}
