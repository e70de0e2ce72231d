package org.zerospread.app.enterprise;

import java.util.List;
import java.util.UUID;
import org.zerospread.app.person.FormFault;

/// What became of something that was asked about a firm.
public sealed interface FirmAnswer {

    /// It is done.
    ///
    /// @param id of the firm, or of what was added to it
    record Done(UUID id) implements FirmAnswer {
    }

    /// Nothing was changed.
    record Refused(List<FormFault> faults) implements FirmAnswer {

        public Refused {
            faults = List.copyOf(faults);
        }
    }

    /// Refused for one reason.
    static FirmAnswer refused(String field, String code, String zh, String en) {
        return new Refused(List.of(new FormFault(field, code, zh, en)));
    }
}
