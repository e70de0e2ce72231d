package org.zerospread.app.recruiting;

import org.jspecify.annotations.Nullable;

/// A new lead as somebody types it: nothing is checked yet.
///
/// @param sector code of GB/T 4754, such as `C` or `C27`
/// @param amount yuan: `530000000` or `5.3亿`
/// @param region where it is to settle: town or village, by name or code
/// @param on day of the lead; today when blank
/// @param publicNote what the public may read of it once it is signed
public record ProjectForm(@Nullable String title, @Nullable String investor, @Nullable String sector, @Nullable String amount, @Nullable String region, @Nullable String on, @Nullable String note,
        @Nullable String publicNote) {

    /// A form with nothing in it.
    public static ProjectForm empty() {
        return new ProjectForm(null, null, null, null, null, null, null, null);
    }
}
