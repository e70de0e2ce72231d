package org.zerospread.app.recruiting;

import org.jspecify.annotations.Nullable;

/// The next stage of a project as somebody types it.
///
/// @param on its day; today when blank
/// @param amount yuan from now on; as before when blank
/// @param link of the video meeting, `https://…`
/// @param publicNote what the public may read of it; as before when blank
public record ProjectStepForm(@Nullable String stage, @Nullable String on, @Nullable String amount, @Nullable String note, @Nullable String link, @Nullable String publicNote) {

    /// A form with nothing in it.
    public static ProjectStepForm empty() {
        return new ProjectStepForm(null, null, null, null, null, null);
    }
}
