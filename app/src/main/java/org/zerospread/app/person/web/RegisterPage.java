package org.zerospread.app.person.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.person.ArrivalForm;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.PersonForm;

/// The form that registers a person, or a journey of one who is registered.
///
/// @param person the one whose journey is registered; null for a new person
/// @param whom name of that person, or the address of the household that a new one joins
/// @param arrival what was typed of the journey
/// @param kin who may have travelled along
public record RegisterPage(@Nullable UUID person, @Nullable String whom, PersonForm form, ArrivalForm arrival, List<DossierPage.Kin> kin, List<FormFault> faults) {

    private static final int STAYS = 2;

    /// Where the form goes.
    public String action() {
        return person == null ? "/persons/new" : "/persons/" + person + "/arrivals/new";
    }

    /// What is wrong with a field.
    public Optional<FormFault> fault(String field) {
        return faults.stream().filter(fault -> fault.field().equals(field)).findFirst();
    }

    /// The stays typed, and empty ones to fill in.
    public List<ArrivalForm.Stay> stays() {
        List<ArrivalForm.Stay> rows = new java.util.ArrayList<>(arrival.stays() == null ? List.of() : arrival.stays());
        while (rows.size() < STAYS) {
            rows.add(new ArrivalForm.Stay(null, null, null, null));
        }
        return rows;
    }

    /// Whether a companion was ticked.
    public boolean travelsWith(UUID companion) {
        return arrival.companions() != null && arrival.companions().contains(companion.toString());
    }
}
