package org.zerospread.app.scenario;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.zerospread.app.ReplayedDistrict;
import org.zerospread.app.grading.Measures;
import org.zerospread.app.situation.BulletinDesk;
import org.zerospread.engine.resumption.CreditCode;

import static org.assertj.core.api.Assertions.assertThat;

/// The firms of 2020, counted from the steps that they took: 333 of 333 large ones work at the end of 29 February.
class FirmReplayTest extends ReplayedDistrict {

    @Autowired
    JdbcClient sql;

    @Autowired
    BulletinDesk desk;

    @Autowired
    Measures measures;

    @Autowired
    TransactionTemplate transaction;

    private long count(String query, Object... values) {
        return WHOLE_DISTRICT.call(() -> transaction.execute(status -> sql.sql(query).params(values).query(Long.class).single()));
    }

    private long working(String day, String condition) {
        return count("select count(*) from resumption.working(?::date, ?::timestamptz) w join enterprise.firm f on f.id = w.firm_id where " + condition, day, day + "T23:59:59+08:00");
    }

    @ParameterizedTest
    @CsvSource({"2020-01-27, 0, 0", "2020-01-28, 21, 35", "2020-02-03, 21, 35", "2020-02-04, 32, 46", "2020-02-29, 333, 402", "2020-03-04, 333, 413"})
    void firmsWorkDayByDay(String day, long large, long all) {
        assertThat(working(day, "f.large")).as("large").isEqualTo(large);
        assertThat(working(day, "true")).as("all").isEqualTo(all);
    }

    @Test
    void theyComeBackInTheirOrderAndNotAllAtOnce() {
        assertThat(count("select count(*) from enterprise.firm where large")).isEqualTo(333);
        assertThat(working("2020-02-15", "f.large")).isBetween(150L, 200L);
        assertThat(working("2020-02-28", "f.large")).isLessThan(333);
    }

    @Test
    void eachWentThroughItsOwnStepsAndWhoeverFiledDidNotDecide() {
        assertThat(count("""
                select count(*) from enterprise.firm f where f.large and exists (
                    select from resumption.firm_step a join resumption.firm_step b on b.firm_id = a.firm_id and b.kind = 'BATCH_RETURNED' and b.seq > a.seq
                        join resumption.firm_step c on c.firm_id = a.firm_id and c.kind = 'FILED' and c.seq > b.seq join resumption.firm_step d on d.firm_id = a.firm_id and d.kind = 'REVIEWED' and d.seq > c.seq
                        join resumption.firm_step e on e.firm_id = a.firm_id and e.kind = 'APPROVED' and e.seq > d.seq and e.recorded_by <> c.recorded_by
                        join resumption.firm_step s on s.firm_id = a.firm_id and s.kind = 'STARTED' and s.seq > e.seq
                    where a.firm_id = f.id and a.kind = 'SCREENED')
                """)).isEqualTo(333);
        assertThat(count("select count(*) from resumption.report where day = '2020-02-29' and at_work > 0 and firm_id in (select id from enterprise.firm where large)")).isEqualTo(333);
        assertThat(count("select count(*) from resumption.report where day = '2020-02-29' and ill > 0")).isZero();
    }

    /// Medium until 3 March, low from 4 March; the border is stricter than ordinary towns, and an essential supplier files and works.
    @ParameterizedTest
    @CsvSource({"BORDER, LARGE, 2020-02-15, by-approval, 50", "ORDINARY, LARGE, 2020-02-15, by-approval, 70", "ORDINARY, ESSENTIAL, 2020-02-15, by-filing, 100",
            "BORDER, LARGE, 2020-03-04, by-filing, 100"})
    void theMatrixAsksOfAFirmWhatItsZoneItsPriorityAndTheLevelOfTheDaySay(String zone, String priority, LocalDate day, String opening, String limit) {
        UUID firm = WHOLE_DISTRICT.call(() -> transaction.execute(status -> sql.sql("""
                select f.id from enterprise.firm f join region.region t on t.code = f.region - f.region % 1000000 and t.zone_class = ? where f.priority = ? order by f.id limit 1
                """).params(zone, priority).query(UUID.class).single()));
        assertThat(WHOLE_DISTRICT.call(() -> measures.ofFirm(firm, day)).orElseThrow().measures()).containsEntry("opening", opening).containsEntry("staff-limit", limit);
    }

