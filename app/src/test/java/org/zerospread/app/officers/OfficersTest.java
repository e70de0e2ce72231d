package org.zerospread.app.officers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.enterprise.Firm;
import org.zerospread.app.enterprise.FirmRegister;
import org.zerospread.app.enterprise.FirmSize;
import org.zerospread.app.enterprise.Priority;
import org.zerospread.app.intake.IntakeOrder;
import org.zerospread.app.intake.IntakePipeline;
import org.zerospread.app.intake.IntakeRun;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.intake.DateContext;
import org.zerospread.engine.intake.FaultLog;
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
    FirmVisits visits;

    @Autowired
    FirmProblems problems;

    @Autowired
    IntakePipeline pipeline;

    @TempDir
    static Path folder = Path.of("");

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

    private UUID problem(OfficersAnswer visit) {
        return OFFICE.call(() -> transaction.execute(status -> sql.sql("select id from officers.problem where visit_id = :visit").param("visit", id(visit)).query(UUID.class).single()));
    }

    @Test
    void aVisitIsWrittenByTheFirmsOfficerInTimeAndBringsItsProblem() {
        Firm firm = firm("500153101201");
        UUID resident = OFFICE.call(() -> id(officers.enter(new OfficerForm("RESIDENT", "辛某" + codes, "区经信委", null, null, "500153101", "5", "resident" + codes))));
        Jurisdiction himself = new Jurisdiction("resident" + codes, DISTRICT.range());
        assertThat(codes(TOWN.call(() -> visits.write(firm.id(), new VisitForm("RESIDENT", null, "开工", null, null, null))))).as("nobody is assigned").isEqualTo("kind:OFC-002");
        OFFICE.run(() -> firmOfficers.giveAll(List.of(new FirmOfficers.Give(firm.id(), resident), new FirmOfficers.Give(firm.id(), officer(OfficerKind.SUPERVISOR, 5))), false));
        himself.run(() -> {
            assertThat(codes(visits.write(firm.id(), new VisitForm(null, "2020-02-11", " ", "SUPPLIES", null, null)))).isEqualTo("kind:OFC-001 visited_on:PER-006 seen:OFC-001 what:OFC-001");
            assertThat(codes(visits.write(firm.id(), new VisitForm("RESIDENT", "2020-02-09", "开工", null, null, null)))).as("before he was assigned").isEqualTo("visited_on:OFC-007");
            assertThat(codes(visits.write(firm.id(), new VisitForm("SUPERVISOR", null, "开工", null, null, null)))).isEqualTo("kind:OFC-006");
        });
        OfficersAnswer written = himself.call(() -> visits.write(firm.id(), new VisitForm("RESIDENT", null, "口罩只够两天", "SUPPLIES", "缺口罩", null)));
        assertThat(codes(himself.call(() -> visits.write(firm.id(), new VisitForm("RESIDENT", null, "再来", null, null, null))))).isEqualTo("visited_on:OFC-003");
        assertThat(codes(ELSEWHERE.call(() -> visits.write(firm.id(), new VisitForm("RESIDENT", null, "路过", null, null, null))))).isEqualTo("kind:OFC-002");
        assertThat(count("select count(*) from officers.problem where id = ? and owner = ? and due_on = '2020-02-12' and rung = 'RESIDENT'", problem(written), "辛某" + codes + "(区经信委)")).isEqualTo(1);
    }

    @Test
    void aProblemIsSolvedAndConfirmedByAnotherOrClimbsDayByDay() {
        Firm firm = firm("500153101201");
        UUID raised = TOWN.call(() -> id(problems.raise(firm.id(), new ProblemForm("SUPPLIES", "消毒液不足", null), false)));
        UUID late = TOWN.call(() -> id(problems.raise(firm.id(), new ProblemForm("SUPPLIES", "缺体温枪", "区经信委"), true)));
        assertThat(codes(TOWN.call(() -> problems.raise(firm.id(), new ProblemForm("NONE", " ", null), false)))).isEqualTo("problem_kind:PER-007 what:OFC-001");
        TOWN.run(() -> {
            assertThat(codes(problems.confirm(raised, null, false, true, null))).as("not solved yet").isEqualTo("problem:OFC-008");
            assertThat(codes(problems.own(raised, "区商务委"))).isEqualTo("done");
            assertThat(codes(problems.solve(raised, ""))).isEqualTo("solution:OFC-001");
            assertThat(codes(problems.solve(raised, "调来两百升"))).isEqualTo("done");
            assertThat(codes(problems.confirm(raised, null, true, true, null))).as("he solved it himself").isEqualTo("problem:OFC-009");
        });
        assertThat(codes(ELSEWHERE.call(() -> problems.solve(late, "好了")))).isEqualTo("problem:OFC-002");
        OFFICE.run(() -> {
            assertThat(codes(problems.confirm(raised, null, false, true, null))).as("he neither raised it nor oversees").isEqualTo("problem:OFC-009");
            assertThat(codes(problems.confirm(raised, UUID.randomUUID(), false, true, null))).as("of another firm").isEqualTo("problem:OFC-002");
            assertThat(codes(problems.confirm(raised, firm.id(), false, false, ""))).isEqualTo("note:OFC-001");
            assertThat(codes(problems.confirm(raised, firm.id(), false, false, "没收到"))).isEqualTo("done");
        });
        TOWN.run(() -> assertThat(codes(problems.solve(raised, "已送到"))).isEqualTo("done"));
        OFFICE.run(() -> assertThat(codes(problems.confirm(raised, firm.id(), false, true, null))).isEqualTo("done"));
        for (String step : List.of("RAISED", "OWNED", "SOLVED", "RETURNED", "CONFIRMED")) {
            assertThat(count("select count(*) from officers.problem_step where problem_id = ? and step = ?", raised, step)).as(step).isEqualTo(step.equals("SOLVED") ? 2 : 1);
        }
        for (String day : new String[] {"2020-02-12", "2020-02-13", "2020-02-14", "2020-02-15"}) {
            clock.hold(java.time.Instant.parse(day + "T02:00:00Z"));
            OFFICE.run(() -> problems.escalate(clock.today()));
            OFFICE.run(() -> assertThat(problems.escalate(clock.today())).as("again").isZero());
            String rung = switch (day) {
                case "2020-02-12" -> "RESIDENT";
                case "2020-02-15" -> "OFFICE";
                default -> "GUIDE";
            };
            assertThat(count("select count(*) from officers.problem where id = ? and rung = ?", late, rung)).as(day).isEqualTo(1);
        }
        assertThat(count("select count(*) from officers.problem_step where problem_id = ? and step = 'ESCALATED'", late)).isEqualTo(2);
    }

    @Test
    void aListOfOfficersIsTakenInRowByRowRules() {
        String tag = UUID.randomUUID().toString().substring(0, 6);
        String text = "类别,姓名,单位,工作地点,最多企业数,熟悉的行业,是否医务人员\n督查员,丑某%s,区医院,500153,9,,是\n督查员,寅某%s,区医院,500153,9,,否\n驻企联络员,卯某%s,区经信委,仁义镇,0,,\n指导员,辰某%s,区政府,500118,9,,\n驻企联络员,巳某%s,区经信委,仁义镇,6,C13、C27,\n"
                .formatted(tag, tag, tag, tag, tag);
        for (int round = 0; round < 2; round++) {
            IntakeRun run = OFFICE.call(() -> {
                try (FaultLog faults = FaultLog.create()) {
                    Path file = Files.writeString(folder.resolve(UUID.randomUUID() + ".csv"), text);
                    IntakeRun done = pipeline.take(new IntakeOrder(pipeline.findLanding("officers").orElseThrow(), file, faults, new ArrayList<>(), false, DateContext.Order.UNKNOWN), state -> { },
                            () -> false);
                    assertThat(faults.listFirst(10).stream().map(FaultLog.Told::code).toList()).containsExactly("OFC-004", "OFC-001", "PER-004");
                    return done;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            assertThat(run.taken()).isEqualTo(round == 0 ? 2 : 0);
            assertThat(run.same()).isEqualTo(round == 0 ? 0 : 2);
        }
        assertThat(count("select count(*) from officers.officer where name = ? and skills = array['C13', 'C27'] and region = 500153101000000", "巳某" + tag)).isEqualTo(1);
    }
}
