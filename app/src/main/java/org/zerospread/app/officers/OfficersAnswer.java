package org.zerospread.app.officers;

import java.util.List;
import java.util.UUID;
import org.zerospread.app.person.FormFault;

/// What became of an order about officers, assignments, visits or problems.
public sealed interface OfficersAnswer {

    /// It was done; the id is that of the record.
    record Done(UUID id) implements OfficersAnswer {
    }

    /// Nothing was done.
    ///
    /// `OFC-001` a field missing or not understood · `OFC-002` no such officer, firm, visit, problem or proposal here · `OFC-003` already in the register · `OFC-004` a supervisor who is
    /// no medic · `OFC-005` he has as many firms as he can take · `OFC-006` not an officer of this firm · `OFC-007` a day in the future or before the assignment · `OFC-008` not in the
    /// state that the step needs · `OFC-009` who solved it does not confirm it · `OFC-010` a search runs already · `OFC-011` what it was computed from has changed
    record Refused(List<FormFault> faults) implements OfficersAnswer {

        public Refused {
            faults = List.copyOf(faults);
        }

        static Refused of(String field, String code, String zh, String en) {
            return new Refused(List.of(new FormFault(field, code, zh, en, List.of())));
        }

        static Refused unknown(String field) {
            return of(field, "OFC-002", "本辖区没有这条记录", "there is no such record here");
        }
    }
}
