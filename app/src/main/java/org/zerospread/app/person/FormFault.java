package org.zerospread.app.person;

import java.util.List;
import org.zerospread.app.region.Region;

/// What is wrong with one field of a form.
///
/// @param field name of the field, such as `card` or `arrival.origin`
/// @param code stable: `PER-001` name missing or too long, `PER-002` no such place, `PER-003` several places of that name, `PER-004` place outside the
///     writer's regions, `PER-005` registered already, `PER-006` day not understood or in the future, `PER-007` no such choice, `PER-008` time not
///     understood, in the future, or departure after arrival, `PER-009` person or household not known here, `PER-010` text too long, `CARD-…`, `PHONE-…`
/// @param choices for `PER-003`, the places meant
public record FormFault(String field, String code, String zh, String en, List<Region> choices) {

    public FormFault(String field, String code, String zh, String en) {
        this(field, code, zh, en, List.of());
    }
}
