package org.zerospread.app.scenario;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.enterprise.Firm;
import org.zerospread.app.grading.MeasureAnswer;
import org.zerospread.app.grading.Measures;
import org.zerospread.engine.resumption.FirmState;
import org.zerospread.engine.resumption.ResumptionPolicy;

/// How the firms of a scenario stand in the loop, as those who play them would see it.
@Component
class FirmStandings {

    private final JdbcClient sql;
    private final Measures measures;
    private final ResumptionPolicy policy;

    FirmStandings(JdbcClient sql, Measures measures, ResumptionPolicy policy) {
        this.sql = sql;
        this.measures = measures;
        this.policy = policy;
    }

    /// Where one firm stands.
    ///
    /// @param returned staff who have returned in all batches, and @param present those of them who are still on its ledger
    record Standing(FirmState state, int returned, int present) {

        static final Standing UNTOUCHED = new Standing(FirmState.CLOSED, 0, 0);
    }

    Map<UUID, Standing> find(Collection<UUID> firms) {
        Map<UUID, Standing> found = new HashMap<>();
        firms.forEach(firm -> found.put(firm, Standing.UNTOUCHED));
        sql.sql("""
                select s.firm_id, s.state, s.returned, coalesce(p.present, 0) as present
                from resumption.firm_state s left join (
                    select r.firm_id, count(*)::int as present from resumption.returned r join enterprise.staff t on t.id = r.staff_id and t.left_on is null group by 1) p on p.firm_id = s.firm_id
                where s.firm_id = any(:firms)
                """).param("firms", firms.toArray(UUID[]::new)).query(row -> {
                    found.put(row.getObject("firm_id", UUID.class), new Standing(FirmState.valueOf(row.getString("state")), row.getInt("returned"), row.getInt("present")));
                });
        return found;
    }

    /// Those whom the last screening found fit and who have not returned yet.
    Map<UUID, List<UUID>> fit(Collection<UUID> firms) {
        Map<UUID, List<UUID>> fit = new HashMap<>();
        sql.sql("""
                with last as materialized (select firm_id, max(seq) as seq from resumption.firm_step where firm_id = any(:firms) and kind = 'SCREENED' group by 1)
                select t.firm_id, t.id from last l join enterprise.staff t on t.firm_id = l.firm_id and t.left_on is null
                where not exists (select from resumption.returned r where r.staff_id = t.id)
                  and not exists (select from resumption.screened_out o where o.firm_id = l.firm_id and o.seq = l.seq and o.staff_id = t.id)
                order by t.firm_id, t.shift, t.id
                """).param("firms", firms.toArray(UUID[]::new)).query(row -> {
                    fit.computeIfAbsent(row.getObject("firm_id", UUID.class), firm -> new ArrayList<>()).add(row.getObject("id", UUID.class));
                });
        return fit;
    }

    /// The most staff whom the matrix lets work at a firm on a day.
    int mostStaff(Firm firm, LocalDate day) {
        Optional<MeasureAnswer> answer = measures.ofFirm(firm.id(), day);
        int percent = answer.isEmpty() || answer.get().matrix() == null ? policy.withoutMatrix().staffLimitPercent() : Integer.parseInt(answer.get().value("staff-limit"));
        return firm.staffExpected() * percent / 100;
    }
}
