package org.zerospread.app.lab;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The days of one confirmed case.
///
/// @param imported whether he was infected elsewhere; false also where that is not known
/// @param onset null where it is not known, or there is none
/// @param exposedFrom first day on which he can have been infected, null where that is not known
/// @param exposedTo the last
/// @param reported when he was first held for a case, suspected or confirmed
/// @param isolated when he came into quarantine or, confirmed, to hospital
record CaseDates(String number, boolean imported, @Nullable LocalDate onset, @Nullable LocalDate exposedFrom, @Nullable LocalDate exposedTo, LocalDate reported, LocalDate isolated) {
}
