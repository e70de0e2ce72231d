package org.zerospread.app.board;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zerospread.app.enterprise.StaffMeasures;
import org.zerospread.app.grading.Measures;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.DistrictWide;
import org.zerospread.engine.resumption.ReturnRule;

/// What the matrix in force asks of staff, wherever in the district they live: it decides who may return, and that decision alone is shown.
@Component
class AskedOfStaff implements StaffMeasures {

    private final Measures measures;
    private final DistrictWide wide;

    AskedOfStaff(Measures measures, DistrictWide wide) {
        this.measures = measures;
        this.wide = wide;
    }

    @Override
    public Map<UUID, Asked> of(Collection<UUID> persons, LocalDate on) {
        return wide.call(() -> {
            Map<UUID, Asked> asked = new HashMap<>();
            measures.ofPersons(persons.stream().map(PersonId::new).toList(), on).forEach((person, answer) -> asked.put(person.value(), new Asked(ReturnRule.Measures.of(answer.measures()), null)));
            return asked;
        });
    }
}
