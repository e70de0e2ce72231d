package org.zerospread.app.resumption.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.enterprise.StaffReturn;
import org.zerospread.app.enterprise.StaffReturns;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.resumption.FirmLoops;
import org.zerospread.app.resumption.StepKind;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.resumption.ResumptionPolicy;

/// Reads what a firm's page shows.
@Component
@Transactional(readOnly = true)
class LoopQuery {

    private static final int DAYS = 14;

    private final JdbcClient sql;
    private final FirmLoops loops;
    private final StaffReturns staff;
    private final DistrictClock clock;
    private final ResumptionPolicy policy;

    LoopQuery(JdbcClient sql, FirmLoops loops, StaffReturns staff, DistrictClock clock, ResumptionPolicy policy) {
        this.sql = sql;
        this.loops = loops;
        this.staff = staff;
        this.clock = clock;
        this.policy = policy;
    }

    Optional<LoopPage> find(UUID firm, String base, boolean own, List<FormFault> faults) {
        return loops.find(firm).map(standing -> {
            Map<UUID, StaffReturn> people = staff.listOf(firm).stream().collect(Collectors.toMap(StaffReturn::id, one -> one));
            return new LoopPage(standing, base, own, policy, steps(firm), files(firm), reports(firm), ill(firm, people), exposed(firm, people), loops.shortfalls(firm), reminders(firm), clock.instant(), faults);
        });
    }

    /// Staff who have not returned yet.
    List<StaffReturn> notReturned(UUID firm) {
        List<UUID> back = sql.sql("select staff_id from resumption.returned where firm_id = :firm").param("firm", firm).query(UUID.class).list();
        return staff.listOf(firm).stream().filter(one -> !back.contains(one.id())).toList();
    }

    /// Staff who have returned, for choosing among them.
    List<StaffReturn> returned(UUID firm) {
        List<UUID> back = sql.sql("select staff_id from resumption.returned where firm_id = :firm").param("firm", firm).query(UUID.class).list();
        return staff.listOf(firm).stream().filter(one -> back.contains(one.id())).toList();
    }

    private List<LoopPage.Step> steps(UUID firm) {
        Map<Integer, List<String>> points = new HashMap<>();
        sql.sql("select seq, words from resumption.point where firm_id = :firm order by seq, place").param("firm", firm).query(row -> {
            points.computeIfAbsent(row.getInt("seq"), seq -> new ArrayList<>()).add(row.getString("words"));
        });
        Map<Integer, List<LoopPage.Item>> bad = new HashMap<>();
        sql.sql("select seq, item, remark from resumption.checked_item where firm_id = :firm and not in_order order by seq, item").param("firm", firm).query(row -> {
            bad.computeIfAbsent(row.getInt("seq"), seq -> new ArrayList<>()).add(new LoopPage.Item(row.getString("item"), row.getString("remark")));
        });
        return sql.sql("""
                select s.seq, s.kind, s.happened_at, coalesce(a.display_name, s.recorded_by) as by, s.staff, s.may_return, s.passed, s.opening, s.due_on, s.signed_by, s.note
                from resumption.firm_step s left join access.account a on a.username = s.recorded_by where s.firm_id = :firm order by s.seq
                """).param("firm", firm).query((row, index) -> step(row, points, bad)).list();
    }

    private static LoopPage.Step step(ResultSet row, Map<Integer, List<String>> points, Map<Integer, List<LoopPage.Item>> bad) throws SQLException {
        int seq = row.getInt("seq");
        return new LoopPage.Step(seq, StepKind.valueOf(row.getString("kind")), row.getObject("happened_at", OffsetDateTime.class).toInstant(), row.getString("by"), row.getObject("staff", Integer.class),
                row.getObject("may_return", Integer.class), row.getObject("passed", Boolean.class), row.getString("opening"), row.getObject("due_on", LocalDate.class), row.getString("signed_by"),
                row.getString("note"), points.getOrDefault(seq, List.of()), bad.getOrDefault(seq, List.of()));
    }

