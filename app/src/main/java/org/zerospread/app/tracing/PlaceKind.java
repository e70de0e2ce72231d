package org.zerospread.app.tracing;

/// What kind of place people stay at.
public enum PlaceKind {
    HOME, WORK, MARKET, RESTAURANT, TRAIN, COACH, BUS, FLIGHT, CAR, CLINIC, SCHOOL, SITE, CHECKPOINT, OTHER
}