    @Test
    void codesAreRightAndEverybodyWorksAtOneFirm() {
        assertThat(WHOLE_DISTRICT.call(() -> transaction.execute(status -> sql.sql("select credit_code from enterprise.firm").query(String.class).list())).stream()
                .filter(code -> !(CreditCode.read(code) instanceof CreditCode.Reading.Accepted(String canonical, var notes) && notes.isEmpty())).toList()).isEmpty();
        assertThat(count("select count(*) - count(distinct person_id) from enterprise.staff where left_on is null")).isZero();
        assertThat(count("select count(*) from enterprise.firm f where f.staff_expected <> (select count(*) from enterprise.staff s where s.firm_id = f.id)")).isZero();
    }

    @Test
    void whoWasInQuarantineStayedAwayAndTheMatrixLimitedTheRest() {
        assertThat(count("select count(*) from resumption.screened_out")).as("some could not return").isPositive();
        assertThat(count("""
                select count(*) from resumption.returned r join resumption.firm_step b on b.firm_id = r.firm_id and b.seq = r.seq join enterprise.staff t on t.id = r.staff_id
                    join quarantine.stay s on s.person_id = t.person_id and s.started_on <= b.happened_on and coalesce(s.ended_on, s.release_on) > b.happened_on
                """)).as("nobody returned out of quarantine").isZero();
        assertThat(count("""
                select count(*) from enterprise.firm f where f.priority = 'LARGE' and f.staff_expected * 70 / 100 < (
                    select sum(s.staff) from resumption.firm_step s where s.firm_id = f.id and s.kind = 'BATCH_RETURNED' and s.happened_on < '2020-03-04')
                """)).as("at medium risk seven in ten at most").isZero();
    }

    @Test
    void everyFirmHasItsThreeOfficersWhoVisitAndSeeProblemsSolved() {
        assertThat(count("select count(*) from officers.officer where kind = 'GUIDE'")).isEqualTo(30);
        assertThat(count("select count(*) from officers.officer where kind = 'SUPERVISOR' and medical")).isEqualTo(92);
        assertThat(count("select count(*) from officers.assignment where until_on is null")).isEqualTo(3 * 413);
        assertThat(count("select count(*) from officers.officer o where o.capacity < (select count(*) from officers.assignment a where a.officer_id = o.id and a.until_on is null)")).isZero();
        assertThat(count("select count(distinct firm_id) from officers.visit")).isEqualTo(413);
        assertThat(count("select count(*) from officers.problem where state = 'CONFIRMED' and confirmed_by <> solved_by")).isPositive();
        assertThat(count("select count(*) from officers.problem_step where step = 'ESCALATED'")).as("what is late goes up").isPositive();
    }

    private long figure(String day, String key) {
        return ((Number) java.util.Objects.requireNonNull(WHOLE_DISTRICT.call(() -> desk.drawNow(DISTRICT, LocalDate.parse(day))).asJson().get(key))).longValue();
    }

    @ParameterizedTest
    @CsvSource({"2020-01-27, 333, 0", "2020-01-28, 333, 21", "2020-02-04, 333, 32", "2020-02-29, 333, 333", "2020-03-04, 333, 333"})
    void theBulletinCountsThem(String day, long total, long resumed) {
        assertThat(figure(day, "enterprises_large_total")).isEqualTo(total);
        assertThat(figure(day, "enterprises_large_resumed")).isEqualTo(resumed);
        assertThat(figure(day, "staff_returned")).isBetween(0L, figure(day, "staff_expected"));
    }

    @Test
    void staffComeBackDayByDayAndTheRestAfterTheLevelHasFallen() {
        assertThat(figure("2020-01-28", "staff_returned")).isPositive().isLessThan(figure("2020-02-15", "staff_returned"));
        assertThat(figure("2020-02-15", "staff_returned")).isLessThan(figure("2020-02-29", "staff_returned"));
        assertThat(figure("2020-02-29", "staff_returned")).isLessThan(figure("2020-03-04", "staff_returned"));
    }
}
