package org.zerospread.app.officers;

import org.jspecify.annotations.Nullable;

/// A problem as somebody types it: nothing is checked yet.
///
/// @param owner who sees to it; the firm's resident when blank
public record ProblemForm(@Nullable String kind, @Nullable String what, @Nullable String owner) {

    /// A form with nothing in it.
    public static ProblemForm empty() {
        return new ProblemForm(null, null, null);
    }
}
