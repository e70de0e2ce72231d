package org.zerospread.app.quarantine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.Masking;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.plan.Action;
import org.zerospread.engine.plan.Duty;
import org.zerospread.engine.plan.DutyState;
import org.zerospread.engine.plan.LivedStage;
import org.zerospread.engine.plan.Plan;
import org.zerospread.engine.plan.StayNote;
import org.zerospread.engine.plan.StayRun;

/// A stay day by day: where its person was or will be, what was observed, tested and moved, what is still due, and why each stage began.
@Component
@Transactional(readOnly = true)
public class StayStory {

    private final JdbcClient sql;
    private final DistrictClock clock;
    private final StayBook book;
    private final ReleaseDesk releases;

    StayStory(JdbcClient sql, DistrictClock clock, StayBook book, ReleaseDesk releases) {
        this.sql = sql;
        this.clock = clock;
        this.book = book;
        this.releases = releases;
    }

    /// Something on a day.
    ///
    /// @param kind `TEMPERATURE`, `FEVER`, `SYMPTOM`, `TEST`, `TEST_DUE`, `MOVED`, `EXPOSURE`, `REFUSAL`, `ESCAPE`, `CALL`, `RELEASE` or `BROKEN_OFF`
    /// @param detail a value, or the code of a result, place or outcome
    public record Mark(LocalDate on, String kind, String detail, boolean alarm) {
    }

    /// A day.
    ///
    /// @param number of the stay, its first being 1; 0 for days after the end
    /// @param place null for days after the end
    public record Day(LocalDate date, long number, @Nullable String place, boolean today, boolean ahead, List<Mark> marks) {
    }

    /// A stage, as lived or planned.
    public record Stage(String place, LocalDate from, LocalDate to, String why, boolean ahead) {
    }

    /// The whole stay.
    ///
    /// @param missing what is wanting before the release
    /// @param actions what the plan asks for because of what was recorded, as `CALL_DOCTOR 2020-02-03`
    public record Story(UUID stay, UUID person, String name, String planZh, String planEn, String reason, String state, @Nullable String place, LocalDate startedOn, LocalDate releaseOn,
            @Nullable LocalDate endedOn, String where, List<Day> days, List<Stage> stages, List<String> missing, List<String> actions, List<StayNote.Kind> notes, Optional<ReleaseDesk.Certificate> certificate,
            boolean testDue, boolean resultAwaited, boolean moveDue, boolean callDue) {
    }

    private record Head(String name, String where, List<String> duties) {
    }

    /// The stay, as far as it is visible here.
    public Optional<Story> find(UUID stay) {
        LocalDate today = clock.today();
        List<StayBook.Read> read = book.read(List.of(stay), today);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        StayBook.Stored stored = read.getFirst().stored();
        StayRun run = read.getFirst().run();
        Plan plan = book.planOf(stored);
        Head head = head(stay, today);
        LocalDate over = stored.endedOn();
        List<LivedStage> lived = run.stages().stream().filter(stage -> over == null || stage.from().isBefore(over) || stage.from().equals(stored.anchors().arrival())).toList();
        List<Stage> stages = lived.stream().map(stage -> new Stage(stage.place().name(), stage.from(), over != null && stage.to().isAfter(over) ? over : stage.to(), stage.why().name(), stage.from().isAfter(today))).toList();
        List<Mark> marks = marks(stay, stored, run, today);
        return Optional.of(new Story(stay, stored.person().value(), head.name(), plan.titleZh(), plan.titleEn(), stored.reason().name(), stored.state(), stored.place() == null ? null : stored.place().name(),
                stored.anchors().arrival(), stored.releaseOn(), over, head.where(), days(stored, stages, marks, today), stages,
                stored.isRunning() ? run.missing().stream().map(Outlook::text).toList() : List.of(), stored.isRunning() ? run.actions().stream().map(StayStory::text).toList() : List.of(),
                run.notes().stream().map(StayNote::kind).distinct().toList(), releases.find(stay), head.duties().contains("TEST"), head.duties().contains("RESULT"), head.duties().contains("MOVE"),
                head.duties().contains("CALL")));
    }

    private Head head(UUID stay, LocalDate today) {
        return sql.sql("""
                select p.name, coalesce(
                           (select t.name || ' ' || m.label from quarantine.room_night n join quarantine.room m on m.id = n.room_id join quarantine.site t on t.id = m.site_id
                              where n.stay_id = s.id and s.place in ('CENTRAL', 'REHAB') and n.nights @> :today::date limit 1),
                           (select string_agg(r.name, ' ' order by r.level) from region.region r
                              where r.code in (s.region - s.region % 1000000, s.region - s.region % 1000) and r.level in (3, 4)), '') as whereabouts,
                       array(select d.kind from quarantine.duty d where d.stay_id = s.id and d.due_on <= :today) as duties
                from quarantine.stay s join person.person p on p.id = s.person_id where s.id = :stay
                """).param("today", today).param("stay", stay)
                .query((row, index) -> new Head(Masking.name(row.getString("name")), row.getString("whereabouts"), List.of((String[]) row.getArray("duties").getArray()))).single();
    }

