package org.zerospread.app.recruiting;

import org.jspecify.annotations.Nullable;

/// An application for a job as the applicant types it; what he declares of his health is his own word.
///
/// @param origin where he lives or comes from: any division of the country, by name or code
/// @param arrivedOn day on which he came into the district; blank when he lives here or has not come yet
/// @param fever whether he has fever or coughs
/// @param contact whether he was near a case, or in a key area, within 14 days
/// @param consent that the firm and the district see what he wrote, and that his health state is looked up
public record ApplicationForm(@Nullable String name, @Nullable String phone, @Nullable String origin, @Nullable String arrivedOn, @Nullable Boolean fever, @Nullable Boolean contact,
        @Nullable String message, @Nullable Boolean consent) {

    /// A form with nothing in it.
    public static ApplicationForm empty() {
        return new ApplicationForm(null, null, null, null, null, null, null, null);
    }
}
