package org.zerospread.app.field;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.screening.DayList;
import org.zerospread.app.screening.Rounds;
import org.zerospread.app.screening.ScreeningPolicy;

/// What a worker takes along for a day: what is due of his own assignment, and what is asked at the door.
///
/// The least that is needed there: of [DayList] no numbers, no birth dates, no address beyond the door.
@Component
public class FieldDay {

    /// A phone carries no more than this; a worker calls at some hundred households a day.
    private static final int MOST = 300;

    private final DayList list;
    private final ScreeningPolicy policy;
    private final JdbcClient sql;

    FieldDay(DayList list, ScreeningPolicy policy, JdbcClient sql) {
        this.list = list;
        this.policy = policy;
        this.sql = sql;
    }

    /// A day's list.
    ///
    /// @param round title of the round; null when the worker has no assignment in one that runs
    /// @param edition of the questions, such as `screening-2020@1`
    /// @param again days after which a household comes back, by the outcome of the visit
    /// @param met households of the assignment that were met in the round
    /// @param later households that come back on another day
    /// @param left households that are due and found no room in the list
    public record Day(LocalDate day, @Nullable String round, String edition, List<Question> questions, Map<String, Integer> again, int met, int later, int left,
            List<Household> households) {
    }

    /// A question as the policy has it.
    public record Question(String code, ScreeningPolicy.Kind kind, String zh, String en) {
    }

    /// A household to call at.
    ///
    /// @param place name of its grid
    /// @param tries visits in this round, all in vain
    /// @param last `ABSENT` or `REFUSED`; null when it was not visited yet
    public record Household(UUID id, String place, String door, int tries, @Nullable String last, boolean overdue, List<Member> members) {
    }

    /// Somebody of the household.
    ///
    /// @param name surname and year of birth: enough to know whom to ask at a door, and no more
    public record Member(UUID id, String name) {
    }

    /// Today's list of an account; reading it is put on record.
    @Transactional
    public Day today(UUID account) {
        DayList.Today today = list.read(account);
        List<DayList.Household> due = today.households().stream().limit(MOST).toList();
        Map<Long, String> grids = grids(due);
        Rounds.Round round = today.round();
        return new Day(today.day(), round == null ? null : round.title(), policy.edition(),
                policy.questions().stream().map(one -> new Question(one.code(), one.kind(), one.zh(), one.en())).toList(),
                Map.of("ABSENT", policy.absentAgainAfterDays(), "REFUSED", policy.refusedAgainAfterDays()), today.met(), today.later(), today.households().size() - due.size(),
                due.stream().map(one -> new Household(one.id(), grids.getOrDefault(one.grid(), ""), one.code(), one.tries(), one.lastOutcome(), one.overdue(),
                        one.members().stream().map(member -> new Member(member.id(), member.birthYear() == null ? member.name() : member.name() + " " + member.birthYear())).toList())).toList());
    }

    private Map<Long, String> grids(List<DayList.Household> households) {
        Map<Long, String> names = new HashMap<>();
        sql.sql("select code, name from region.region where code = any(:codes)").param("codes", households.stream().map(DayList.Household::grid).distinct().toArray(Long[]::new))
                .query(row -> {
                    names.put(row.getLong("code"), row.getString("name"));
                });
        return names;
    }
}
