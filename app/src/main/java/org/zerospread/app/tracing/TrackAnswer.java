package org.zerospread.app.tracing;

import java.util.List;
import java.util.UUID;
import org.zerospread.app.person.FormFault;

/// What became of a stay that was told, put right or withdrawn.
public sealed interface TrackAnswer {

    /// It stands; of a withdrawal the id is that of the stay withdrawn.
    record Done(UUID track) implements TrackAnswer {
    }

    /// Nothing was changed: `TRK-001` the person is not registered here, `TRK-003` it ends before it begins, `TRK-004` no place or no kind of a new place, `TRK-005` no such stay here,
    /// or it was put right already, `TRK-006` several known places of that name, `TRK-007` no position on the Earth, or half of one, `TRK-008` no reason, `TRK-009` he has no
    /// household here, `TRK-012` the place is known to lie elsewhere, and `PER-…` as [FormFault] has them.
    record Refused(List<FormFault> faults) implements TrackAnswer {

        static Refused of(String field, String code, String zh, String en) {
            return new Refused(List.of(new FormFault(field, code, zh, en)));
        }
    }
}
