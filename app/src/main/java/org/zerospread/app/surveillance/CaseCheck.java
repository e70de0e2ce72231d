package org.zerospread.app.surveillance;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.person.EntryCheck;
import org.zerospread.app.person.PersonId;

/// Two open cases of one person: both stay on record and both count, as they were reported, until the one reported twice is excluded.
@Component
class CaseCheck implements EntryCheck {

    private final JdbcClient sql;

    CaseCheck(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
    public List<Objection> listObjections(Set<PersonId> one, Set<PersonId> other) {
        boolean both = sql.sql("""
                select exists (select from surveillance.case_file where state not in ('EXCLUDED', 'CLOSED', 'DEAD') and person_id = any(:one))
                    and exists (select from surveillance.case_file where state not in ('EXCLUDED', 'CLOSED', 'DEAD') and person_id = any(:other))
                """).param("one", ids(one)).param("other", ids(other)).query(Boolean.class).single();
        return both ? List.of(new Objection("PER-018", "两份档案都有未结束的病例, 今后仍各计一例: 请写明原因并确认, 重复的请排除", "both have an open case, and both go on counting: say why and confirm, and exclude the one that is reported twice", true)) : List.of();
    }

    private static UUID[] ids(Set<PersonId> entries) {
        return entries.stream().map(PersonId::value).toArray(UUID[]::new);
    }
}
