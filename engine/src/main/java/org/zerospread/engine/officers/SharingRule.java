package org.zerospread.engine.officers;

/// What counts how much when firms are shared out, and how long the search goes on.
///
/// @param balance weight of uneven load
/// @param distance weight of a kilometre between the officer's place and the firm
/// @param skill weight of a firm whose industry the officer does not know
/// @param change weight of a firm that gets another officer than it has
/// @param moves how many changes and swaps the search tries for one kind of officer
/// @param seed of its random numbers: the same question has the same answer
public record SharingRule(int balance, int distance, int skill, int change, int moves, long seed) {
}
