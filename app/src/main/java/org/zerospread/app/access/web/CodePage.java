package org.zerospread.app.access.web;

import org.jspecify.annotations.Nullable;

/// The form that asks for the second factor: a code, or a passkey.
///
/// @param refusal why the attempt before was refused
/// @param waitSeconds how long to wait before the next attempt; 0 when none has to wait
/// @param options what the browser asks an authenticator to sign, as JSON; empty without passkeys
public record CodePage(@Nullable String refusal, long waitSeconds, String options) {
}
