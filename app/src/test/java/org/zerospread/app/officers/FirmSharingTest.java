package org.zerospread.app.officers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.zerospread.engine.officers.SharingRule;
import org.zerospread.engine.officers.TownMap;
import org.zerospread.engine.region.RegionCode;

import static org.assertj.core.api.Assertions.assertThat;

/// Firms shared out: everybody has somebody, nobody has too many, loads are even, ways short, pinned ones stay.
class FirmSharingTest {

    private static final TownMap MAP = new TownMap(1, 5, 25, 1.3, RegionCode.parse("500153001"), Map.of(RegionCode.parse("500153001"), new TownMap.Centre(0, 0),
            RegionCode.parse("500153101"), new TownMap.Centre(1, 14), RegionCode.parse("500153103"), new TownMap.Centre(-13, 21)));
    private static final String[] TOWNS = {"500153001", "500153101", "500153103"};
    private static final SharingRule RULE = new SharingRule(3, 4, 60, 20, 20_000, 7);

    private static UUID id(int kind, int number) {
        return new UUID(kind, number);
    }

    private static List<Taker> takers(int count, int capacity) {
        return IntStream.range(0, count).mapToObj(n -> new Taker(id(1, n), capacity, n % 2 == 0 ? List.of("C1", "C2") : List.of(), RegionCode.parse(TOWNS[n % 3]))).toList();
    }

    private static Ward ward(int number, UUID present, boolean pinned) {
        return new Ward(id(2, number), RegionCode.parse(TOWNS[number / 2 % 3]), number % 4 == 0 ? "C3" : "C2710", 20 + number * 13 % 60, present, pinned);
    }

    private static List<Ward> wards(int count) {
        return IntStream.range(0, count).mapToObj(n -> new Ward(id(2, n), RegionCode.parse(TOWNS[n / 2 % 3]), n % 4 == 0 ? "C3" : "C2710", 20 + n * 13 % 60, null, false)).toList();
    }

    @Test
    void everyFirmHasOneAndTheSearchBeatsTurnByTurn() {
        List<Taker> takers = takers(9, 9);
        List<Ward> wards = wards(60);
        FirmSharing sharing = new FirmSharing(MAP, RULE);
        List<FirmSharing.Score> heard = new ArrayList<>();
        FirmSharing.Seating found = sharing.share(wards, takers, heard::add);
        Map<UUID, UUID> turns = new HashMap<>();
        for (int n = 0; n < wards.size(); n++) {
            turns.put(wards.get(n).firm(), takers.get(n % takers.size()).id());
        }
        FirmSharing.Seating turnByTurn = sharing.judge(wards, takers, turns);
        assertThat(found.officerOf()).hasSize(60);
        assertThat(found.score().hard()).isZero();
        assertThat(found.score().medium()).isZero();
        assertThat(found.meanKm()).isLessThan(turnByTurn.meanKm());
        assertThat(found.unevenness()).isLessThan(turnByTurn.unevenness());
        assertThat(found.score().soft()).isGreaterThan(turnByTurn.score().soft());
        assertThat(heard).isNotEmpty().last().isEqualTo(found.score());
        assertThat(found.findings()).extracting(FirmSharing.Finding::constraint).contains("balance", "distance");
        assertThat(found.findings().stream().mapToLong(finding -> finding.score().soft()).sum()).as("the constraints explain the whole score").isEqualTo(found.score().soft());
    }

    @Test
    void theSameQuestionHasTheSameAnswer() {
        FirmSharing.Seating once = new FirmSharing(MAP, RULE).share(wards(40), takers(6, 10), best -> { });
        FirmSharing.Seating again = new FirmSharing(MAP, RULE).share(wards(40), takers(6, 10), best -> { });
        assertThat(again.officerOf()).isEqualTo(once.officerOf());
        assertThat(again.score()).isEqualTo(once.score());
    }

    @Test
    void pinnedFirmsKeepTheirOfficerAndOthersChangeOnlyForSomethingBetter() {
        List<Taker> takers = takers(3, 20);
        List<Ward> wards = new ArrayList<>();
        for (int n = 0; n < 18; n++) {
            wards.add(ward(n, id(1, (n + 1) % 3), n < 4));
        }
        FirmSharing sharing = new FirmSharing(MAP, RULE);
        FirmSharing.Seating present = sharing.present(wards, takers);
        FirmSharing.Seating found = sharing.share(wards, takers, best -> { });
        for (int n = 0; n < 4; n++) {
            assertThat(found.officerOf().get(id(2, n))).isEqualTo(id(1, (n + 1) % 3));
        }
        assertThat(found.score().soft()).isGreaterThan(present.score().soft());
        FirmSharing.Seating cheap = new FirmSharing(MAP, new SharingRule(0, 0, 0, 20, 5_000, 7)).share(wards, takers, best -> { });
        assertThat(cheap.officerOf()).as("when nothing else counts, nobody changes").isEqualTo(present.officerOf());
    }

    @Test
    void whenPlacesAreTooFewTheRestHaveNobodyAndNobodyHasTooMany() {
        FirmSharing.Seating found = new FirmSharing(MAP, RULE).share(wards(20), takers(3, 5), best -> { });
        assertThat(found.score().hard()).isZero();
        assertThat(found.score().medium()).isEqualTo(-5);
        assertThat(found.officerOf()).hasSize(15);
        assertThat(new HashSet<>(found.officerOf().values())).hasSize(3);
        assertThat(new FirmSharing(MAP, RULE).share(wards(2), List.of(), best -> { }).score().medium()).as("nobody at all").isEqualTo(-2);
    }

    @Test
    void aSearchStoppedBeforeItBeganAnswersWithWhatIs() {
        FirmSharing sharing = new FirmSharing(MAP, RULE);
        sharing.stop();
        assertThat(sharing.share(wards(5), takers(2, 5), best -> { }).officerOf()).isEmpty();
    }
}
