package org.zerospread.app.enterprise;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.resumption.ReturnRule;

/// What graded control asks of people, and which certificates they hold. A module above brings it: the register of enterprises knows neither.
public interface StaffMeasures {

    /// What is asked of somebody.
    ///
    /// @param certifiedTo last day of a certificate that is not revoked; null where there is none
    record Asked(ReturnRule.Measures measures, @Nullable LocalDate certifiedTo) {

        /// Nothing is asked, and nothing certified.
        public static final Asked NOTHING = new Asked(ReturnRule.Measures.NONE, null);
    }

    /// Per person what is asked on the day, all at once; whoever is left out is asked nothing.
    Map<UUID, Asked> of(Collection<UUID> persons, LocalDate on);
}
