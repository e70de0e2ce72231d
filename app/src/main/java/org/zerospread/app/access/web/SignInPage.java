package org.zerospread.app.access.web;

import org.jspecify.annotations.Nullable;

/// The sign-in form after an attempt.
///
/// @param waitSeconds how long to wait before the next one; 0 when none has to wait
/// @param refusal why the identity provider's answer was refused
/// @param provider where a sign-in by the identity provider begins; null when none is configured
public record SignInPage(boolean wrong, long waitSeconds, @Nullable String refusal, @Nullable String provider) {
}
