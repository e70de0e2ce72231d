package org.zerospread.app.access;

import java.util.UUID;

/// What a table with sealed fields offers, so that a new key can be brought to all of them.
public interface SealedFields {

    /// Before the first row.
    UUID BEGINNING = new UUID(0, 0);

    /// One piece of the walk.
    ///
    /// @param sealed how many rows were sealed anew
    /// @param last id of the last of them, after which the next piece begins
    record Piece(int sealed, UUID last) {

        /// Nothing is left.
        public static final Piece END = new Piece(0, BEGINNING);
    }

    /// How many rows are sealed under another key than this.
    long countOtherThan(int key);

    /// Seals the next rows of other keys anew under this, in one transaction and in the order of their ids: no row is looked at twice.
    ///
    /// @param after the last row of the piece before
    /// @param most at most so many rows
    Piece sealAnew(int key, UUID after, int most);
}
