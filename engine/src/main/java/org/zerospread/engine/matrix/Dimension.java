package org.zerospread.engine.matrix;

import java.util.List;
import java.util.stream.IntStream;

/// Something that is known (an input: the zone) or decided (a measure: the quarantine plan), with the values it can have.
///
/// @param values of a measure from the mildest to the strictest
public record Dimension(Word word, List<Word> values) {

    public Dimension {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException(word.id() + " has no values");
        }
    }

    /// Place of a value; -1 where there is none of this id.
    public int indexOf(String id) {
        return IntStream.range(0, values.size()).filter(i -> values.get(i).id().equals(id)).findFirst().orElse(-1);
    }
}
