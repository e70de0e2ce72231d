package org.zerospread.app.officers;

import org.jspecify.annotations.Nullable;

/// A visit as somebody types it: nothing is checked yet.
///
/// @param kind which of the firm's three officers was there
/// @param visitedOn `2020-02-10`; today when blank
/// @param seen what he saw
/// @param problemKind with `what`, a problem that came up; blank for none
/// @param owner who sees to the problem; the firm's resident when blank
public record VisitForm(@Nullable String kind, @Nullable String visitedOn, @Nullable String seen, @Nullable String problemKind, @Nullable String what, @Nullable String owner) {

    /// A form with nothing in it.
    public static VisitForm empty() {
        return new VisitForm(null, null, null, null, null, null);
    }
}
