package org.zerospread.app.chain;

import java.util.UUID;
import org.zerospread.app.person.FormFault;

/// What became of a link.
public sealed interface LinkAnswer {

    /// It is registered, or withdrawn.
    record Done(UUID link) implements LinkAnswer {
    }

    /// Nothing was done: `CHN-002` no such case, `CHN-003` a case with itself, `CHN-004` a circle (it is named), `CHN-007` evidence or reason is missing or too long, `CHN-008` this pair is
    /// registered already, `CHN-009` no such link here.
    record Refused(FormFault fault) implements LinkAnswer {

        static Refused of(String field, String code, String zh, String en) {
            return new Refused(new FormFault(field, code, zh, en));
        }
    }
}
