package org.zerospread.app.person;

/// How a person arrived.
public enum Transport {
    CAR, COACH, TRAIN, FLIGHT, SHIP, FOOT, OTHER
}