    private List<LoopPage.File> files(UUID firm) {
        return sql.sql("""
                select e.id, e.seq, e.kind, e.file_name, e.size, e.recorded_at, coalesce(a.display_name, e.recorded_by) as by
                from resumption.evidence e left join access.account a on a.username = e.recorded_by where e.firm_id = :firm order by e.recorded_at, e.kind, e.id
                """).param("firm", firm).query((row, index) -> new LoopPage.File(row.getObject("id", UUID.class), row.getObject("seq", Integer.class), row.getString("kind"), row.getString("file_name"),
                        row.getInt("size"), row.getObject("recorded_at", OffsetDateTime.class).toInstant(), row.getString("by"))).list();
    }

    private List<LoopPage.Report> reports(UUID firm) {
        return sql.sql("""
                select distinct on (day) day, at_work, absent, ill, fever, signed_by, recorded_at from resumption.report where firm_id = :firm and day > :from order by day desc, recorded_at desc
                """).param("firm", firm).param("from", clock.today().minusDays(DAYS))
                .query((row, index) -> new LoopPage.Report(row.getObject("day", LocalDate.class), row.getInt("at_work"), row.getInt("absent"), row.getInt("ill"), row.getInt("fever"),
                        row.getString("signed_by"), row.getObject("recorded_at", OffsetDateTime.class).toInstant())).list();
    }

    private List<LoopPage.Reminder> reminders(UUID firm) {
        return sql.sql("""
                select m.duty, m.due_at, min(m.hours) as hours, max(m.reminded_at) as reminded_at
                from resumption.reminder m join resumption.firm_state s on s.firm_id = m.firm_id and s.duty = m.duty and s.due_at = m.due_at where m.firm_id = :firm group by 1, 2 order by 2
                """).param("firm", firm).query((row, index) -> new LoopPage.Reminder(row.getString("duty"), row.getObject("due_at", OffsetDateTime.class).toInstant(), row.getInt("hours"),
                        row.getObject("reminded_at", OffsetDateTime.class).toInstant())).list();
    }

    private List<LoopPage.Ill> ill(UUID firm, Map<UUID, StaffReturn> people) {
        return sql.sql("""
                select distinct on (r.day, i.staff_id) r.day, i.staff_id, i.temperature_tenths, i.symptoms,
                       (select min(t.happened_at) from surveillance.triage t where t.person_id = s.person_id and t.happened_at >= r.recorded_at) as seen_at
                from resumption.report r join resumption.reported_ill i on i.report_id = r.id join enterprise.staff s on s.id = i.staff_id
                where r.firm_id = :firm and r.day > :from order by r.day desc, i.staff_id, r.recorded_at desc
                """).param("firm", firm).param("from", clock.today().minusDays(DAYS)).query((row, index) -> {
                    UUID who = row.getObject("staff_id", UUID.class);
                    return new LoopPage.Ill(who, people.containsKey(who) ? Objects.requireNonNull(people.get(who)).name() : "", row.getObject("day", LocalDate.class),
                            row.getObject("temperature_tenths", Integer.class), row.getString("symptoms"), LoopListQuery.moment(row.getObject("seen_at", OffsetDateTime.class)));
                }).list();
    }

    private List<LoopPage.Exposed> exposed(UUID firm, Map<UUID, StaffReturn> people) {
        return sql.sql("select staff_id, groups from resumption.exposed where firm_id = :firm and seq = (select max(seq) from resumption.firm_step where firm_id = :firm and kind = 'FROZEN') order by groups, staff_id")
                .param("firm", firm).query((row, index) -> {
                    UUID who = row.getObject("staff_id", UUID.class);
                    StaffReturn known = people.get(who);
                    return new LoopPage.Exposed(who, known == null ? "" : known.name(), Arrays.asList((String[]) row.getArray("groups").getArray()), known != null && known.mayReturn());
                }).list();
    }
}
