package org.zerospread.app.care;

import java.util.List;
import java.util.UUID;
import org.zerospread.app.person.FormFault;

/// What became of an order.
public sealed interface CareAnswer {

    /// It was done; the id is that of the need, errand or stand.
    record Done(UUID id) implements CareAnswer {
    }

    /// Nothing was done: `CARE-001` he is not in quarantine here, `CARE-002` a field missing or not understood, `CARE-003` no such need or errand here, or it is closed, `CARE-004` no
    /// such stand here.
    record Refused(List<FormFault> faults) implements CareAnswer {

        static Refused of(String field, String code, String zh, String en) {
            return new Refused(List.of(new FormFault(field, code, zh, en, List.of())));
        }
    }
}
