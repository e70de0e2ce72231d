package org.zerospread.app.person;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A sentence to be said in the reader's language: the key of its text, and what is filled in.
///
/// @param values days, instants, numbers, names, or a [Code]
public record Phrase(String key, List<@Nullable Object> values) {

    /// A code to be said as a word, such as `state` and `CONFIRMED`.
    public record Code(String list, @Nullable String code) {
    }

    /// A sentence with its values.
    public static Phrase of(String key, @Nullable Object... values) {
        return new Phrase(key, Collections.unmodifiableList(Arrays.asList(values)));
    }

    /// Words as somebody wrote them.
    public static Phrase plain(String words) {
        return of("phrase.plain", words);
    }
}
