package org.zerospread.app.grading;

import java.util.List;
import java.util.UUID;
import org.zerospread.app.person.FormFault;

/// What became of a step of a version.
public sealed interface MatrixAnswer {

    /// It was done.
    record Done(UUID version) implements MatrixAnswer {
    }

    /// Nothing was done, with all the reasons.
    record Refused(List<FormFault> faults) implements MatrixAnswer {
        public Refused {
            faults = List.copyOf(faults);
        }

        static Refused of(String field, String code, String zh, String en) {
            return new Refused(List.of(new FormFault(field, code, zh, en)));
        }
    }
}
