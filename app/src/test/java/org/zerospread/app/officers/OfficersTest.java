package org.zerospread.app.officers;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.enterprise.Firm;
import org.zerospread.app.enterprise.FirmRegister;
import org.zerospread.app.enterprise.FirmSize;
import org.zerospread.app.enterprise.Priority;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.officers.OfficerKind;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.resumption.CreditCode;

import static org.assertj.core.api.Assertions.assertThat;

/// Officers, who has which firm, and searches for who should.
class OfficersTest extends SmallDistrict {

    private static final Jurisdiction TOWN = new Jurisdiction("town", RegionCode.parse("500153101").range());
    private static final Jurisdiction ELSEWHERE = new Jurisdiction("elsewhere", RegionCode.parse("500153102").range());
    private static int codes = 100_000;

    @Autowired
    Officers officers;

    @Autowired
    FirmOfficers firmOfficers;

    @Autowired
    Proposals proposals;

    @Autowired
    FirmRegister register;

    private static String codes(OfficersAnswer answer) {
        return switch (answer) {
            case OfficersAnswer.Done done -> "done";
            case OfficersAnswer.Refused(List<FormFault> faults) -> String.join(" ", faults.stream().map(fault -> fault.field() + ":" + fault.code()).toList());
        };
    }

    private static UUID id(OfficersAnswer answer) {
        assertThat(answer).isInstanceOf(OfficersAnswer.Done.class);
        return ((OfficersAnswer.Done) answer).id();
    }

    private Firm firm(String region) {
        String first = "91500153MA5%06d".formatted(++codes);
        Firm firm = new Firm(UUID.randomUUID(), first + CreditCode.checkDigit(first), "某某食品厂" + codes, "C1310", FirmSize.MEDIUM, true, null, Priority.LARGE, RegionCode.parse(region), "工业园1号", null, null,
                120, null);
        OFFICE.run(() -> register.take(List.of(firm)));
        return firm;
    }

    private static OfficerForm form(String kind, String name, @Nullable String medical, String region, String capacity) {
        return new OfficerForm(kind, name, "区人民医院", "C13 C14", medical, region, capacity, null);
    }

    private UUID officer(OfficerKind kind, int capacity) {
        String name = "某" + UUID.randomUUID().toString().substring(0, 8);
        return OFFICE.call(() -> id(officers.enter(form(kind.name(), name, "true", "500153", Integer.toString(capacity)))));
    }

    @Test
    void aSupervisorIsAMedicAndNobodyIsEnteredTwice() {
        OFFICE.run(() -> {
            assertThat(codes(officers.enter(form("SUPERVISOR", "庚某甲", null, "500153101", "5")))).isEqualTo("medical:OFC-004");
            assertThat(codes(officers.enter(new OfficerForm(null, " ", null, "X99", null, null, "0", null))))
                    .isEqualTo("kind:OFC-001 name:OFC-001 organisation:OFC-001 skills:OFC-001 region:OFC-001 capacity:OFC-001");
            assertThat(codes(officers.enter(form("SUPERVISOR", "庚某甲", "true", "500153101", "5")))).isEqualTo("done");
            assertThat(codes(officers.enter(form("SUPERVISOR", "庚某甲", "true", "500153101", "5")))).isEqualTo("name:OFC-003");
            assertThat(codes(officers.enter(form("RESIDENT", "庚某甲", "true", "500153101", "5")))).as("of another kind").isEqualTo("done");
        });
        assertThat(codes(ELSEWHERE.call(() -> officers.enter(form("GUIDE", "庚某乙", null, "500153101", "5"))))).isEqualTo("region:PER-004");
        assertThat(TOWN.call(() -> officers.list()).stream().map(Officer::name)).contains("庚某甲");
        assertThat(ELSEWHERE.call(() -> officers.list()).stream().map(Officer::name)).doesNotContain("庚某甲");
        assertThat(count("select count(*) from audit.record where action = 'officers.entered'")).isPositive();
    }

