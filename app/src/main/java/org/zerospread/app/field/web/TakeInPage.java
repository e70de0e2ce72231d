package org.zerospread.app.field.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.access.RefusalCode;
import org.zerospread.app.field.Answer;

/// The form that takes in a queue, and what became of the last.
///
/// @param account who made the submissions; null when nothing was taken in
/// @param refusal code of why the file was refused
/// @param missing numbers of the codes of a series that are not there
/// @param unread names of pictures in which no code could be read
public record TakeInPage(@Nullable String account, Map<Answer.State, Long> counts, @Nullable String refusal, List<Integer> missing, List<String> unread) {

    static TakeInPage blank() {
        return new TakeInPage(null, Map.of(), null, List.of(), List.of());
    }

    static TakeInPage refused(RefusalCode why, List<Integer> missing, List<String> unread) {
        return new TakeInPage(null, Map.of(), why.code(), missing, unread);
    }

    static TakeInPage done(String account, List<Answer> answers, List<String> unread) {
        return new TakeInPage(account, answers.stream().collect(Collectors.groupingBy(Answer::state, Collectors.counting())), null, List.of(), unread);
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
