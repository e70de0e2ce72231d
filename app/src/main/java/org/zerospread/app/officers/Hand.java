package org.zerospread.app.officers;

/// An officer as the search knows him.
///
/// @param number his place in the list of takers
/// @param burden what a point of load is to him, in thousandths of what it is to one of average capacity
public record Hand(int number, int capacity, int burden) {
}
