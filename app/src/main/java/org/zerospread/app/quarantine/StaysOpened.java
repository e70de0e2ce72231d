package org.zerospread.app.quarantine;

import java.util.List;
import org.zerospread.app.person.PersonId;

/// Quarantine was opened for people, or they were in it already: news within the same transaction.
public record StaysOpened(List<PersonId> persons) {

    public StaysOpened {
        persons = List.copyOf(persons);
    }
}
