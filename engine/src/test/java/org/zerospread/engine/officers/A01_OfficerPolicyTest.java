package org.zerospread.engine.officers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.zerospread.engine.document.DocumentFault;
import org.zerospread.engine.document.DocumentReading;
import org.zerospread.engine.region.RegionCode;

import static org.assertj.core.api.Assertions.assertThat;

/// The shipped policy of the three officers: rhythm, deadlines, rungs, workload, distance; and faulty ones.
class A01_OfficerPolicyTest {

    private static final Path FILE = Path.of("../policies/officers-2020.yaml");
    private static final LocalDate MONDAY = LocalDate.parse("2020-02-10");

    private static OfficerPolicy shipped() throws IOException {
        return switch (OfficerPolicyReader.read("officers-2020.yaml", Files.readString(FILE))) {
            case DocumentReading.Accepted<OfficerPolicy>(OfficerPolicy policy) -> policy;
            case DocumentReading.Refused<OfficerPolicy>(var faults) -> throw new AssertionError(faults);
        };
    }

    private static String faults(String was, String is) throws IOException {
        String text = Files.readString(FILE);
        assertThat(text).contains(was);
        return switch (OfficerPolicyReader.read("officers-2020.yaml", text.replace(was, is))) {
            case DocumentReading.Accepted<OfficerPolicy> accepted -> "accepted";
            case DocumentReading.Refused<OfficerPolicy>(var faults) -> String.join(" ", faults.stream().map(DocumentFault::code).toList());
        };
    }

    @Test
    void aVisitIsDueOneRhythmAfterTheLastOrAfterTheAssignment() throws IOException {
        OfficerPolicy policy = shipped();
        assertThat(policy.edition()).isEqualTo("officers-2020@1");
        assertThat(policy.nextVisit(OfficerKind.RESIDENT, FirmClass.LARGE, MONDAY, null)).isEqualTo("2020-02-13");
        assertThat(policy.nextVisit(OfficerKind.RESIDENT, FirmClass.ESSENTIAL, MONDAY, MONDAY.plusDays(1))).isEqualTo("2020-02-13");
        assertThat(policy.nextVisit(OfficerKind.GUIDE, FirmClass.PARK, MONDAY, MONDAY.plusDays(3))).isEqualTo("2020-02-27");
        assertThat(policy.nextVisit(OfficerKind.SUPERVISOR, FirmClass.OTHER, MONDAY, MONDAY.minusDays(5))).as("of the officer before").isEqualTo("2020-02-17");
    }

    @Test
    void aProblemClimbsWhenNobodySolvesItAndNeverFallsBack() throws IOException {
        OfficerPolicy policy = shipped();
        LocalDate due = policy.deadline(ProblemKind.SUPPLIES, MONDAY);
        assertThat(due).isEqualTo("2020-02-12");
        assertThat(policy.rung(Rung.RESIDENT, due, due)).isEqualTo(Rung.RESIDENT);
        assertThat(policy.rung(Rung.RESIDENT, due, due.plusDays(1))).isEqualTo(Rung.GUIDE);
        assertThat(policy.rung(Rung.GUIDE, due, due.plusDays(2))).isEqualTo(Rung.GUIDE);
        assertThat(policy.rung(Rung.RESIDENT, due, due.plusDays(3))).isEqualTo(Rung.OFFICE);
        assertThat(policy.rung(Rung.OFFICE, due, due.minusDays(1))).isEqualTo(Rung.OFFICE);
    }

    @Test
    void aFirmWeighsByItsStaffItsPriorityAndItsZone() throws IOException {
        Workload workload = shipped().workload();
        assertThat(workload.points(0, FirmClass.PARK, FirmZone.ORDINARY)).isEqualTo(20);
        assertThat(workload.points(250, FirmClass.PARK, FirmZone.ORDINARY)).isEqualTo(45);
        assertThat(workload.points(100_000, FirmClass.PARK, FirmZone.ORDINARY)).as("its staff count no more than 80").isEqualTo(100);
        assertThat(workload.points(300, FirmClass.ESSENTIAL, FirmZone.URBAN_CENTRE)).as("50 × 1.3 × 1.2").isEqualTo(78);
    }

    @Test
    void placesLieApartAsTheirTownsDo() throws IOException {
        TownMap map = shipped().map();
        RegionCode village = RegionCode.parse("500153101201");
        assertThat(map.km(village, RegionCode.parse("500153101201001"))).isEqualTo(1);
        assertThat(map.km(village, RegionCode.parse("500153101202"))).isEqualTo(5);
        assertThat(map.km(village, RegionCode.parse("500153101"))).isEqualTo(5);
        assertThat(map.km(RegionCode.parse("500153"), village)).as("a leader of the district starts from its seat: 14.04 km × 1.3").isEqualTo(18);
        assertThat(map.km(village, RegionCode.parse("500118001"))).as("nobody knows").isEqualTo(25);
    }

    @Test
    void tellsEverythingThatIsWrong() throws IOException {
        assertThat(faults("  - {kind: supervisor, every_days: 7, essential_every_days: 5}\n", "")).isEqualTo("OFFICERS-002");
        assertThat(faults("{kind: policy, days: 5}", "{kind: other, days: 5}")).isEqualTo("OFFICERS-002 OFFICERS-003");
        assertThat(faults("{to: office, days: 3}", "{to: office, days: 1}")).isEqualTo("OFFICERS-004");
        assertThat(faults("{to: office, days: 3}", "{to: resident, days: 3}")).isEqualTo("OFFICERS-002");
        assertThat(faults("seat: \"500153001\"", "seat: \"500153\"")).isEqualTo("OFFICERS-005");
        assertThat(faults("effective_from: 2020-01-28", "effective_from: 2020-01-28\neffective_to: 2020-01-27")).isEqualTo("OFFICERS-001");
    }
}
