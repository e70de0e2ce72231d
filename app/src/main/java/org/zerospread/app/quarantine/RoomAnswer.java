package org.zerospread.app.quarantine;

import java.util.List;
import org.zerospread.app.person.FormFault;

/// What became of something that was asked about sites and rooms.
///
/// @param <T> what was made, or what is answered about it
public sealed interface RoomAnswer<T> {

    /// It was done.
    record Done<T>(T value) implements RoomAnswer<T> {
    }

    /// Nothing was done; all that is wrong is told at once.
    ///
    /// Codes: `ROM-001` no such site or room in your regions, `ROM-002` no running stay here that is spent in a site, or it has a room already or none,
    /// `ROM-003` the policy forbids it, `ROM-004` no room is free, or this one is taken, being cleaned or closed, `ROM-005` reason missing or too long,
    /// `ROM-006` guests are there who must be moved first, `ROM-007` days are wrong, or it is closed then already, `ROM-008` nothing to take back,
    /// `ROM-009` the field is wrong, `ROM-010` no such slot, name missing, or named already
    record Refused<T>(List<FormFault> faults) implements RoomAnswer<T> {
        public Refused {
            faults = List.copyOf(faults);
        }
    }

    /// A refusal for one reason.
    static <T> RoomAnswer<T> refuse(String field, String code, String zh, String en) {
        return new Refused<>(List.of(fault(field, code, zh, en)));
    }

    /// What is wrong with one field.
    static FormFault fault(String field, String code, String zh, String en) {
        return new FormFault(field, code, zh, en, List.of());
    }
}
