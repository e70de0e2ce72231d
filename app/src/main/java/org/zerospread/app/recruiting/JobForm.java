package org.zerospread.app.recruiting;

import org.jspecify.annotations.Nullable;

/// A job as somebody types it.
///
/// @param wageFrom yuan a month
/// @param validUntil last day on which somebody may apply
public record JobForm(@Nullable String post, @Nullable String places, @Nullable String wageFrom, @Nullable String wageTo, @Nullable String needs, @Nullable String validUntil) {

    /// A form with nothing in it.
    public static JobForm empty() {
        return new JobForm(null, null, null, null, null, null);
    }
}
