package org.zerospread.app.certificate;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.enterprise.StaffMeasures;
import org.zerospread.app.grading.Measures;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.DistrictWide;
import org.zerospread.engine.resumption.ReturnRule;

/// What the matrix asks of the staff of enterprises, and until when they are certified.
///
/// Staff live anywhere in the district, and what is asked of them goes by where they live: it is worked out over the district, and goes into the rule of the return to work alone.
@Component
class StaffAsked implements StaffMeasures {

    private final JdbcClient sql;
    private final Measures measures;
    private final DistrictWide district;

    StaffAsked(JdbcClient sql, Measures measures, DistrictWide district) {
        this.sql = sql;
        this.measures = measures;
        this.district = district;
    }

    @Override
    public Map<UUID, Asked> of(Collection<UUID> persons, LocalDate on) {
        Map<UUID, LocalDate> certified = new HashMap<>();
        sql.sql("select person_id, last_on from certificate.certified(:persons, :on)").param("persons", persons.toArray(UUID[]::new)).param("on", on).query(row -> {
            certified.put(row.getObject("person_id", UUID.class), row.getObject("last_on", LocalDate.class));
        });
        Map<UUID, Asked> asked = new HashMap<>();
        district.call(() -> measures.ofPersons(persons.stream().map(PersonId::new).toList(), on))
                .forEach((person, answer) -> asked.put(person.value(), new Asked(ReturnRule.Measures.of(answer.measures()), certified.get(person.value()))));
        return asked;
    }
}
