package org.zerospread.app.situation.web;

import gg.jte.Content;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.situation.ReplayProgress;
import org.zerospread.engine.forecast.ReserveWarning;

/// The home page.
///
/// @param figures today's bulletin under its stable keys; for the public the last published one; null before the first
/// @param course one entry a day, from the published bulletins
/// @param todo what needs doing; null for the public
/// @param drawn parts of the page that are the same for every reader of a language, drawn once
/// @param replay progress of the replay that runs, if one does
public record HomePage(@Nullable String regionName, @Nullable Map<String, @Nullable Object> figures, List<Day> course, @Nullable Todo todo,
        ReplayProgress.@Nullable State replay, boolean running, Map<String, String> drawn) {

    /// A day of the outbreak.
    public record Day(LocalDate day, int confirmedNew, int suspectedNew, int confirmedTotal, int central, int home, String level) {
    }

    /// What needs doing today.
    ///
    /// @param fallTo level to which a fall waits to be confirmed; null when none waits
    /// @param rooms reserves of rooms that will be broken, or may be, the soonest first
    public record Todo(int suspected, int toMove, int withoutRoom, long notMet, int contacts, @Nullable String fallTo, List<ReserveWarning> rooms) {

        /// Whether nothing needs doing.
        public boolean isEmpty() {
            return suspected == 0 && toMove == 0 && withoutRoom == 0 && notMet == 0 && contacts == 0 && fallTo == null && rooms.isEmpty();
        }
    }

    /// The same page with the progress of a replay.
    public HomePage during(ReplayProgress.@Nullable State progress, boolean runs) {
        return new HomePage(regionName, figures, course, todo, progress, runs, drawn);
    }

    /// The content as it was first drawn for a language.
    public Content once(String language, Content fresh) {
        String html = drawn.computeIfAbsent(language, key -> {
            StringOutput text = new StringOutput();
            fresh.writeTo(new OwaspHtmlTemplateOutput(text));
            return text.toString();
        });
        return output -> output.writeContent(html);
    }

    /// A figure by its key.
    public @Nullable Object figure(String key) {
        return figures == null ? null : figures.get(key);
    }

    /// A number by its key.
    public @Nullable Number number(String key) {
        return figure(key) instanceof Number number ? number : null;
    }

    /// The highest daily count of new cases, at least 3, so that single cases do not tower.
    public int mostNew() {
        return Math.max(3, course.stream().mapToInt(day -> day.confirmedNew() + day.suspectedNew()).max().orElse(0));
    }

    /// Top of the axis of people in quarantine: four times 1, 2 or 5 with zeros, and above every day.
    public int mostQuarantined() {
        int most = course.stream().mapToInt(day -> day.central() + day.home()).max().orElse(0);
        for (int unit = 1;; unit *= 10) {
            for (int step : new int[] {unit, 2 * unit, 5 * unit}) {
                if (4L * step >= Math.max(most, 8)) {
                    return 4 * step;
                }
            }
        }
    }
}
