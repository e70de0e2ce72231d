package org.zerospread.app.surveillance.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An occasion as it is typed or sent: nothing is checked yet.
///
/// @param from in the district's zone, `2020-02-08T18:00`
/// @param through id of the contact through whom, for degree 2
/// @param people one to a line: name, card, telephone, relation
/// @param picked ids of persons who are registered
public record ContactForm(@Nullable String setting, @Nullable String mode, @Nullable String place, @Nullable String from, @Nullable String until, @Nullable String degree, @Nullable String through,
        @Nullable String relation, @Nullable String note, @Nullable String people, @Nullable List<UUID> picked) {

    /// Nothing typed yet.
    static ContactForm blank() {
        return new ContactForm(null, null, null, null, null, null, null, null, null, null, null);
    }

    /// Whether somebody is picked.
    public boolean picks(UUID person) {
        return picked != null && picked.contains(person);
    }
}
