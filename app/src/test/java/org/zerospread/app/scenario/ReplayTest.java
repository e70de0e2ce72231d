package org.zerospread.app.scenario;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.zerospread.app.ReplayedDistrict;
import org.zerospread.app.checkpoint.Posts;
import org.zerospread.app.quarantine.StayRecount;
import org.zerospread.app.situation.Bulletin;
import org.zerospread.app.situation.BulletinDesk;
import org.zerospread.app.store.DistrictClock;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/// The facts of 2020, counted from the records of a replay at one hundredth: those of the story as they are, those of the
/// population divided by a hundred.
class ReplayTest extends ReplayedDistrict {

    @Autowired
    BulletinDesk desk;

    @Autowired
    Posts posts;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DistrictClock clock;

    @Autowired
    JsonMapper json;

    @Autowired
    StayRecount check;

    private Bulletin bulletin(String date) {
        return WHOLE_DISTRICT.call(() -> desk.drawNow(DISTRICT, LocalDate.parse(date)));
    }

    private Bulletin bulletin(String date, String knownAt) {
        return WHOLE_DISTRICT.call(() -> desk.draw(DISTRICT, LocalDate.parse(date), Instant.parse(knownAt)));
    }

    @Test
    void fourthOfMarchHasTheFiguresOfTheReport() {
        Bulletin b = bulletin("2020-03-04");
        assertThat(b.riskLevel()).isEqualTo("low");
        assertThat(b.confirmedTotal()).isEqualTo(9);
        assertThat(b.confirmedNew()).isZero();
        assertThat(b.confirmedImported()).isEqualTo(9);
        assertThat(b.confirmedLocal()).isZero();
        assertThat(b.dischargedTotal()).isEqualTo(7);
        assertThat(b.deathsTotal()).isZero();
        assertThat(b.suspectedCurrent()).isZero();
        assertThat(b.closeContactsCurrent()).isZero();
        assertThat(b.repositiveTotal()).isEqualTo(3);
        assertThat(b.daysSinceLastConfirmed()).isEqualTo(19);
        assertThat(b.daysSinceLastSuspected()).isEqualTo(20);
    }

    @Test
    void twentyNinthOfJanuaryAtFiveHasItsVisits() {
        Bulletin b = bulletin("2020-01-29", "2020-01-29T09:00:00Z");
        assertThat(b.screeningHouseholdVisits()).isEqualTo(3_573);
        assertThat(b.screeningPersonChecks()).isEqualTo(10_334);
        assertThat(b.returneesWuhan()).isEqualTo(19);
    }

    @Test
    void checkpointsHaveTheCarsOfTheReportAndTheirHours() {
        assertThat(WHOLE_DISTRICT.call(() -> posts.countNamedVehicles())).isEqualTo(420);
        assertThat(passages("plate_area = '鄂' and taken = 'REGISTERED' and due_rule = 'hubei-plate' and (passed_at at time zone 'Asia/Shanghai')::date between '2020-01-23' and '2020-01-29'")).isEqualTo(420);
        assertThat(passages("post_id = (select id from checkpoint.post where name = '竹林村村口' and closed_on = '2020-02-23')")).isEqualTo(1_800);
        assertThat(passages("post_id = (select id from checkpoint.post where name = '竹林村村口') and not ((passed_at at time zone 'Asia/Shanghai')::time between '07:00' and '19:00')")).isZero();
        long shifts = WHOLE_DISTRICT.call(() -> transaction.execute(status -> sql.sql("""
                select count(*) from checkpoint.shift s join checkpoint.post p on p.id = s.post_id
                where p.name = '竹林村村口' and (s.starts_at at time zone 'Asia/Shanghai')::time = '07:00' and (s.ends_at at time zone 'Asia/Shanghai')::time = '19:00'
                """).query(Long.class).single()));
        assertThat(shifts).isEqualTo(25);
    }

    private long passages(String which) {
        return WHOLE_DISTRICT.call(() -> transaction.execute(status -> sql.sql("select count(*) from checkpoint.passage where " + which).query(Long.class).single()));
    }

    @Test
    void theDayWentOnAfterFive() {
        assertThat(bulletin("2020-01-29").screeningHouseholdVisits()).isGreaterThan(3_573);
    }

    @Test
    void twentyFourthOfFebruaryHasItsVisits() {
        Bulletin b = bulletin("2020-02-24");
        assertThat(b.screeningHouseholdVisits()).isEqualTo(7_000);
        assertThat(b.screeningPersonChecks()).isEqualTo(21_300);
    }

    @Test
    void talliesEqualARecountOfTheVisits() {
        long[] recount = WHOLE_DISTRICT.call(() -> transaction.execute(status -> sql.sql("""
                select (select count(*) from screening.visit), (select count(*) from screening.person_check), (select sum(checked) from screening.visit)
                """).query((row, index) -> new long[] {row.getLong(1), row.getLong(2), row.getLong(3)}).single()));
        assertThat(recount).containsExactly(7_000, 21_300, 21_300);
    }

    @ParameterizedTest
    @CsvSource({"2020-01-22,low", "2020-01-23,low", "2020-01-24,medium", "2020-02-14,medium", "2020-03-03,medium", "2020-03-04,low"})
    void levelRisesAtOnceAndFallsWhenItIsConfirmed(String date, String level) {
        assertThat(bulletin(date).riskLevel()).isEqualTo(level);
    }

