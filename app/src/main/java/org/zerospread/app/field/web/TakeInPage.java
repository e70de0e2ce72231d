package org.zerospread.app.field.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.field.Answer;

/// The form that takes in a queue, and what became of the last.
///
/// @param account who made the submissions; null when nothing was taken in
/// @param refusal code of why the file was refused
public record TakeInPage(@Nullable String account, Map<Answer.State, Long> counts, @Nullable String refusal) {

    static Map<Answer.State, Long> counts(List<Answer> answers) {
        return answers.stream().collect(Collectors.groupingBy(Answer::state, Collectors.counting()));
    }

    /// How many submissions there were.
    public long all() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /// How many were answered so.
    public long count(Answer.State state) {
        return counts.getOrDefault(state, 0L);
    }

    /// How many were neither taken now nor known before.
    public long other() {
        return all() - count(Answer.State.TAKEN) - count(Answer.State.AGAIN);
    }
}
