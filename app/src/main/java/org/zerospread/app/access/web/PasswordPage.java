package org.zerospread.app.access.web;

import org.jspecify.annotations.Nullable;

/// The form that sets an own password.
///
/// @param first whether a one-time password is being replaced
/// @param refusal code of why the last attempt was refused
public record PasswordPage(String username, boolean first, boolean changed, @Nullable String refusal) {
}
