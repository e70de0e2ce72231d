package org.zerospread.engine.officers;

/// What counts how much when firms are shared out, and how long the search goes on.
///
/// @param balance weight of uneven load
/// @param distance weight of a kilometre between the officer's place and the firm
/// @param skill weight of a firm whose industry the officer does not know
/// @param change weight of a firm that gets another officer than it has
/// @param steps most steps of the search for one kind of officer
/// @param idleSteps steps without anything better after which it ends
/// @param seed of its random numbers: the same question has the same answer
public record SharingRule(int balance, int distance, int skill, int change, int steps, int idleSteps, long seed) {
}
