package org.zerospread.app.enterprise;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.FieldCipher;
import org.zerospread.app.access.Masking;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.person.SealedNumbers;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.region.RegionRange;
import org.zerospread.engine.resumption.ReturnRule;
import org.zerospread.engine.resumption.ReturnRule.Facts;

/// Who of the staff of firms may return to work today, and why not: one statement for the facts of all, the rule once for each different set of facts.
///
/// Staff live anywhere in the district. What is asked of the database beyond the jurisdiction are the facts of the rule (`enterprise.staff_facts`), and what goes back to the reader is
/// the answer alone.
@Component
public class StaffReturns {

    private final JdbcClient sql;
    private final FieldCipher cipher;
    private final DistrictClock clock;
    private final ReturnRule rule;
    private final ObjectProvider<StaffMeasures> measures;

    StaffReturns(JdbcClient sql, FieldCipher cipher, DistrictClock clock, ReturnRule rule, ObjectProvider<StaffMeasures> measures) {
        this.sql = sql;
        this.cipher = cipher;
        this.clock = clock;
        this.rule = rule;
        this.measures = measures;
    }

    private record Line(UUID id, UUID firm, UUID person, String name, byte @Nullable [] card, @Nullable String post, @Nullable String shift, @Nullable String canteenTable, @Nullable String bus,
            @Nullable String dormitory, LocalDate joinedOn, Facts facts) {
    }

    /// The staff of one firm, by post and name.
    @Transactional(readOnly = true)
    public List<StaffReturn> listOf(UUID firm) {
        return list(List.of(firm));
    }

    /// The staff of several firms; those of a firm outside the jurisdiction are left out.
    @Transactional(readOnly = true)
    public List<StaffReturn> list(Collection<UUID> firms) {
        LocalDate today = clock.today();
        List<Line> lines = lines(firms, today);
        StaffMeasures asking = measures.getIfAvailable(() -> (persons, on) -> Map.of());
        Map<UUID, StaffMeasures.Asked> asked = lines.isEmpty() ? Map.of() : asking.of(lines.stream().map(Line::person).distinct().toList(), today);
        Map<Facts, ReturnRule.Answer> judged = new HashMap<>();
        return lines.stream().map(line -> {
            StaffMeasures.Asked of = asked.getOrDefault(line.person(), StaffMeasures.Asked.NOTHING);
            Facts facts = line.facts().asked(of.measures(), of.certifiedTo());
            return shown(line, judged.computeIfAbsent(facts, one -> rule.judge(one, today)));
        }).toList();
    }

    private List<Line> lines(Collection<UUID> firms, LocalDate today) {
        RegionRange range = Jurisdiction.find().orElseThrow(() -> new IllegalStateException("no jurisdiction")).range();
        return sql.sql("select * from enterprise.staff_facts(:firms, :low, :high, :today, :zone) order by firm_id, shift, post, name, staff_id").param("firms", firms.toArray(UUID[]::new))
                .param("low", range.low()).param("high", range.high()).param("today", today).param("zone", clock.getZone().getId()).query((row, index) -> line(row, today)).list();
    }

    private static Line line(ResultSet row, LocalDate today) throws SQLException {
        return new Line(row.getObject("staff_id", UUID.class), row.getObject("firm_id", UUID.class), row.getObject("person_id", UUID.class), row.getString("name"), row.getBytes("card_sealed"),
                row.getString("post"), row.getString("shift"), row.getString("canteen_table"), row.getString("bus"), row.getString("dormitory"), row.getObject("joined_on", LocalDate.class), ReturnFacts.read(row, today));
    }

    private StaffReturn shown(Line line, ReturnRule.Answer answer) {
        return new StaffReturn(line.id(), line.firm(), new PersonId(line.person()), Masking.name(line.name()), Masking.card(cipher.open(line.card(), SealedNumbers.card(line.person()))), line.post(),
                line.shift(), line.canteenTable(), line.bus(), line.dormitory(), line.joinedOn(), answer);
    }
}
