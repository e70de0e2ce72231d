package org.zerospread.app.care;

import org.jspecify.annotations.Nullable;

/// A need as somebody types it: nothing is checked yet.
///
/// @param what in words: what is to be bought, brought or taken away
/// @param firstOn `2020-01-24`; today when blank
/// @param everyDays blank for once; 1 for each day
/// @param lastOn last day of a standing need; blank until his stay ends
/// @param doer account or name of who does it; blank while nobody is named
public record NeedForm(@Nullable String kind, @Nullable String what, @Nullable String toldBy, @Nullable String firstOn, @Nullable String everyDays, @Nullable String lastOn,
        @Nullable String doer) {

    /// A form with nothing in it.
    public static NeedForm empty() {
        return new NeedForm(null, null, null, null, null, null, null);
    }
}