    @Test
    void ninthCaseWasFoundInTheHomeStageOfADouble14Stay() {
        assertThat(bulletin("2020-02-14").confirmedNew()).isEqualTo(1);
        var stages = WHOLE_DISTRICT.call(() -> transaction.execute(status -> sql.sql("""
                select r.place || ' ' || r.from_on || ' ' || r.to_on || ' ' || r.end_reason
                from quarantine.stage_run r join quarantine.stay s on s.id = r.stay_id
                join surveillance.case_event e on e.person_id = s.person_id and e.kind = 'CONFIRMED'
                where s.plan_code = 'double-14' and (e.happened_at at time zone 'Asia/Shanghai')::date = '2020-02-14' order by r.seq
                """).query(String.class).list()));
        assertThat(stages).containsExactly("CENTRAL 2020-01-28 2020-02-11 AS_PLANNED", "HOME 2020-02-11 2020-02-14 CASE_CONFIRMED");
    }

    @Test
    void everySuspicionCameThroughTheFeverClinicAndWasReportedWithinTwoHours() {
        var suspicions = WHOLE_DISTRICT.call(() -> transaction.execute(status -> sql.sql("""
                select count(*) || ' ' || count(*) filter (where r.reported_at <= r.due_at) || ' ' || count(v.id) filter (where v.desk = 'KEY_AREA' and v.measure = 'SUSPECT' and v.state = 'HOSPITALISED')
                from surveillance.suspect_report r left join surveillance.triage v on v.case_id = r.case_id
                """).query(String.class).single()));
        assertThat(suspicions).isEqualTo("17 17 17");
    }

    @Test
    void whatTheFamilyAtHomeNeededWasBrought() {
        var brought = WHOLE_DISTRICT.call(() -> transaction.execute(status -> sql.sql("""
                select n.kind || ' ' || string_agg(to_char(e.due_on, 'MM-DD'), ' ' order by e.due_on) || ' ' || coalesce(sum(e.paid_cents), 0)
                from care.errand e join care.need n on n.id = e.need_id where e.state = 'DONE' group by n.id, n.kind order by 1
                """).query(String.class).list()));
        assertThat(brought).containsExactly("FOOD 01-24 01-27 25300", "MEDICINE 01-25 3800", "RUBBISH 01-24 01-26 0");
    }

    @Test
    void ninthCaseHadItsHouseholdPlannedAnewByItsOwnResult() {
        var links = WHOLE_DISTRICT.call(() -> transaction.execute(status -> sql.sql("""
                select r.contact_group || ' ' || r.last_exposure || ' ' || t.plan_code || ' ' || t.started_on from quarantine.replanned r join quarantine.stay t on t.id = r.to_stay
                join quarantine.stay s on s.id = r.source_stay where s.plan_code = 'double-14' and r.recorded_at::date = '2020-02-14'
                """).query(String.class).list()));
        assertThat(links).containsExactly("HOUSEHOLD 2020-02-14 double-14 2020-02-14", "HOUSEHOLD 2020-02-14 double-14 2020-02-14");
    }

    @Test
    void everyStayIsWhatItsRecordsSay() {
        StayRecount.Report report = WHOLE_DISTRICT.call(() -> check.run());
        assertThat(report.stays()).isGreaterThan(50);
        assertThat(report.differences()).isEmpty();
    }

    @Test
    void theLastDayHasItsWorkItsReleasesAndItsCalls() {
        var kinds = WHOLE_DISTRICT.call(() -> transaction.execute(status -> sql.sql("select distinct kind from quarantine.duty where due_on <= '2020-03-04'").query(String.class).list()));
        assertThat(kinds).contains("TEMPERATURE", "CALL");
        Long certified = WHOLE_DISTRICT.call(() -> transaction.execute(status -> sql.sql("select count(*) from quarantine.certificate").query(Long.class).single()));
        assertThat(certified).isGreaterThan(20);
    }

    @Test
    void everyEveningsBulletinCanBeDrawnAgain() {
        var published = sql.sql("select day, as_known_at, figures::text from situation.bulletin order by day")
                .query((row, index) -> Map.entry(row.getTimestamp("as_known_at").toInstant(), row.getString("figures"))).list();
        assertThat(published).hasSize(43);
        for (var evening : published) {
            LocalDate day = LocalDate.ofInstant(evening.getKey(), clock.getZone());
            Bulletin again = WHOLE_DISTRICT.call(() -> desk.draw(DISTRICT, day, evening.getKey()));
            assertThat(json.readTree(json.writeValueAsString(again.asJson()))).as("bulletin of %s", day).isEqualTo(json.readTree(evening.getValue()));
        }
    }

    @Test
    void aTownsBulletinCountsOnlyTheTown() {
        Bulletin town = WHOLE_DISTRICT.call(() -> desk.drawNow(org.zerospread.engine.region.RegionCode.parse("500153106"), LocalDate.parse("2020-03-04")));
        assertThat(town.confirmedTotal()).isEqualTo(3);
        assertThat(town.screeningHouseholdVisits()).isBetween(50L, 1_000L);
    }

    @Test
    void theSameReplayAgainChangesNothing() {
        assertThat(replay.run(order(), state -> { })).isInstanceOfSatisfying(Replay.Answer.Done.class, done -> assertThat(done.reached()).isEqualTo("2020-03-04"));
        assertThat(bulletin("2020-03-04").screeningHouseholdVisits()).isEqualTo(7_000);
    }

    @Test
    void anotherReplayIsRefusedByAFullStore() {
        Replay.Order order = order();
        assertThat(replay.run(new Replay.Order(order.scenario(), order.folder(), null, 0.02, null), state -> { }))
                .isInstanceOfSatisfying(Replay.Answer.Refused.class, refused -> assertThat(refused.code()).isEqualTo("REP-002"));
    }
}
