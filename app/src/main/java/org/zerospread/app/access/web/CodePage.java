package org.zerospread.app.access.web;

/// The form that asks for the second factor's code.
///
/// @param waitSeconds how long to wait before the next attempt; 0 when none has to wait
public record CodePage(boolean wrong, long waitSeconds) {
}
