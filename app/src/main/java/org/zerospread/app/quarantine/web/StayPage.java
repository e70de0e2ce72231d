package org.zerospread.app.quarantine.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.quarantine.Chains;
import org.zerospread.app.quarantine.StayStory;

/// One stay.
///
/// @param links who was planned anew because of it
/// @param done what was just taken down; empty for nothing
/// @param fault the code of what was refused; empty for none
public record StayPage(StayStory.Story story, List<Chains.Link> links, String done, String fault) {

    /// The days in weeks, Monday first; null for days before the first and after the last.
    public List<List<StayStory.@Nullable Day>> weeks() {
        return weeks(story.days());
    }

    /// Days in weeks, Monday first.
    static List<List<StayStory.@Nullable Day>> weeks(List<StayStory.Day> days) {
        List<List<StayStory.@Nullable Day>> weeks = new ArrayList<>();
        List<StayStory.@Nullable Day> week = new ArrayList<>();
        for (StayStory.Day day : days) {
            while (week.size() < day.date().getDayOfWeek().getValue() - 1) {
                week.add(null);
            }
            week.add(day);
            if (week.size() == 7) {
                weeks.add(week);
                week = new ArrayList<>();
            }
        }
        if (!week.isEmpty()) {
            while (week.size() < 7) {
                week.add(null);
            }
            weeks.add(week);
        }
        return weeks;
    }
}
