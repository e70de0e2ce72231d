package org.zerospread.app.lab;

import java.util.Optional;

/// An estimate, or that there is too little to make one.
public sealed interface Answer<T> {

    /// The figures carry an answer.
    record Known<T>(T value) implements Answer<T> {
    }

    /// They do not.
    ///
    /// @param have how many there are of what is counted
    /// @param needed how many would be needed
    record TooFew<T>(int have, int needed) implements Answer<T> {
    }

    /// There are enough, but they are so wide, so alike or so recent that many answers fit them as well as any.
    ///
    /// @param have how many there are, or of a curve how many days it has
    record Unclear<T>(int have) implements Answer<T> {
    }

    /// The estimate, if there is one.
    default Optional<T> find() {
        return this instanceof Known<T> known ? Optional.of(known.value()) : Optional.empty();
    }
}
