package org.zerospread.app.screening;

import java.util.List;
import org.zerospread.app.person.FormFault;

/// What became of something that was asked of screening.
///
/// @param <T> what was made, or what is answered about it
public sealed interface ScreeningAnswer<T> {

    /// It was done.
    record Done<T>(T value) implements ScreeningAnswer<T> {
    }

    /// Nothing was done; all that is wrong is told at once.
    ///
    /// Codes: `SCR-004` day or title of a round wrong, `SCR-005` another round of the same scope covers these days, `SCR-006` no such round here, or it
    /// is closed, `SCR-007` no such account works here, `SCR-008` no such place in your regions, or of the wrong level, `SCR-009` not on your list,
    /// `SCR-010` reported already, `SCR-011` the records of the day show findings, `SCR-012` not confirmed, `SCR-013` nothing to correct, `SCR-014` reason
    /// missing, `SCR-015` the check is wrong, `SCR-016` no such returnee, or decided already, `SCR-017` nobody was checked
    record Refused<T>(List<FormFault> faults) implements ScreeningAnswer<T> {
    }

    /// A refusal for one reason.
    static <T> ScreeningAnswer<T> refuse(String field, String code, String zh, String en) {
        return new Refused<>(List.of(fault(field, code, zh, en)));
    }

    /// What is wrong with one field.
    static FormFault fault(String field, String code, String zh, String en) {
        return new FormFault(field, code, zh, en, List.of());
    }
}
