package org.zerospread.app.grading;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.region.RegionDraft;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.grading.RiskLevel;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.region.RegionLevel;

import static org.assertj.core.api.Assertions.assertThat;

/// Levels of towns by the later editions, in a district of their own: the store is shared with other tests.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RiskLevelsTest extends SmallDistrict {

    private static final RegionCode COUNTY = RegionCode.parse("500152");
    private static final RegionCode ILL = RegionCode.parse("500152101");
    private static final RegionCode QUIET = RegionCode.parse("500152102");
    private static final Jurisdiction WHOLE = new Jurisdiction("戊某", COUNTY.range());

    @Autowired
    RiskLevels levels;

    @BeforeAll
    void layOutTowns(@Autowired Regions regions) {
        WHOLE.run(() -> regions.take(List.of(new RegionDraft(ILL, "甲镇", RegionLevel.TOWN, COUNTY, null, null, null), new RegionDraft(QUIET, "乙镇", RegionLevel.TOWN, COUNTY, null, null, null))));
    }

    private void confirm(RegionCode town, String day, UUID household) {
        UUID person = UUID.randomUUID();
        UUID file = UUID.randomUUID();
        WHOLE.run(() -> transaction.executeWithoutResult(status -> {
            sql.sql("insert into person.household (id, region, door, recorded_at, recorded_by) values (:id, :town, '1', now(), 'test') on conflict do nothing").param("id", household).param("town", town.value()).update();
            sql.sql("insert into person.person (id, region, household_id, name, pinyin, initials, recorded_at, recorded_by) values (:id, :town, :household, '某某', 'moumou', 'mm', now(), 'test')")
                    .param("id", person).param("town", town.value()).param("household", household).update();
            sql.sql("""
                    insert into surveillance.case_file (id, number, person_id, region, source, state, state_since, recorded_at) values (:id, :number, :person, :town, 'LOCAL', 'CONFIRMED', :at, :at)
                    """).param("id", file).param("number", "GRD-" + file).param("person", person).param("town", town.value()).param("at", clock.startOf(LocalDate.parse(day)).atOffset(ZoneOffset.UTC)).update();
            sql.sql("""
                    insert into surveillance.case_event (id, case_id, person_id, region, kind, source, happened_at, recorded_at, recorded_by)
                    values (gen_random_uuid(), :id, :person, :town, 'CONFIRMED', 'LOCAL', :at, :at, 'test')
                    """).param("id", file).param("person", person).param("town", town.value()).param("at", clock.startOf(LocalDate.parse(day)).atOffset(ZoneOffset.UTC)).update();
        }));
    }

    private RiskLevel level(RegionCode region, String day) {
        return WHOLE.call(() -> levels.inForce(region, LocalDate.parse(day)));
    }

    private static String code(RiskLevels.Confirmation answer) {
        return answer instanceof RiskLevels.Confirmation.Refused(var fault) ? fault.code() : "done";
    }

    @Test
    @Order(1)
    void byTheEditionOf2021ATownWithTwoChainsIsHighAndItsNeighbourLow() {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        confirm(ILL, "2021-02-01", first);
        confirm(ILL, "2021-02-02", first);
        confirm(ILL, "2021-02-02", second);
        confirm(ILL, "2021-02-03", second);
        clock.hold(clock.startOf(LocalDate.of(2021, 2, 3)).plusSeconds(36_000));
        WHOLE.run(() -> levels.assess(COUNTY, LocalDate.of(2021, 2, 3)));
        assertThat(level(ILL, "2021-02-03")).isEqualTo(RiskLevel.HIGH);
        assertThat(level(RegionCode.parse("500152101201"), "2021-02-03")).isEqualTo(RiskLevel.HIGH);
        assertThat(level(QUIET, "2021-02-03")).isEqualTo(RiskLevel.LOW);
        assertThat(level(COUNTY, "2021-02-03")).isEqualTo(RiskLevel.HIGH);
        RiskLevels.Board board = WHOLE.call(() -> levels.board(COUNTY, LocalDate.of(2021, 2, 3)));
        assertThat(board.edition().code()).isEqualTo("risk-2021-town");
        RiskLevels.Place ill = board.find(ILL).orElseThrow();
        assertThat(ill.own()).isTrue();
        assertThat(ill.clusters()).extracting(List::size).containsExactly(2, 2);
        assertThat(ill.finding().assessment().reasonZh()).contains("14 天内有 2 起聚集性疫情");
    }

    @Test
    @Order(2)
    void assessingAgainChangesNothing() {
        clock.hold(clock.startOf(LocalDate.of(2021, 2, 3)).plusSeconds(40_000));
        WHOLE.run(() -> levels.assess(COUNTY, LocalDate.of(2021, 2, 3)));
        assertThat(WHOLE.call(() -> levels.history(COUNTY, LocalDate.of(2021, 2, 3)))).hasSize(2);
    }

    @Test
    @Order(3)
    void aFallIsRefusedWithoutReasonTooEarlyElsewhereOrForAnUnknownPlace() {
        LocalDate early = LocalDate.of(2021, 2, 10);
        clock.hold(clock.startOf(early).plusSeconds(36_000));
        WHOLE.run(() -> {
            assertThat(code(levels.confirmFall(ILL, early, " "))).isEqualTo("GRD-001");
            assertThat(code(levels.confirmFall(ILL, early, "长".repeat(201)))).isEqualTo("GRD-001");
            assertThat(code(levels.confirmFall(ILL, early, "疫情平稳"))).isEqualTo("GRD-002");
            assertThat(code(levels.confirmFall(RegionCode.parse("500152109"), early, "疫情平稳"))).isEqualTo("GRD-003");
            assertThat(code(levels.confirmFall(RegionCode.parse("500152101201"), early, "疫情平稳"))).isEqualTo("GRD-003");
        });
        Jurisdiction neighbour = new Jurisdiction("neighbour", QUIET.range());
        assertThat(code(neighbour.call(() -> levels.confirmFall(ILL, LocalDate.of(2021, 2, 17), "疫情平稳")))).isEqualTo("GRD-003");
        assertThat(level(ILL, "2021-02-10")).isEqualTo(RiskLevel.HIGH);
    }

    @Test
    @Order(4)
    void afterFourteenQuietDaysANamedPersonConfirmsItOnce() {
        LocalDate day = LocalDate.of(2021, 2, 17);
        clock.hold(clock.startOf(day).plusSeconds(36_000));
        WHOLE.run(() -> {
            assertThat(levels.confirmFall(ILL, day, "连续14天无新增")).isEqualTo(new RiskLevels.Confirmation.Done(RiskLevel.LOW));
            assertThat(code(levels.confirmFall(ILL, day, "连续14天无新增"))).isEqualTo("GRD-002");
        });
        assertThat(level(ILL, "2021-02-17")).isEqualTo(RiskLevel.LOW);
        assertThat(level(ILL, "2021-02-16")).isEqualTo(RiskLevel.HIGH);
        assertThat(WHOLE.call(() -> levels.findInForce(ILL, day, clock.instant())).orElseThrow()).satisfies(now -> {
            assertThat(now.confirmedBy()).isEqualTo("戊某");
            assertThat(now.confirmedWhy()).isEqualTo("连续14天无新增");
            assertThat(now.edition()).isEqualTo("risk-2021-town");
        });
        assertThat(count("select count(*) from grading.level where region = 500152101000000")).isEqualTo(2);
    }

    @Test
    @Order(5)
    void byTheNinthEditionWhereCasesLiveIsHighForSevenDays() {
        confirm(QUIET, "2022-07-01", UUID.randomUUID());
        clock.hold(clock.startOf(LocalDate.of(2022, 7, 1)).plusSeconds(36_000));
        WHOLE.run(() -> levels.assess(COUNTY, LocalDate.of(2022, 7, 1)));
        RiskLevels.Place place = WHOLE.call(() -> levels.board(COUNTY, LocalDate.of(2022, 7, 1))).find(QUIET).orElseThrow();
        assertThat(place.finding().inForce()).isEqualTo(RiskLevel.HIGH);
        assertThat(place.finding().assessment().fallsOn()).contains(LocalDate.of(2022, 7, 8));
    }

    @Test
    @Order(6)
    void whoeverAsksTheLevelRestsOnAllCasesOfTheDistrict() {
        Jurisdiction town = new Jurisdiction("town", QUIET.range());
        assertThat(town.call(() -> levels.board(COUNTY, LocalDate.of(2021, 2, 3))).district().cases()).hasSize(4);
    }
}
