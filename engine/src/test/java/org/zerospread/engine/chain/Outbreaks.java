package org.zerospread.engine.chain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Small outbreaks as text: one case a line, `number onset [report=day] [from=day] [to=day] [at=place,place] [in=region] [imported]`, days of January 2020 (32 is 1 February), `-` without an
/// onset; and links `A>B` established, `A?B` named, `A~B` contact, `A!B` excluded.
final class Outbreaks {

    private Outbreaks() {}

    static List<ChainCase> cases(String text) {
        return text.strip().lines().map(Outbreaks::one).toList();
    }

    private static ChainCase one(String line) {
        List<String> words = Arrays.asList(line.strip().split(" +"));
        String places = value(words, "at=");
        return new ChainCase(words.get(0), day(words.get(1)), day(value(words, "report=")), day(value(words, "from=")), day(value(words, "to=")), words.contains("imported"),
                value(words, "in="), places.isEmpty() ? Set.of() : Set.of(places.split(",")));
    }

    private static String value(List<String> words, String key) {
        return words.stream().filter(word -> word.startsWith(key)).map(word -> word.substring(key.length())).findFirst().orElse("");
    }

    private static @Nullable LocalDate day(String text) {
        return text.isEmpty() || text.equals("-") ? null : LocalDate.of(2020, 1, 1).plusDays(Long.parseLong(text) - 1);
    }

    static List<ChainLink> links(String text) {
        List<ChainLink> links = new ArrayList<>();
        for (String word : text.isBlank() ? new String[0] : text.strip().split(" +")) {
            String[] ends = word.split("[>?~!]");
            links.add(new ChainLink(ends[0], ends[1], word.contains(">") ? ChainLink.Certainty.ESTABLISHED : word.contains("?") ? ChainLink.Certainty.NAMED
                    : word.contains("!") ? ChainLink.Certainty.EXCLUDED : ChainLink.Certainty.CONTACT, ""));
        }
        return links;
    }

    static ChainAnswer answer(String cases, String links) {
        return ChainInference.of(new ChainInput(cases(cases), links(links)), ChainRules.COVID_2020);
    }

    static ChainMember member(ChainAnswer answer, String id) {
        return answer.members().stream().filter(one -> one.of().id().equals(id)).findFirst().orElseThrow();
    }

    /// The tree in one line: `A>B B>C`, cases without an infector alone.
    static String tree(ChainAnswer answer) {
        return String.join(" ", answer.members().stream().map(one -> one.infector() == null ? one.of().id() : one.infector() + ">" + one.of().id()).toList());
    }
}
