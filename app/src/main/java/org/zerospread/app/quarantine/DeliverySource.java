package org.zerospread.app.quarantine;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.person.PersonId;
import org.zerospread.engine.region.RegionRange;

/// Says what is to be brought to people in quarantine. `care`, on the floor above, knows the errands and answers; the day's list of `quarantine` asks.
public interface DeliverySource {

    /// One open errand.
    ///
    /// @param kind `FOOD`, `MEDICINE`, `TRANSPORT`, `RUBBISH` or `OTHER`
    /// @param dueOn day by which it is to be done; before the day asked for, it is overdue
    /// @param doer who does it, where somebody was named
    record Delivery(UUID errand, PersonId person, String kind, LocalDate dueOn, String what, @Nullable String doer) {
    }

    /// Open errands due on the day or before it for people of the range, the longest overdue first; within the present jurisdiction.
    List<Delivery> listDeliveries(RegionRange inside, LocalDate day);
}
