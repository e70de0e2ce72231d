package org.zerospread.app.certificate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.enterprise.ReturnFacts;
import org.zerospread.app.grading.MeasureAnswer;
import org.zerospread.app.grading.Measures;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.certificate.CertificateRule;
import org.zerospread.engine.region.RegionRange;
import org.zerospread.engine.resumption.ReturnRule;

/// Who may have a certificate today, and who may not: the facts of all in one statement, their measures by the matrix, and the rule.
@Component
class CertificateFacts {

    private final JdbcClient sql;
    private final Measures measures;
    private final ReturnRule returning;
    private final CertificateRule rule;
    private final DistrictClock clock;

    CertificateFacts(JdbcClient sql, Measures measures, ReturnRule returning, CertificateRule rule, DistrictClock clock) {
        this.sql = sql;
        this.measures = measures;
        this.returning = returning;
        this.rule = rule;
        this.clock = clock;
    }

    /// Somebody who was judged.
    ///
    /// @param name whole
    record Judged(UUID person, long region, String name, CertificateRule.Answer answer) {
    }

    private record Known(UUID person, long region, String name, boolean resident, ReturnRule.Facts facts) {
    }

    /// Judges those who live in the jurisdiction, or are on the ledger of an enterprise that works there; who is neither is left out. In the order in which they are asked about.
    ///
    /// @param jurisdiction of the one who asks
    Map<UUID, Judged> judge(Collection<UUID> persons, RegionRange jurisdiction) {
        LocalDate today = clock.today();
        List<Known> known = sql.sql("select * from certificate.facts(:persons, :low, :high, :today, :zone) f order by array_position(:persons, f.person_id)").param("persons", persons.toArray(UUID[]::new))
                .param("low", jurisdiction.low()).param("high", jurisdiction.high()).param("today", today).param("zone", clock.getZone().getId()).query((row, index) -> known(row, today)).list();
        Map<PersonId, MeasureAnswer> asked = measures.ofPersons(known.stream().map(one -> new PersonId(one.person())).toList(), today);
        Map<UUID, Judged> judged = new LinkedHashMap<>();
        for (Known one : known) {
            MeasureAnswer answer = asked.get(new PersonId(one.person()));
            ReturnRule.Measures holds = answer == null ? ReturnRule.Measures.NONE : ReturnRule.Measures.of(answer.measures());
            judged.put(one.person(), new Judged(one.person(), one.region(), one.name(), rule.judge(returning, one.facts().asked(holds, null), one.resident(), today)));
        }
        return judged;
    }

    /// The jurisdiction of the thread.
    static RegionRange ownRange() {
        return Jurisdiction.find().orElseThrow(() -> new IllegalStateException("no jurisdiction")).range();
    }

    private static Known known(ResultSet row, LocalDate today) throws SQLException {
        return new Known(row.getObject("person_id", UUID.class), row.getLong("region"), row.getString("name"), row.getBoolean("resident"), ReturnFacts.read(row, today));
    }
}
