package org.zerospread.app.retention.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.retention.RetentionPolicy;
import org.zerospread.app.retention.RetentionRun;

/// What is due, and the runs that were proposed.
///
/// @param due kind by kind, as a dry run counts it now
/// @param refusal code of what was just refused
public record RetentionPage(RetentionPolicy policy, List<RetentionRun.Item> due, List<RetentionRun> runs, boolean changed, @Nullable String refusal) {

    /// What is due of a kind.
    public RetentionRun.@Nullable Item dueOf(RetentionPolicy.Rule rule) {
        return due.stream().filter(item -> item.kind().equals(rule.kind().name())).findFirst().orElse(null);
    }
}
