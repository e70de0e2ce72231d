package org.zerospread.app.grading;

import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zerospread.app.ReplayedDistrict;
import org.zerospread.engine.grading.RiskLevel;
import org.zerospread.engine.matrix.FactSheet;
import org.zerospread.engine.region.RegionCode;

import static org.assertj.core.api.Assertions.assertThat;

/// The replayed district goes from low to medium and, confirmed by a named person, back to low.
class LevelsOfTheReplayTest extends ReplayedDistrict {

    @Autowired
    RiskLevels levels;

    @Autowired
    Measures measures;

    private RiskLevels.Board on(String day) {
        return WHOLE_DISTRICT.call(() -> levels.board(DISTRICT, LocalDate.parse(day)));
    }

    private static RiskLevels.InForce since(RiskLevels.Place place) {
        return Objects.requireNonNull(place.since());
    }

    @Test
    void theDistrictIsLowUntilItsFirstCase() {
        RiskLevels.Board board = on("2020-01-22");
        assertThat(board.district().finding().inForce()).isEqualTo(RiskLevel.LOW);
        assertThat(board.district().since()).isNull();
        assertThat(board.district().finding().assessment().reasonZh()).startsWith("无确诊病例");
    }

    @Test
    void theFirstCaseRaisesItAtOnceWithTheReason() {
        RiskLevels.Place district = on("2020-02-16").district();
        assertThat(district.finding().inForce()).isEqualTo(RiskLevel.MEDIUM);
        assertThat(since(district).confirmedBy()).isEqualTo("rules");
        LocalDate first = district.cases().getFirst().confirmedOn();
        assertThat(since(district).since()).isEqualTo(first);
        assertThat(district.finding().assessment().since()).contains(first);
        assertThat(district.finding().assessment().fallsOn()).contains(LocalDate.of(2020, 2, 28));
        assertThat(district.finding().assessment().reasonZh()).contains("累计确诊 9 例, 最后一例 2020-02-14, 已连续 2 天无新增");
        assertThat(district.clusters()).anySatisfy(cluster -> assertThat(cluster).hasSizeGreaterThanOrEqualTo(3));
    }

    @Test
    void theFallIsProposedAfterFourteenQuietDaysAndWaits() {
        assertThat(on("2020-02-27").district().finding().fallProposed()).isFalse();
        for (String day : new String[] {"2020-02-28", "2020-03-03"}) {
            RiskLevels.Place district = on(day).district();
            assertThat(district.finding().inForce()).isEqualTo(RiskLevel.MEDIUM);
            assertThat(district.finding().fallProposed()).isTrue();
            assertThat(district.finding().assessment().since()).contains(LocalDate.of(2020, 2, 28));
        }
    }

    @Test
    void aNamedPersonConfirmsItOnTheFourthOfMarch() {
        RiskLevels.Board board = on("2020-03-04");
        RiskLevels.Place district = board.district();
        assertThat(district.finding().inForce()).isEqualTo(RiskLevel.LOW);
        assertThat(district.finding().fallProposed()).isFalse();
        assertThat(since(district).confirmedBy()).isEqualTo("指挥部值班领导");
        assertThat(since(district).confirmedWhy()).contains("19 天");
        assertThat(since(district).since()).isEqualTo(LocalDate.of(2020, 3, 4));
        assertThat(board.history()).extracting(step -> step.to().level()).containsExactly(RiskLevel.LOW, RiskLevel.MEDIUM);
    }

    @Test
    void townsShareTheLevelOfTheDistrictByTheRulesOfThatFebruary() {
        RiskLevels.Board board = on("2020-02-16");
        assertThat(board.edition().code()).isEqualTo("risk-2020-02");
        assertThat(board.towns()).hasSize(21).allSatisfy(town -> {
            assertThat(town.own()).isFalse();
            assertThat(town.finding().inForce()).isEqualTo(RiskLevel.MEDIUM);
        });
        assertThat(board.towns().stream().mapToInt(town -> town.cases().size()).sum()).isEqualTo(9);
    }

    @Test
    void measuresOfADayGoByTheLevelOfThatDay() {
        RegionCode town = RegionCode.parse("500153101");
        assertThat(WHOLE_DISTRICT.call(() -> measures.ofPlace(town, LocalDate.of(2020, 2, 16)))).satisfies(then -> {
            assertThat(then.facts().level()).isEqualTo(FactSheet.Level.MEDIUM);
            assertThat(then.value("gathering")).isEqualTo("none");
        });
        assertThat(WHOLE_DISTRICT.call(() -> measures.ofPlace(town, LocalDate.of(2020, 3, 4)))).satisfies(now -> {
            assertThat(now.facts().level()).isEqualTo(FactSheet.Level.LOW);
            assertThat(now.value("gathering")).startsWith("up-to-");
        });
    }
}
