package org.zerospread.app.care;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.person.FormReader;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.care.StandingNeed;

/// What people in quarantine need, once or again; each need brings its errands.
@Component
public class Needs {

    private final JdbcClient sql;
    private final Regions regions;
    private final AuditTrail audit;
    private final DistrictClock clock;

    Needs(JdbcClient sql, Regions regions, AuditTrail audit, DistrictClock clock) {
        this.sql = sql;
        this.regions = regions;
        this.audit = audit;
        this.clock = clock;
    }

    /// Takes down a need of somebody in quarantine, with the errands of today and tomorrow.
    @Transactional
    public CareAnswer take(PersonId person, NeedForm form) {
        FormReader reader = new FormReader(regions, clock);
        NeedReader.Sound need = new NeedReader(reader, clock.today()).read(form);
        if (need == null) {
            return new CareAnswer.Refused(reader.faults());
        }
        Optional<Long> region = sql.sql("""
                select p.region from person.person p
                where p.id = :person and p.region between store.low() and store.high() and exists (select from quarantine.stay s where s.person_id = p.id and s.state = 'RUNNING')
                """).param("person", person.value()).query(Long.class).optional();
        if (region.isEmpty()) {
            return CareAnswer.Refused.of("person", "CARE-001", "此人现在不在本辖区隔离中", "he is not in quarantine here now");
        }
        UUID id = UUID.randomUUID();
        sql.sql("""
                insert into care.need (id, person_id, region, kind, what, told_by, first_on, every_days, last_on, doer, recorded_at, recorded_by)
                values (:id, :person, :region, :kind, :what, :told, :first, :every, :last, :doer, :at, :by)
                """).param("id", id).param("person", person.value()).param("region", region.get()).param("kind", need.kind().name()).param("what", need.what()).param("told", need.toldBy().name())
                .param("first", need.firstOn()).param("every", need.everyDays()).param("last", need.lastOn()).param("doer", need.doer()).param("at", now()).param("by", Jurisdiction.actorNow()).update();
        if (need.everyDays() == null) {
            keep(List.of(new Due(id, need.firstOn())));
        } else {
            bring(clock.today());
        }
        audit.record("need.taken", region.get(), person.toString(), need.kind().name());
        return new CareAnswer.Done(id);
    }

    /// Ends a standing need; what it brought for later days is dropped.
    @Transactional
    public CareAnswer end(UUID need) {
        Optional<Long> region = sql.sql("""
                update care.need set ended_at = :at, ended_by = :by where id = :id and ended_at is null and every_days is not null and region between store.low() and store.high() returning region
                """).param("at", now()).param("by", Jurisdiction.actorNow()).param("id", need).query(Long.class).optional();
        if (region.isEmpty()) {
            return CareAnswer.Refused.of("need", "CARE-003", "没有这项需要,或已结束", "no such need here, or it has ended");
        }
        sql.sql("update care.errand set state = 'DROPPED', closed_at = :at, closed_by = :by, note = '需要已结束' where need_id = :id and state = 'OPEN' and due_on > :today")
                .param("at", now()).param("by", Jurisdiction.actorNow()).param("id", need).param("today", clock.today()).update();
        audit.record("need.ended", region.get(), need.toString(), null);
        return new CareAnswer.Done(need);
    }

    /// A standing need, and the first day for which no errand was made yet.
    private record Standing(UUID id, StandingNeed days, LocalDate from) {
    }

    private record Due(UUID need, LocalDate on) {
    }

    /// Makes the errands of a day and of the next out of the standing needs of those whose stay runs. Run again, it changes nothing; days that went by are not made up for.
    ///
    /// @return how many were made
    @Transactional
    public int bring(LocalDate today) {
        LocalDate until = today.plusDays(1);
        List<Standing> standing = sql.sql("""
                select n.id, n.first_on, n.every_days, n.last_on, greatest(:today::date, (select max(e.due_on) + 1 from care.errand e where e.need_id = n.id)) as from_on
                from care.need n
                where n.every_days is not null and n.ended_at is null and n.first_on <= :until and (n.last_on is null or n.last_on >= :today)
                  and n.region between store.low() and store.high() and exists (select from quarantine.stay s where s.person_id = n.person_id and s.state = 'RUNNING')
                """).param("today", today).param("until", until)
                .query((row, index) -> new Standing(row.getObject("id", UUID.class), new StandingNeed(row.getObject("first_on", LocalDate.class), row.getInt("every_days"),
                        row.getObject("last_on", LocalDate.class)), row.getObject("from_on", LocalDate.class))).list();
        List<Due> due = new ArrayList<>();
        for (Standing need : standing) {
            need.days().daysWithin(need.from(), until).forEach(day -> due.add(new Due(need.id(), day)));
        }
        int made = keep(due);
        if (made > 0) {
            audit.record("errands.made", Jurisdiction.find().orElseThrow().range().low(), null, made + " until " + until);
        }
        return made;
    }

    private int keep(List<Due> due) {
        if (due.isEmpty()) {
            return 0;
        }
        return sql.sql("""
                insert into care.errand (id, need_id, person_id, region, due_on, doer, state, recorded_at, recorded_by)
                select gen_random_uuid(), n.id, n.person_id, n.region, d.due_on, n.doer, 'OPEN', :at, :by
                from unnest(:needs::uuid[], :days::date[]) as d (need, due_on) join care.need n on n.id = d.need
                on conflict (need_id, due_on) do nothing
                """).param("at", now()).param("by", Jurisdiction.actorNow()).param("needs", due.stream().map(Due::need).toArray(UUID[]::new))
                .param("days", due.stream().map(one -> one.on().toString()).toArray(String[]::new)).update();
    }

    private OffsetDateTime now() {
        Instant now = clock.instant();
        return now.atOffset(ZoneOffset.UTC);
    }
}
