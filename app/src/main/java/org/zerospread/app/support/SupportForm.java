package org.zerospread.app.support;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An application as the firm types it.
///
/// @param policy code
/// @param heads for a sum by heads
/// @param base yuan, for a share of something
/// @param evidence one text for each paper that is asked for, in their order: what it is, its number and date
public record SupportForm(@Nullable String policy, @Nullable String heads, @Nullable String base, @Nullable List<@Nullable String> evidence) {

    /// A form with nothing in it.
    public static SupportForm empty() {
        return new SupportForm(null, null, null, List.of());
    }
}
