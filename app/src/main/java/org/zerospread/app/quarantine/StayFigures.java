package org.zerospread.app.quarantine;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.person.PersonId;
import org.zerospread.engine.region.RegionRange;

/// Counts people in quarantine.
@Component
public class StayFigures {

    private final JdbcClient sql;

    StayFigures(JdbcClient sql) {
        this.sql = sql;
    }

    /// Persons in quarantine on a day; rehabilitation counts apart from both.
    public record InQuarantine(int central, int home, int rehab) {
    }

    /// A stay of which something is due.
    ///
    /// @param slot of the day, for a temperature
    public record DutyOf(UUID stay, PersonId person, StayReason reason, int slot) {
    }

    /// Persons in quarantine at the end of a day, as recorded by an instant.
    @Transactional(readOnly = true)
    public InQuarantine count(RegionRange inside, LocalDate day, Instant knownAt) {
        return sql.sql("""
                select count(*) filter (where place = 'CENTRAL') as central, count(*) filter (where place = 'HOME') as home,
                       count(*) filter (where place = 'REHAB') as rehab
                from quarantine.stage_run
                where region between :low and :high and from_on <= :day and recorded_at <= :known
                  and (to_on is null or to_on > :day or end_recorded_at > :known)
                """)
                .param("low", inside.low()).param("high", inside.high()).param("day", day).param("known", knownAt.atOffset(ZoneOffset.UTC))
                .query((row, index) -> new InQuarantine(row.getInt("central"), row.getInt("home"), row.getInt("rehab"))).single();
    }

    /// Running stays by what is due: stages or stays that end within a day, and central stays that have no room.
    public record Due(int toMove, int withoutRoom) {
    }

    /// What is due on a day.
    @Transactional(readOnly = true)
    public Due due(RegionRange inside, LocalDate day) {
        return sql.sql("""
                select count(*) filter (where next_change_on <= :tomorrow) as to_move,
                       count(*) filter (where place in ('CENTRAL', 'REHAB')
                           and not exists (select from quarantine.room_night n where n.stay_id = s.id and n.nights @> :day::date)) as without_room
                from quarantine.stay s where state = 'RUNNING' and region between :low and :high
                """).param("tomorrow", day.plusDays(1)).param("day", day).param("low", inside.low()).param("high", inside.high())
                .query((row, index) -> new Due(row.getInt("to_move"), row.getInt("without_room"))).single();
    }

    /// The stays of which something of a kind is due on a day or was due before it.
    @Transactional(readOnly = true)
    public List<DutyOf> listDue(DutyKind kind, LocalDate day) {
        return sql.sql("""
                select s.id, s.person_id, s.reason, d.slot from quarantine.duty d join quarantine.stay s on s.id = d.stay_id
                where d.kind = :kind and d.due_on <= :day and d.due_on <= coalesce(d.until_on, d.due_on) and (s.state = 'RUNNING' or d.kind <> 'TEST') order by s.id
                """).param("kind", kind.name()).param("day", day)
                .query((row, index) -> new DutyOf(row.getObject("id", UUID.class), new PersonId(row.getObject("person_id", UUID.class)), StayReason.valueOf(row.getString("reason")),
                        row.getInt("slot"))).list();
    }
}
