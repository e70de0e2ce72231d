package org.zerospread.engine.intake;

import java.util.Map;

/// What is remembered of the columns of a sender's files.
///
/// @param fieldByHeading heading as it stands in the file, to the key of the field; an empty key: leave the column out
public record Mapping(Map<String, String> fieldByHeading) {

    /// Nothing is remembered.
    public static final Mapping NONE = new Mapping(Map.of());

    public Mapping {
        fieldByHeading = Map.copyOf(fieldByHeading);
    }
}
