package org.zerospread.app.surveillance.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.surveillance.CaseAnswer;

/// What is to be done about cases, what is overdue first; and what was done lately.
///
/// @param kind the kind shown; empty for all
/// @param counts open tasks by kind
public record CaseTasksPage(String kind, Map<String, Long> counts, List<CaseTaskRow> open, List<CaseTaskRow> done, CaseAnswer.@Nullable Refused refused) {

    /// How many are late.
    public long late() {
        return open.stream().filter(CaseTaskRow::isLate).count();
    }

    /// How many are open.
    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