    private static List<Day> days(StayBook.Stored stored, List<Stage> stages, List<Mark> marks, LocalDate today) {
        LocalDate last = stored.endedOn() == null ? stored.releaseOn().isBefore(today) ? today : stored.releaseOn() : stored.endedOn();
        for (Mark mark : marks) {
            last = mark.on().isAfter(last) ? mark.on() : last;
        }
        Map<LocalDate, List<Mark>> byDay = new HashMap<>();
        marks.forEach(mark -> byDay.computeIfAbsent(mark.on(), key -> new ArrayList<>()).add(mark));
        List<Day> days = new ArrayList<>();
        for (LocalDate day = stored.anchors().arrival(); !day.isAfter(last); day = day.plusDays(1)) {
            LocalDate date = day;
            String place = stages.stream().filter(stage -> !date.isBefore(stage.from()) && !date.isAfter(stage.to())).map(Stage::place).reduce((first, second) -> second).orElse(null);
            boolean after = stored.endedOn() == null ? date.isAfter(today) && !date.isBefore(stored.releaseOn()) : !date.isBefore(stored.endedOn());
            days.add(new Day(date, after ? 0 : date.toEpochDay() - stored.anchors().arrival().toEpochDay() + 1, after ? null : place, date.equals(today), date.isAfter(today), byDay.getOrDefault(date, List.of())));
        }
        return days;
    }

    private List<Mark> marks(UUID stay, StayBook.Stored stored, StayRun run, LocalDate today) {
        int fever = book.planOf(stored).stages().getFirst().observation().feverFromTenths();
        List<Mark> marks = new ArrayList<>(sql.sql("""
                select o.taken_on as day, case when o.temperature_tenths >= :fever then 'FEVER' when o.temperature_tenths is null then 'SYMPTOM' else 'TEMPERATURE' end as kind,
                       coalesce(round(o.temperature_tenths / 10.0, 1)::text, '') as detail, o.temperature_tenths >= :fever or o.symptoms <> 0 as alarm, o.taken_at as at
                from quarantine.observation o where o.stay_id = :stay and not exists (select from quarantine.observation c where c.corrects = o.id)
                union all
                select (t.sampled_at at time zone :zone)::date, 'TEST', t.result, t.result <> 'NEGATIVE', t.sampled_at from surveillance.test t
                where t.person_id = :person and (t.sampled_at at time zone :zone)::date between :from and :to
                union all
                select (p.sampled_at at time zone :zone)::date, 'TEST', 'AWAITED', false, p.sampled_at from quarantine.sample p where p.stay_id = :stay and not p.resulted
                union all
                select i.happened_on, i.kind, coalesce(i.place, ''), i.kind <> 'MOVED', i.recorded_at from quarantine.incident i where i.stay_id = :stay
                union all
                select (f.called_at at time zone :zone)::date, 'CALL', f.outcome, f.outcome = 'SYMPTOMS', f.called_at from quarantine.follow_up f where f.stay_id = :stay
                union all
                select e.happened_on, e.kind, coalesce(e.detail, ''), e.kind = 'BROKEN_OFF', e.recorded_at from quarantine.stay_event e where e.stay_id = :stay and e.kind in ('RELEASED', 'BROKEN_OFF')
                order by 1, 5
                """).param("fever", fever).param("zone", clock.getZone().getId()).param("stay", stay).param("person", stored.person().value())
                .param("from", stored.anchors().arrival()).param("to", stored.endedOn() == null ? today : stored.endedOn()).query(StayStory::mark).list());
        if (stored.isRunning()) {
            for (DutyState duty : run.duties()) {
                boolean open = duty.state() == DutyState.State.DUE || duty.state() == DutyState.State.OVERDUE;
                if (open && duty.duty().kind() == Duty.Kind.TEST) {
                    marks.add(new Mark(duty.duty().date(), "TEST_DUE", duty.duty().detail(), duty.state() == DutyState.State.OVERDUE));
                }
            }
        }
        marks.sort(Comparator.comparing(Mark::on));
        return marks;
    }

    private static Mark mark(ResultSet row, int index) throws SQLException {
        return new Mark(row.getObject("day", LocalDate.class), row.getString("kind"), row.getString("detail"), row.getBoolean("alarm"));
    }

    private static String text(Action action) {
        String what = switch (action) {
            case Action.OpenCase _ -> "OPEN_CASE";
            case Action.Test _ -> "TEST";
            case Action.StartAnew _ -> "START_ANEW";
            case Action.Replan _ -> "REPLAN";
            case Action.Report _ -> "REPORT";
            case Action.CallDoctor _ -> "CALL_DOCTOR";
            case Action.Move _ -> "MOVE";
            case Action.Release _ -> "RELEASE";
            case Action.OpenStay _ -> "OPEN_STAY";
        };
        return what + " " + action.date();
    }
}
