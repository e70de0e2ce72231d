package org.zerospread.app.enterprise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.intake.IntakeOrder;
import org.zerospread.app.intake.IntakePipeline;
import org.zerospread.app.intake.IntakeRun;
import org.zerospread.app.intake.Landing;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.quarantine.StayDraft;
import org.zerospread.app.quarantine.StayReason;
import org.zerospread.app.quarantine.Stays;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.app.surveillance.CaseDesk;
import org.zerospread.engine.identity.CardNumber;
import org.zerospread.engine.intake.DateContext;
import org.zerospread.engine.intake.FaultLog;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.resumption.CreditCode;
import org.zerospread.engine.resumption.ReturnRule;

import static org.assertj.core.api.Assertions.assertThat;

/// Firms and their staff come in from files, and who may return is known at once.
class StaffListsTest extends SmallDistrict {

    private static final RegionCode OTHER_TOWN = RegionCode.parse("500153001");
    private static final Jurisdiction TOWN = new Jurisdiction("town", OTHER_TOWN.range());
    private static final String FIRMS = "统一社会信用代码,企业名称,行业代码,规模,是否规上,园区,优先类别,所在镇街,地址,联系人,电话,职工人数\n";
    private static final String STAFF = "信用代码,姓名,身份证号,手机号,居住地,岗位,班次,桌号,班车,宿舍,入职日期,来源地,返回日期\n";

    @Autowired
    IntakePipeline pipeline;
    @Autowired
    Firms firms;
    @Autowired
    StaffLanding landing;
    @Autowired
    StaffLedger ledger;
    @Autowired
    StaffReturns returns;
    @Autowired
    Stays stays;
    @Autowired
    CaseDesk cases;

    @TempDir
    static Path folder = Path.of("");

    private record Answer(IntakeRun run, List<FaultLog.Told> faults) {

        List<String> codes() {
            return faults.stream().map(fault -> fault.address() + " " + fault.code()).toList();
        }
    }

