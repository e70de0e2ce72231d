package org.zerospread.app.tracing;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.Masking;

/// What people who were met are already: contacts, cases, in quarantine.
@Component
@Transactional(propagation = Propagation.MANDATORY, readOnly = true)
class Standings {

    private final JdbcClient sql;

    Standings(JdbcClient sql) {
        this.sql = sql;
    }

    /// A person who was met.
    ///
    /// @param registered last exposures by the case with which he is a contact
    record Known(String name, String where, boolean own, Map<UUID, LocalDate> registered, @Nullable String caseState, @Nullable String quarantine) {
    }

    /// All of them by their ids; who may not be seen is not there.
    Map<UUID, Known> of(Collection<UUID> people, Collection<UUID> cases) {
        Map<UUID, Known> known = new HashMap<>();
        sql.sql("""
                select p.id, p.name, p.region between store.low() and store.high() as own,
                       coalesce((select string_agg(r.name, ' ' order by r.level) from region.region r
                           where r.code in (p.region - p.region % 1000000, p.region - p.region % 1000) and r.level in (3, 4)), '') as place,
                       (select f.state from surveillance.case_file f where f.person_id = p.id and f.state <> 'EXCLUDED' order by f.recorded_at desc limit 1) as case_state,
                       (select coalesce(s.place, 'CENTRAL') from quarantine.stay s where s.person_id = p.id and s.state = 'RUNNING') as quarantine
                from person.person p where p.id = any(:people)
                """).param("people", people.toArray(UUID[]::new)).query(row -> {
                    known.put(row.getObject("id", UUID.class), new Known(Masking.name(row.getString("name")), row.getString("place"), row.getBoolean("own"), new HashMap<>(),
                            row.getString("case_state"), row.getString("quarantine")));
                });
        sql.sql("select c.person_id, c.case_id, c.last_exposure from surveillance.contact c where c.case_id = any(:cases) and c.person_id = any(:people)")
                .param("cases", cases.toArray(UUID[]::new)).param("people", people.toArray(UUID[]::new)).query(row -> {
                    Known one = known.get(row.getObject("person_id", UUID.class));
                    if (one != null) {
                        one.registered().put(row.getObject("case_id", UUID.class), row.getObject("last_exposure", LocalDate.class));
                    }
                });
        return known;
    }

    /// Names of regions by their codes.
    Map<Long, String> namesOf(Collection<Long> regions) {
        Map<Long, String> names = new HashMap<>();
        sql.sql("select r.code, r.name from region.region r where r.code = any(:codes)").param("codes", regions.toArray(Long[]::new)).query(row -> {
            names.put(row.getLong("code"), row.getString("name"));
        });
        return names;
    }
}
