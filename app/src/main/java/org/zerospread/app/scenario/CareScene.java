package org.zerospread.app.scenario;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zerospread.app.care.CareAnswer;
import org.zerospread.app.care.Errands;
import org.zerospread.app.care.NeedForm;
import org.zerospread.app.care.Needs;
import org.zerospread.app.care.Stands;
import org.zerospread.app.person.PersonId;
import org.zerospread.engine.region.RegionCode;

/// Plays what cadres bring to people in quarantine, and the stands that open.
@Component
class CareScene {

    private final Needs needs;
    private final Errands errands;
    private final Stands stands;

    CareScene(Needs needs, Errands errands, Stands stands) {
        this.needs = needs;
        this.errands = errands;
        this.stands = stands;
    }

    /// Somebody says what he needs.
    void tell(PersonId person, Scenario.Care care) {
        done(needs.take(person, new NeedForm(care.kind().name(), care.what(), care.toldBy().name(), null, care.everyDays() == null ? null : care.everyDays().toString(),
                care.lastOn() == null ? null : care.lastOn().toString(), care.doer())));
    }

    /// What is due is done in the afternoon; what was laid out is written down.
    void finish(RegionCode district, LocalDate day, List<Scenario.Care> told) {
        errands.listDeliveries(district.range(), day).stream().sorted(Comparator.comparing(delivery -> delivery.errand())).forEach(delivery -> done(errands.done(delivery.errand(), "放在门口",
                told.stream().filter(care -> care.what().equals(delivery.what()) && care.paid() != null).map(Scenario.Care::paid).findFirst().orElse(null))));
    }

    /// A stand opens.
    void open(UUID id, Scenario.Stand stand) {
        done(stands.add(id, new Stands.Form(stand.region().toString(), stand.name(), stand.place(), stand.goods(), stand.hours(), stand.payment())));
    }

    private static void done(CareAnswer answer) {
        if (answer instanceof CareAnswer.Refused refused) {
            throw new ScenarioConflict(refused.faults().toString());
        }
    }
}
