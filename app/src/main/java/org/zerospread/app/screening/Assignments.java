package org.zerospread.app.screening;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.region.RegionRange;

/// Who visits which grid, village or single household in a round.
@Component
public class Assignments {

    private final JdbcClient sql;
    private final AuditTrail audit;
    private final DistrictClock clock;
    private final Rounds rounds;

    Assignments(JdbcClient sql, AuditTrail audit, DistrictClock clock, Rounds rounds) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
        this.rounds = rounds;
    }

    /// One assignment.
    ///
    /// @param door number of the single household; null for all of the region
    public record Row(UUID id, String username, String displayName, RegionCode region, String regionName, @Nullable String door) {
    }

    /// Somebody who can be given an assignment.
    public record Worker(String username, String displayName) {
    }

    /// An assignment to make, as typed.
    ///
    /// @param region code of a grid or village; not needed with a household
    public record AssignmentForm(@Nullable String username, @Nullable String region, @Nullable String household) {
    }

    private record Target(long low, long high, @Nullable UUID household) {
    }

    /// Gives an account a grid, a village or a household in a round; given before, nothing changes.
    @Transactional
    public ScreeningAnswer<UUID> assign(int round, AssignmentForm form) {
        Rounds.Round in = rounds.find(round).filter(one -> !one.closed()).orElse(null);
        if (in == null) {
            return ScreeningAnswer.refuse("round", "SCR-006", "没有这一轮,或已结束", "no such round here, or it is closed");
        }
        Target target = find(form).filter(one -> in.range().low() <= one.low() && one.high() <= in.range().high()).orElse(null);
        if (target == null) {
            return ScreeningAnswer.refuse("region", "SCR-008", "本轮范围和您的辖区内没有这个网格、村(社区)或这一户", "no such grid, village or household within the round and your regions");
        }
        UUID account = worker(form.username(), target).orElse(null);
        if (account == null) {
            return ScreeningAnswer.refuse("username", "SCR-007", "没有可在此地走访的这个账号", "no account of this name may visit there");
        }
        UUID id = UUID.randomUUID();
        int added = sql.sql("""
                insert into screening.assignment (id, round_id, account_id, region, high, household_id, recorded_at, recorded_by)
                values (:id, :round, :account, :low, :high, :household, :at, :by) on conflict do nothing
                """).param("id", id).param("round", round).param("account", account).param("low", target.low()).param("high", target.high())
                .param("household", target.household()).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).update();
        if (added == 0) {
            return new ScreeningAnswer.Done<>(existing(round, account, target));
        }
        audit.record("assignment.given", target.low(), account.toString(), "round " + round + (target.household() == null ? "" : ", household " + target.household()));
        return new ScreeningAnswer.Done<>(id);
    }

    private UUID existing(int round, UUID account, Target target) {
        return sql.sql("""
                select id from screening.assignment where round_id = :round and account_id = :account and region = :low
                  and household_id is not distinct from :household and ended_at is null
                """).param("round", round).param("account", account).param("low", target.low()).param("household", target.household()).query(UUID.class).single();
    }

    /// Takes an assignment away.
    @Transactional
    public ScreeningAnswer<UUID> end(UUID id) {
        Optional<Long> region = sql.sql("""
                update screening.assignment set ended_at = :at, ended_by = :by where id = :id and ended_at is null returning region
                """).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).param("id", id).query(Long.class).optional();
        if (region.isEmpty()) {
            return ScreeningAnswer.refuse("assignment", "SCR-009", "没有这项指派", "no such assignment here");
        }
        audit.record("assignment.ended", region.get(), id.toString(), null);
        return new ScreeningAnswer.Done<>(id);
    }

    /// The assignments of a round.
    @Transactional(readOnly = true)
    public List<Row> list(int round) {
        return sql.sql("""
                select a.id, c.username, c.display_name, a.region, g.name, h.door
                from screening.assignment a join access.account c on c.id = a.account_id join region.region g on g.code = a.region
                left join person.household h on h.id = a.household_id
                where a.round_id = :round and a.ended_at is null order by a.region, c.username limit 2000
                """).param("round", round).query(Assignments::row).list();
    }

    /// Accounts that may visit somewhere in the jurisdiction.
    @Transactional(readOnly = true)
    public List<Worker> listWorkers() {
        return sql.sql("""
                select distinct c.username, c.display_name from access.account c join access.assignment s on s.account_id = c.id
                join access.role_right r on r.role = s.role and r.right_code = 'SCREENING_WRITE'
                where not c.disabled and s.low <= store.high() and s.high >= store.low() order by c.username limit 500
                """).query((row, index) -> new Worker(row.getString("username"), row.getString("display_name"))).list();
    }

    private Optional<UUID> worker(@Nullable String username, Target target) {
        return sql.sql("""
                select distinct c.id from access.account c join access.assignment s on s.account_id = c.id
                join access.role_right r on r.role = s.role and r.right_code = 'SCREENING_WRITE'
                where c.username = :username and not c.disabled and s.low <= :low and s.high >= :high
                """).param("username", username).param("low", target.low()).param("high", target.high()).query(UUID.class).optional();
    }

    private Optional<Target> find(AssignmentForm form) {
        if (form.household() != null && !form.household().isBlank()) {
            return sql.sql("select id, region from person.household where id::text = :id").param("id", form.household().strip())
                    .query((row, index) -> new Target(row.getLong("region"), row.getLong("region"), row.getObject("id", UUID.class))).optional();
        }
        Optional<RegionCode> code = Optional.ofNullable(form.region()).flatMap(text -> RegionCode.tryParse(text.strip()));
        return code.filter(one -> Rounds.isOwn(one.range()))
                .filter(one -> sql.sql("select exists (select from region.region where code = :code and level >= 4)").param("code", one.value()).query(Boolean.class).single())
                .map(one -> {
                    RegionRange range = one.range();
                    return new Target(range.low(), range.high(), null);
                });
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        return new Row(row.getObject("id", UUID.class), row.getString("username"), row.getString("display_name"), new RegionCode(row.getLong("region")), row.getString("name"),
                row.getString("door"));
    }
}