    private Answer take(Jurisdiction office, Landing into, String text) {
        return office.call(() -> {
            try (FaultLog faults = FaultLog.create()) {
                Path file = Files.writeString(folder.resolve(UUID.randomUUID() + ".csv"), text);
                IntakeRun run = pipeline.take(new IntakeOrder(into, file, faults, new ArrayList<>(), false, DateContext.Order.UNKNOWN), state -> { }, () -> false);
                return new Answer(run, faults.listFirst(100));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private Answer take(String kind, String text) {
        return take(OFFICE, pipeline.findLanding(kind).orElseThrow(), text);
    }

    static String creditCode() {
        String first16 = "91500153" + "%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
        String first17 = first16 + CreditCode.organisationCheckDigit(first16.substring(8));
        return first17 + CreditCode.checkDigit(first17);
    }

    static String card() {
        String first17 = "500153" + LocalDate.parse("1950-01-01").plusDays(ThreadLocalRandom.current().nextInt(18_000)).toString().replace("-", "") + "%03d".formatted(ThreadLocalRandom.current().nextInt(1_000));
        return first17 + CardNumber.checkDigit(first17);
    }

    private Firm firm() {
        String code = creditCode();
        assertThat(take("firms", FIRMS + code + ",陶器厂" + code + ",C30,中型,是,,,昌元街道,人民路1号,癸某,023-46000000,120\n").run().taken()).isEqualTo(1);
        return OFFICE.call(() -> firms.findByCode(code)).orElseThrow();
    }

    private static String told(StaffReturn line) {
        return line.answer() instanceof ReturnRule.Answer.MayNot not ? not.reasons().stream().map(reason -> reason.code() + (reason.until() == null ? "" : " " + reason.until())).collect(Collectors.joining(", ")) : "may";
    }

    @Test
    void firmsLandOnceAndEveryFaultIsToldAtItsCell() {
        String code = creditCode();
        String wrong = code.substring(0, 17) + (code.endsWith("0") ? "1" : "0");
        String name = "陶器厂" + code;
        String file = FIRMS + code + "," + name + ",C2710,大型,是,,,昌元街道,人民路1号,癸某,023-46000000,120\n" + wrong + ",错码厂,C30,中型,,,,昌元街道,,,,10\n"
                + creditCode() + ",错行业厂,A27,中型,,,,昌元街道,,,,10\n" + creditCode() + ",无处厂,C30,中型,,,,没有镇,,,,10\n" + code + ",另一厂,C30,中型,,,,昌元街道,,,,10\n"
                + creditCode() + "," + name + ",C30,中型,,,,昌元街道,,,,10\n" + creditCode() + ",错规模厂,C30,特大,,,,昌元街道,,,,10\n" + creditCode() + ",多人厂,C30,中型,,,,昌元街道,,,,1000001\n"
                + creditCode() + ",园区厂" + code + ",4511,小型,,荣昌高新区,,安富街道,,,,30\n";
        Answer answer = take("firms", file);
        assertThat(answer.codes()).containsExactly("A3 CREDIT-003", "C4 INDUSTRY-003", "H5 INT-057", "A6 ENT-002", "B7 ENT-003", "D8 INT-033", "L9 ENT-004");
        assertThat(answer.faults().getFirst().en()).contains("should be " + code.substring(17));
        assertThat(answer.run().taken()).isEqualTo(2);
        Firm taken = OFFICE.call(() -> firms.findByCode(code)).orElseThrow();
        assertThat(taken.industry()).isEqualTo("C2710");
        assertThat(taken.priority()).isEqualTo(Priority.LARGE);
        assertThat(take("firms", FIRMS + code + "," + name + ",C2710,大型,是,,,昌元街道,人民路1号,,,120\n" + code.toLowerCase(java.util.Locale.ROOT) + ",改名厂,C2710,大型,是,,,昌元街道,,,,120\n").codes()).containsExactly("A3 ENT-001");
        assertThat(count("select count(*) from enterprise.firm where name = ? and park = '荣昌高新区' and priority = 'PARK' and industry = 'D4511'", "园区厂" + code)).isEqualTo(1);
        assertThat(count("select count(*) from audit.record where action = 'firms.registered'")).isPositive();
    }

    @Test
    void aListIsJoinedToTheRegisterAndNothingOfARefusedRowStays() {
        Firm firm = firm();
        Firm other = firm();
        String card = card();
        String elsewhere = card();
        assertThat(take("persons", "姓名,身份证号,网格\n欧阳已知," + card + ",鹿子村第1网格\n").run().taken()).isEqualTo(1);
        assertThat(take("staff", STAFF + other.creditCode() + ",欧阳别厂," + elsewhere + ",,鹿子村,拉坯,甲班,,,,2019-03-01,,\n").run().taken()).isEqualTo(1);
        String rows = firm.creditCode() + ",欧阳已知," + card + ",13900001111,,拉坯,甲班,3号桌,1号车,,2015-03-01,,\n"
                + firm.creditCode() + ",欧阳新来," + card() + ",,鹿子村第1网格,烧窑,乙班,3,1,,2019-03-01,湖北省武汉市,2020-02-05\n"
                + firm.creditCode() + ",欧阳外区," + card() + ",,四川省泸州市泸县,烧窑,乙班,,,,,,\n"
                + firm.creditCode() + ",欧阳外村," + card() + ",,500118101201,烧窑,乙班,,,,,,\n"
                + firm.creditCode() + ",欧阳无处," + card() + ",,,烧窑,乙班,,,,,,\n"
                + firm.creditCode() + ",欧阳已知," + card + ",,鹿子村,烧窑,乙班,,,,,,\n"
                + firm.creditCode() + ",欧阳别厂," + elsewhere + ",,鹿子村,烧窑,乙班,,,,,湖北省武汉市,2020-02-05\n"
                + creditCode() + ",欧阳无厂," + card() + ",,鹿子村,烧窑,乙班,,,,,,\n"
                + ",欧阳没写," + card() + ",,鹿子村,烧窑,乙班,,,,,,\n"
                + firm.creditCode() + ",欧阳宿舍," + card() + ",,,烧窑,乙班,,,1栋101,,,\n"
                + firm.creditCode() + ",欧阳半程," + card() + ",,鹿子村,烧窑,乙班,,,,,湖北省武汉市,\n";
        Answer answer = take("staff", STAFF + rows);
        assertThat(answer.codes()).containsExactly("E4 ENT-008", "E5 ENT-008", "E6 ENT-009", "B7 ENT-010", "B8 ENT-011", "A9 ENT-005", "A10 ENT-006", "M12 ENT-012");
        assertThat(answer.run().taken()).isEqualTo(3);
        assertThat(count("select count(*) from person.person where name in ('欧阳外区', '欧阳外村', '欧阳无处', '欧阳无厂', '欧阳没写', '欧阳半程')")).as("nothing half done").isZero();
        assertThat(count("select count(*) from person.arrival a join person.person p on p.id = a.person_id where p.name = '欧阳别厂'")).isZero();
        assertThat(count("select count(*) from person.person where name = '欧阳已知'")).as("one person, one file").isEqualTo(1);
        assertThat(count("select count(*) from person.arrival a join person.person p on p.id = a.person_id where p.name = '欧阳新来' and a.origin_class = 'KEY_AREA'")).isEqualTo(1);
        assertThat(count("select count(*) from person.person where name = '欧阳宿舍' and region = ?", firm.region().value())).isEqualTo(1);
        assertThat(take("staff", STAFF + firm.creditCode() + ",欧阳已知," + card + ",13900001111,,拉坯,丙班,,,,,,\n").run().taken()).as("another shift is put down").isEqualTo(1);
        assertThat(count("select count(*) from enterprise.staff s join person.person p on p.id = s.person_id where p.name = '欧阳已知' and s.shift = '丙班' and s.canteen_table = '3号桌' and s.joined_on = '2015-03-01'")).isEqualTo(1);
    }

    @Test
    void aListOfOneFirmNeedsNoCodeAndTakesNoOtherFirmsRows() {
        Firm firm = firm();
        String list = STAFF + ",欧阳自报," + card() + ",,鹿子村,拉坯,甲班,,,,,,\n" + firm().creditCode() + ",欧阳他厂," + card() + ",,鹿子村,拉坯,甲班,,,,,,\n";
        Answer answer = take(TOWN, landing.of(firm), list);
        assertThat(answer.codes()).containsExactly("A3 ENT-007");
        assertThat(answer.run().taken()).as("he lives in another town, which the sender does not see").isEqualTo(1);
        assertThat(count("select count(*) from person.person where name = '欧阳自报' and region = 500153101201000")).isEqualTo(1);
        assertThat(TOWN.call(() -> returns.listOf(firm.id()))).singleElement().satisfies(line -> {
            assertThat(line.name()).isEqualTo("欧阳**");
            assertThat(line.mayReturn()).isTrue();
        });
        assertThat(new Jurisdiction("elsewhere", RegionCode.parse("500153106").range()).call(() -> returns.listOf(firm.id()))).as("a firm of another town").isEmpty();
        assertThat(take(TOWN, landing.of(firm()), list).codes()).as("the same file is another firm's list").containsExactly("B2 ENT-011", "A3 ENT-007");
    }

    @Test
    void whoMayReturnFollowsFromTheRecordsOfAllModules() {
        Firm firm = firm();
        List<PersonId> people = java.util.stream.Stream.generate(this::somebody).limit(6).toList();
        OFFICE.run(() -> ledger.take(people.stream().map(person -> new StaffDraft(firm.id(), person, "拉坯", "甲班", null, null, null, LocalDate.parse("2019-01-01"))).toList()));
        OFFICE.run(() -> {
            stays.open(List.of(new StayDraft(UUID.randomUUID(), people.get(1), StayReason.KEY_AREA_ARRIVAL, LocalDate.parse("2020-02-03")),
                    new StayDraft(UUID.randomUUID(), people.get(2), StayReason.CLOSE_CONTACT, LocalDate.parse("2020-02-03"))));
            cases.suspect(people.get(3), LocalDate.parse("2020-02-08"), Instant.parse("2020-02-09T02:00:00Z"), "发热");
        });
        java.util.Map<PersonId, String> told = OFFICE.call(() -> returns.listOf(firm.id())).stream().collect(Collectors.toMap(StaffReturn::person, StaffListsTest::told));
        assertThat(told).hasSize(6).containsEntry(people.get(0), "may").containsEntry(people.get(5), "may").containsEntry(people.get(1), "IN_CENTRAL_QUARANTINE 2020-03-02")
                .containsEntry(people.get(3), "SUSPECTED");
        assertThat(told.get(people.get(2))).startsWith("IN_CENTRAL_QUARANTINE");
        assertThat(TOWN.call(() -> returns.listOf(firm.id()))).as("the town sees of people of other towns who may return").hasSize(6).allSatisfy(line -> assertThat(line.name()).isEqualTo("欧阳**"));
        UUID line = OFFICE.call(() -> returns.listOf(firm.id())).getFirst().id();
        assertThat(count("select retention.hold_on(?)", people.get(0).value())).as("whoever is on a ledger is not deleted").isEqualTo(2);
        assertThat(OFFICE.call(() -> ledger.leave(firm.id(), line, clock.today()))).isTrue();
        assertThat(OFFICE.call(() -> ledger.leave(firm.id(), line, clock.today()))).isFalse();
        assertThat(OFFICE.call(() -> returns.listOf(firm.id()))).hasSize(5);
        assertThat(count("select count(*) from retention.due_staff('2020-02-12') where id = ?", line)).as("the line of one who left comes to its end").isEqualTo(1);
        assertThat(count("select count(*) from retention.due_staff('2020-02-09') where id = ?", line)).isZero();
    }
}
