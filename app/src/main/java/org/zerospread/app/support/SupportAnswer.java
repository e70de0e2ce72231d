package org.zerospread.app.support;

import java.util.List;
import java.util.UUID;
import org.zerospread.app.person.FormFault;

/// What became of an order.
public sealed interface SupportAnswer {

    /// It was done; the id is that of the application.
    record Done(UUID id) implements SupportAnswer {
    }

    /// Nothing was done: `SUP-001` a field missing or not understood, `SUP-003` no such policy, `SUP-004` the firm may not get it, `SUP-005` applied already, `SUP-006` no such application here or no longer in
    /// that state, `SUP-007` whoever filed does not decide, `SUP-008` the budget does not reach, `SUP-009` above what was computed, `SUP-010` the day of payment, `SUP-011` a paper is missing, `SUP-012` the edition,
    /// `MONEY-…` sums.
    record Refused(List<FormFault> faults) implements SupportAnswer {

        static Refused of(String field, String code, String zh, String en) {
            return new Refused(List.of(new FormFault(field, code, zh, en, List.of())));
        }

        static Refused unknown() {
            return of("id", "SUP-006", "本辖区没有这份申请,或已办过这一步", "no such application here, or the step is taken already");
        }
    }
}
