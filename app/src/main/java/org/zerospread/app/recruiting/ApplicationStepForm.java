package org.zerospread.app.recruiting;

import org.jspecify.annotations.Nullable;

/// The next step of an application as somebody types it.
///
/// @param on day of the step; today when blank
/// @param interviewAt for an interview: `2020-02-28T09:30`
/// @param link of the interview, `https://…`
/// @param startOn for a hire: first day of work; the day of the hire when blank
/// @param note result of the interview, or why not
public record ApplicationStepForm(@Nullable String state, @Nullable String on, @Nullable String interviewAt, @Nullable String link, @Nullable String startOn, @Nullable String note) {

    /// A form with nothing in it.
    public static ApplicationStepForm empty() {
        return new ApplicationStepForm(null, null, null, null, null, null);
    }
}
