package org.zerospread.app.quarantine;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.person.EntryCheck;
import org.zerospread.app.person.PersonId;

/// One person is in one quarantine at a time: two entries with one each are not made one before one of them has ended.
@Component
class StayCheck implements EntryCheck {

    private final JdbcClient sql;

    StayCheck(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
    public List<Objection> listObjections(Set<PersonId> one, Set<PersonId> other) {
        boolean both = sql.sql("""
                select exists (select from quarantine.stay where state = 'RUNNING' and person_id = any(:one))
                    and exists (select from quarantine.stay where state = 'RUNNING' and person_id = any(:other))
                """).param("one", ids(one)).param("other", ids(other)).query(Boolean.class).single();
        return both ? List.of(new Objection("PER-017", "两份档案都有正在进行的隔离: 请先结束其中一段", "both have a quarantine that runs: end one of them first", false)) : List.of();
    }

    private static UUID[] ids(Set<PersonId> entries) {
        return entries.stream().map(PersonId::value).toArray(UUID[]::new);
    }
}
