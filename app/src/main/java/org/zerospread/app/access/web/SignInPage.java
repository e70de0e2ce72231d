package org.zerospread.app.access.web;

/// The sign-in form after an attempt.
///
/// @param waitSeconds how long to wait before the next one; 0 when none has to wait
public record SignInPage(boolean wrong, long waitSeconds) {
}
