package org.zerospread.app.enterprise;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.intake.RowValues;
import org.zerospread.engine.identity.CardNumber;
import org.zerospread.engine.region.RegionCode;

/// A row of a staff list whose firm is known.
///
/// @param place of the row in its list
/// @param home where he lives; null where the list does not say
/// @param origin where he came from on `arrived_on`; null where the list tells no journey
record StaffRow(int place, RowValues values, UUID firm, @Nullable RegionCode home, @Nullable RegionCode origin) {

    @Nullable CardNumber card() {
        return values.card("card");
    }

    /// As the card number tells it.
    @Nullable LocalDate birthDate() {
        CardNumber card = card();
        return card == null ? null : card.birthDate().orElse(null);
    }
}
