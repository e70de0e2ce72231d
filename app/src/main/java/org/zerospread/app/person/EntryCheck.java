package org.zerospread.app.person;

import java.util.List;
import java.util.Set;

/// What a module has to say when two entries are to count as one person.
///
/// Each module that keeps records which a person can have only one of at a time offers one; [PersonPairs] asks all of them.
public interface EntryCheck {

    /// What speaks against it, or must be known before.
    ///
    /// @param one the entries of one side, all of which are one person already
    /// @param other the entries of the other side
    List<Objection> listObjections(Set<PersonId> one, Set<PersonId> other);

    /// Something that speaks against it.
    ///
    /// @param code stable, `PER-…`
    /// @param confirmable whether somebody may know it and do it all the same, with a reason
    record Objection(String code, String zh, String en, boolean confirmable) {
    }
}
