package org.zerospread.app.access;

/// What a module with sealed fields offers, so that a new key can be brought to all of them.
public interface SealedFields {

    /// How many values are sealed under another key than this.
    long countOtherThan(int key);

    /// Seals some of the values of other keys anew under this, in one transaction.
    ///
    /// @param most at most so many rows
    /// @return how many were sealed anew; 0 when none is left
    int sealAnew(int key, int most);
}
