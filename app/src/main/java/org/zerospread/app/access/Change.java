package org.zerospread.app.access;

/// What became of a change to accounts or roles.
///
/// @param <T> what the change gives back
public sealed interface Change<T> {

    /// It acts from the next request on.
    record Done<T>(T value) implements Change<T> {
    }

    /// All stays as it was.
    record Refused<T>(RefusalCode code) implements Change<T> {
    }
}
