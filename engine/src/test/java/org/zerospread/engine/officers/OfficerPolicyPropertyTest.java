package org.zerospread.engine.officers;

import java.time.LocalDate;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.zerospread.engine.region.RegionCode;

import static org.assertj.core.api.Assertions.assertThat;

/// What holds of every firm and every pair of places.
class OfficerPolicyPropertyTest {

    private static final Workload WORKLOAD = new Workload(20, 10, 80, Map.of(FirmClass.ESSENTIAL, 130), Map.of(FirmZone.BORDER, 110));
    private static final TownMap MAP = new TownMap(1, 5, 25, 1.3, RegionCode.parse("500153001"), Map.of(RegionCode.parse("500153001"), new TownMap.Centre(0, 0),
            RegionCode.parse("500153101"), new TownMap.Centre(1, 14), RegionCode.parse("500153102"), new TownMap.Centre(-11, 14)));

    @Property
    void moreStaffNeverWeighLess(@ForAll @IntRange(max = 5_000) int staff, @ForAll @IntRange(max = 5_000) int more, @ForAll FirmClass priority, @ForAll FirmZone zone) {
        assertThat(WORKLOAD.points(staff + more, priority, zone)).isGreaterThanOrEqualTo(WORKLOAD.points(staff, priority, zone)).isPositive();
    }

    @Property
    void thereIsAsFarAsBack(@ForAll @IntRange(min = 0, max = 3) int a, @ForAll @IntRange(min = 0, max = 3) int b) {
        RegionCode[] places = {RegionCode.parse("500153001001"), RegionCode.parse("500153101201"), RegionCode.parse("500153102"), RegionCode.parse("500153103")};
        assertThat(MAP.km(places[a], places[b])).isEqualTo(MAP.km(places[b], places[a])).isNotNegative();
    }

    @Property
    void aProblemNeverFallsBackWhateverTheDay(@ForAll Rung before, @ForAll @IntRange(min = -30, max = 30) int days) {
        OfficerPolicy policy = new OfficerPolicy("test", 1, "", "", "", LocalDate.EPOCH, null, Map.of(OfficerKind.GUIDE, 1), Map.of(), Map.of(ProblemKind.OTHER, 1),
                Map.of(Rung.GUIDE, 1, Rung.OFFICE, 3), 3, WORKLOAD, MAP, new SharingRule(1, 1, 1, 1, 1, 0));
        LocalDate due = LocalDate.parse("2020-02-10");
        assertThat(policy.rung(before, due, due.plusDays(days))).isGreaterThanOrEqualTo(before).isGreaterThanOrEqualTo(policy.rung(Rung.RESIDENT, due, due.plusDays(days - 1)));
    }
}
