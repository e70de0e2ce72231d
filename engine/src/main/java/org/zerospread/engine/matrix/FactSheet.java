package org.zerospread.engine.matrix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What the program knows of a person, place, firm or passage, in the words that a matrix asks in.
///
/// A matrix may ask for less, and for values that nobody ever has; what it asks for beyond this nobody could answer, see [#faults].
public record FactSheet(Zone zone, Origin origin, Industry industry, Level level) {

    /// The zone of the town (三类分区).
    public enum Zone implements Fact {
        URBAN_CENTRE, BORDER, ORDINARY
    }

    /// Where somebody came from (三类来人), from the strictest to the mildest.
    public enum Origin implements Fact {
        KEY_AREA, OUTSIDE_CITY, OTHER_DISTRICT, LOCAL
    }

    /// The firm somebody works for, or the firm itself, in the order in which firms return to work.
    public enum Industry implements Fact {
        ESSENTIAL, LARGE, PARK, OTHER, NONE
    }

    /// The risk level in force.
    public enum Level implements Fact {
        LOW, MEDIUM, HIGH
    }

    /// A value with the word a matrix has for it: `KEY_AREA` is `key-area`.
    public sealed interface Fact permits Zone, Origin, Industry, Level {

        /// The constant's name.
        String name();

        /// The id of the value in a matrix.
        default String id() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /// A way in which a matrix asks for what nobody can answer.
    ///
    /// @param code `MTX-010` an input that the program does not know · `MTX-011` a value that somebody may have is missing
    public record Fault(String code, String zh, String en) {
    }

    private static final Map<String, Fact[]> KNOWN = Map.of("zone", Zone.values(), "origin", Origin.values(), "industry", Industry.values(), "level", Level.values());
    private static final Map<String, Function<FactSheet, Fact>> ASKED = Map.of("zone", FactSheet::zone, "origin", FactSheet::origin, "industry", FactSheet::industry, "level", FactSheet::level);

    /// What of a matrix the program could not answer; empty when every case can be decided.
    public static List<Fault> faults(Matrix matrix) {
        List<Fault> faults = new ArrayList<>();
        for (Dimension input : matrix.inputs()) {
            Fact[] values = KNOWN.get(input.word().id());
            if (values == null) {
                faults.add(new Fault("MTX-010", "本系统没有输入“" + input.word().id() + "”的数据; 可用: zone、origin、industry、level",
                        "nothing is on record for the input \"" + input.word().id() + "\"; known: zone, origin, industry, level"));
                continue;
            }
            String missing = java.util.Arrays.stream(values).map(Fact::id).filter(id -> input.indexOf(id) < 0).collect(Collectors.joining(", "));
            if (!missing.isEmpty()) {
                faults.add(new Fault("MTX-011", "输入“" + input.word().id() + "”缺少取值 " + missing, "the input \"" + input.word().id() + "\" lacks the values " + missing));
            }
        }
        return faults;
    }

    /// Per input of the matrix the place of the value.
    ///
    /// @throws IllegalArgumentException when the matrix has faults
    public int[] in(Matrix matrix) {
        int[] facts = new int[matrix.inputs().size()];
        for (int input = 0; input < facts.length; input++) {
            Dimension dimension = matrix.inputs().get(input);
            Function<FactSheet, Fact> asked = ASKED.get(dimension.word().id());
            facts[input] = asked == null ? -1 : dimension.indexOf(asked.apply(this).id());
            if (facts[input] < 0) {
                throw new IllegalArgumentException(matrix.code() + " " + matrix.version() + " asks for " + dimension.word().id() + ", which is not known of " + this);
            }
        }
        return facts;
    }

    /// The values by input, in the words of a matrix.
    public Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("zone", zone.id());
        words.put("origin", origin.id());
        words.put("industry", industry.id());
        words.put("level", level.id());
        return words;
    }
}
