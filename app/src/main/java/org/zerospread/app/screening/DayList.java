package org.zerospread.app.screening;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.FieldCipher;
import org.zerospread.app.access.Masking;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.person.SealedNumbers;
import org.zerospread.app.store.DistrictClock;

/// What a worker has to do today: the households of his own assignment at which nobody was met yet in the round.
///
/// Those tried before come first, the longest overdue leading; one tried today comes back when the policy says so.
@Component
public class DayList {

    /// A worker visits some hundred households a day; a whole grid has some 300.
    private static final int MOST_HOUSEHOLDS = 1_000;

    private final JdbcClient sql;
    private final DistrictClock clock;
    private final Rounds rounds;
    private final ScreeningPolicy policy;
    private final FieldCipher cipher;
    private final AuditTrail audit;

    DayList(JdbcClient sql, DistrictClock clock, Rounds rounds, ScreeningPolicy policy, FieldCipher cipher, AuditTrail audit) {
        this.sql = sql;
        this.clock = clock;
        this.rounds = rounds;
        this.policy = policy;
        this.cipher = cipher;
        this.audit = audit;
    }

    /// A member, with no more than tells him from the others of the household.
    ///
    /// @param name masked
    public record Member(UUID id, String name, @Nullable String sex, @Nullable Integer birthYear) {
    }

    /// A household that is due.
    ///
    /// @param code its door number within the grid
    /// @param tries visits in this round, all in vain
    /// @param lastOutcome `ABSENT` or `REFUSED`; null when it was not visited yet
    /// @param dueOn since when it is due again; null when it was not visited yet
    public record Household(UUID id, String code, @Nullable String address, long grid, int tries, @Nullable String lastOutcome, @Nullable LocalDate dueOn, boolean overdue,
            List<Member> members) {
    }

    /// The list of a day.
    ///
    /// @param round null when the worker has no assignment in a round that runs
    /// @param met households of the assignment that were met, for the progress shown
    public record Today(Rounds.@Nullable Round round, List<ScreeningPolicy.Question> questions, LocalDate day, int met, int later, List<Household> households) {

        /// All households of the assignment.
        @JsonIgnore
        public int all() {
            return met + later + households.size();
        }
    }

    private record Line(UUID id, String code, byte @Nullable [] address, long grid, int tries, @Nullable String outcome, @Nullable LocalDate met, @Nullable LocalDate dueOn) {
    }

    /// The list of today for an account; reading it is put on record.
    @Transactional
    public Today read(UUID account) {
        LocalDate today = clock.today();
        Rounds.Round round = current(account, today).orElse(null);
        if (round == null) {
            return new Today(null, List.of(), today, 0, 0, List.of());
        }
        List<Line> lines = lines(account, round.id(), null);
        int met = Math.toIntExact(lines.stream().filter(line -> line.met() != null).count());
        List<Line> due = lines.stream().filter(line -> line.met() == null && (line.dueOn() == null || !line.dueOn().isAfter(today))).limit(MOST_HOUSEHOLDS).toList();
        int later = lines.size() - met - due.size();
        if (!due.isEmpty()) {
            audit.record("assignment.read", due.getFirst().grid(), account.toString(), due.size() + " households");
        }
        return new Today(round, policy.questions(), today, met, later, households(due, today));
    }

    /// One household of the account's assignment, due or not.
    @Transactional(readOnly = true)
    public Optional<Household> find(UUID account, UUID household) {
        LocalDate today = clock.today();
        return current(account, today).flatMap(round -> households(lines(account, round.id(), household), today).stream().findFirst());
    }

    private Optional<Rounds.Round> current(UUID account, LocalDate today) {
        return sql.sql("""
                select r.id from screening.assignment a join screening.round r on r.id = a.round_id
                where a.account_id = :account and a.ended_at is null and :today between r.starts_on and coalesce(r.ends_on, 'infinity')
                order by r.high - r.region, r.starts_on desc limit 1
                """).param("account", account).param("today", today).query(Integer.class).optional().flatMap(rounds::find);
    }

    private List<Line> lines(UUID account, int round, @Nullable UUID one) {
        return sql.sql("""
                select h.id, h.door, h.address_sealed, h.region, coalesce(s.tries, 0) as tries, s.last_outcome, s.met_on,
                       (s.last_at at time zone :zone)::date + case s.last_outcome when 'ABSENT' then :absent when 'REFUSED' then :refused end as due_on
                from person.household h left join screening.household_state s on s.household_id = h.id and s.round_id = :round
                where (:one::uuid is null or h.id = :one)
                  and exists (select from screening.assignment a where a.account_id = :account and a.round_id = :round and a.ended_at is null
                      and h.region between a.region and a.high and (a.household_id is null or a.household_id = h.id))
                  and h.region between (select min(a.region) from screening.assignment a where a.account_id = :account and a.round_id = :round and a.ended_at is null)
                      and (select max(a.high) from screening.assignment a where a.account_id = :account and a.round_id = :round and a.ended_at is null)
                order by due_on nulls last, h.region, h.door, h.id
                """).param("zone", clock.getZone().getId()).param("absent", policy.absentAgainAfterDays()).param("refused", policy.refusedAgainAfterDays())
                .param("round", round).param("one", one).param("account", account).query(DayList::line).list();
    }

    private List<Household> households(List<Line> lines, LocalDate today) {
        Map<UUID, List<Member>> members = new LinkedHashMap<>();
        sql.sql("select id, household_id, name, sex, birth_date from person.person where household_id = any(:ids) order by birth_date nulls last, id")
                .param("ids", lines.stream().map(Line::id).toArray(UUID[]::new))
                .query(row -> {
                    LocalDate birth = row.getObject("birth_date", LocalDate.class);
                    members.computeIfAbsent(row.getObject("household_id", UUID.class), id -> new ArrayList<>()).add(new Member(row.getObject("id", UUID.class),
                            Masking.name(row.getString("name")), row.getString("sex"), birth == null ? null : birth.getYear()));
                });
        return lines.stream().map(line -> new Household(line.id(), line.code(), cipher.open(line.address(), SealedNumbers.address(line.id())), line.grid(), line.tries(),
                line.outcome(), line.dueOn(), line.dueOn() != null && line.dueOn().isBefore(today), members.getOrDefault(line.id(), List.of()))).toList();
    }

    private static Line line(ResultSet row, int index) throws SQLException {
        return new Line(row.getObject("id", UUID.class), row.getString("door"), row.getBytes("address_sealed"), row.getLong("region"), row.getInt("tries"),
                row.getString("last_outcome"), row.getObject("met_on", LocalDate.class), row.getObject("due_on", LocalDate.class));
    }
}