    @Test
    void aFirmHasOneOfEachKindAtATimeAndItsHistoryStays() {
        Firm firm = firm("500153101201");
        UUID first = officer(OfficerKind.GUIDE, 1);
        UUID second = officer(OfficerKind.GUIDE, 5);
        UUID medic = officer(OfficerKind.SUPERVISOR, 5);
        OFFICE.run(() -> {
            assertThat(codes(firmOfficers.give(firm.id(), first, false))).isEqualTo("done");
            assertThat(codes(firmOfficers.give(firm.id(), medic, true))).isEqualTo("done");
            assertThat(codes(firmOfficers.give(firm.id(), second, false))).isEqualTo("done");
            assertThat(codes(firmOfficers.give(firm.id(), UUID.randomUUID(), false))).isEqualTo("officer:OFC-002");
        });
        Firm other = firm("500153101201");
        OFFICE.run(() -> {
            assertThat(codes(firmOfficers.give(other.id(), first, false))).as("free again").isEqualTo("done");
            assertThat(codes(firmOfficers.give(firm("500153101201").id(), first, false))).isEqualTo("officer:OFC-005");
        });
        List<Assignment> seen = TOWN.call(() -> firmOfficers.listOf(firm.id()));
        assertThat(seen).as("a town reads the names of those who guide its firm from the district").hasSize(3);
        assertThat(seen.getFirst().officer()).isEqualTo(second);
        assertThat(seen.get(1).pinned()).isTrue();
        assertThat(seen.getLast().untilOn()).isNotNull();
        assertThat(ELSEWHERE.call(() -> firmOfficers.listOf(firm.id()))).isEmpty();
        assertThat(codes(ELSEWHERE.call(() -> firmOfficers.give(firm.id(), second, false)))).isEqualTo("firm:OFC-002");
        assertThat(codes(ELSEWHERE.call(() -> firmOfficers.pin(seen.getFirst().id(), true)))).isEqualTo("assignment:OFC-002");
        OFFICE.run(() -> officers.leave(second));
        assertThat(count("select count(*) from officers.assignment where firm_id = ? and kind = 'GUIDE' and until_on is null", firm.id())).isZero();
    }

    @Test
    void aSearchProposesIsComparedAndPutInForceByAPerson() {
        Set<UUID> firms = new HashSet<>();
        for (String region : new String[] {"500153101201", "500153001002", "500153103001", "500153005001"}) {
            firms.addAll(IntStream.range(0, 3).mapToObj(n -> firm(region).id()).toList());
        }
        List<UUID> guides = IntStream.range(0, 3).mapToObj(n -> officer(OfficerKind.GUIDE, 40)).toList();
        UUID pinned = firms.iterator().next();
        OFFICE.run(() -> firmOfficers.give(pinned, guides.getFirst(), true));
        UUID proposal = OFFICE.call(() -> proposals.searchNow());
        assertThat(count("select count(*) from officers.proposed where proposal_id = ? and kind = 'GUIDE' and officer_id is null", proposal)).isZero();
        assertThat(count("select count(*) from officers.proposed where proposal_id = ? and firm_id = ? and kind = 'GUIDE' and officer_id = ? and pinned", proposal, pinned, guides.getFirst())).isEqualTo(1);
        assertThat(count("select count(*) from officers.measure where proposal_id = ? and measure = 'score.nobody' and kind = 'GUIDE' and before < 0 and after = 0", proposal)).isEqualTo(1);
        assertThat(count("select count(*) from officers.assignment where firm_id = any(?) and until_on is null", (Object) firms.toArray(UUID[]::new))).as("nothing is in force yet").isEqualTo(1);
        OFFICE.run(() -> {
            assertThat(codes(proposals.accept(proposal))).isEqualTo("done");
            assertThat(codes(proposals.accept(proposal))).isEqualTo("proposal:OFC-008");
            assertThat(codes(proposals.discard(UUID.randomUUID()))).isEqualTo("proposal:OFC-002");
        });
        assertThat(count("select count(*) from officers.assignment where firm_id = any(?) and kind = 'GUIDE' and until_on is null", (Object) firms.toArray(UUID[]::new))).isEqualTo(12);
        assertThat(count("select count(*) from audit.record where action = 'officers.proposal.accepted' and subject = ?", proposal.toString())).isEqualTo(1);

        UUID again = OFFICE.call(() -> proposals.searchNow());
        assertThat(count("select count(*) from officers.proposed where proposal_id = ? and kind = 'GUIDE' and officer_id is distinct from before_id", again)).as("nothing better is found of what was just found").isLessThanOrEqualTo(2);
        List<UUID> moved = new ArrayList<>(firms);
        moved.remove(pinned);
        OFFICE.run(() -> firmOfficers.give(moved.getFirst(), officer(OfficerKind.GUIDE, 5), false));
        assertThat(codes(OFFICE.call(() -> proposals.accept(again)))).isEqualTo("proposal:OFC-011");
        assertThat(codes(OFFICE.call(() -> proposals.discard(again)))).isEqualTo("done");
    }
}
