package org.zerospread.app.screening;

import java.time.LocalDate;
import java.util.Optional;
import org.zerospread.app.person.PersonId;
import org.zerospread.engine.grading.OriginClass;

/// Says which stay in quarantine a returnee should begin. `quarantine` knows the plans and answers; `screening`, which found him, asks.
public interface StayProposer {

    /// A stay as the plan in force gives it; nothing is opened yet.
    ///
    /// @param releaseOn the day after its last
    record ProposedStay(String planCode, String planZh, String planEn, LocalDate startsOn, LocalDate releaseOn) {
    }

    /// The stay for one who came from an origin of this class; empty when none is asked for, or when he is in quarantine already.
    Optional<ProposedStay> propose(PersonId person, OriginClass origin, LocalDate foundOn);
}
