package org.zerospread.app.tracing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A question of tracing as somebody types or sends it: nothing is checked yet.
///
/// @param cases ids or numbers of cases
/// @param from beginning of each case's infectious window, as many as there are cases, or none; blank: as the disease's protocol has it
/// @param to end of each window, exclusive, alike
/// @param minMinutes a contact was near for at least so many minutes in all; blank: for any time
/// @param lingerMinutes how long air and surfaces stay infectious after the case has left; blank: not at all
/// @param radiusMetres how near somebody at another place with a position may have been; blank: only the same place counts
/// @param degree 1, or 2 with those who met such contacts afterwards; blank: 1
public record TracingForm(List<String> cases, List<String> from, List<String> to, @Nullable String minMinutes, @Nullable String lingerMinutes, @Nullable String radiusMetres,
        @Nullable String degree) {

    public TracingForm {
        cases = cases.stream().map(String::strip).filter(one -> !one.isEmpty()).toList();
        from = List.copyOf(from);
        to = List.copyOf(to);
    }
}
