package org.zerospread.app.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.checkpoint.Posts;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.intake.DateContext;
import org.zerospread.engine.intake.FaultLog;
import org.zerospread.engine.region.RegionCode;

import static org.assertj.core.api.Assertions.assertThat;

/// Each kind lands once, matched with what is known, and says of each row what became of it.
class LandingTest extends SmallDistrict {

    @Autowired
    IntakePipeline pipeline;

    @Autowired
    Posts posts;

    @Autowired
    org.zerospread.app.region.Regions regions;

    @TempDir
    static Path folder = Path.of("");

    private record Answer(IntakeRun run, List<FaultLog.Told> faults) {

        List<String> codes() {
            return faults.stream().map(fault -> fault.address() + " " + fault.code()).toList();
        }
    }

    private Answer take(Jurisdiction office, String kind, boolean dryRun, String text) {
        return office.call(() -> {
            try (FaultLog faults = FaultLog.create()) {
                Path file = Files.writeString(folder.resolve(java.util.UUID.randomUUID() + ".csv"), text);
                IntakeRun run = pipeline.take(new IntakeOrder(pipeline.findLanding(kind).orElseThrow(), file, faults, new java.util.ArrayList<>(), dryRun, DateContext.Order.UNKNOWN), state -> { }, () -> false);
                return new Answer(run, faults.listFirst(100));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /// A card number that no other test has.
    private static String card(String birth) {
        String digits = "500153" + birth + "%03d".formatted(java.util.concurrent.ThreadLocalRandom.current().nextInt(1_000));
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = java.util.stream.IntStream.range(0, weights.length).map(i -> weights[i] * (digits.charAt(i) - '0')).sum();
        return digits + "10X98765432".charAt(sum % 11);
    }

    private Answer take(String kind, String text) {
        return take(OFFICE, kind, false, text);
    }

    @Test
    void placesAreNamedAlongTheirPathAndTheOldCardNumberFindsTheHolderOfTheNewOne() {
        assertThat(take("persons", "姓名,身份证号,网格\n欧阳旧证,500153750307123,重庆市荣昌区仁义镇鹿子村第1网格\n欧阳路径,,仁义镇鹿子村\n欧阳错路,,昌元街道鹿子村第1网格\n").codes()).containsExactly("C4 INT-057");
        Answer renewed = take("persons", "姓名,身份证号,网格\n欧阳旧证,50015319750307123X,鹿子村第1网格\n");
        assertThat(renewed.run().same()).as("the same person, by his new number").isEqualTo(1);
        assertThat(count("select count(*) from person.person where name = '欧阳旧证'")).isEqualTo(1);
    }

    @Test
    void householdsAndPersonsLandOnceAndAnotherSayingStaysBesideTheFirst() {
        assertThat(take("households", "户编号,村(社区),网格,住址\nL001,鹿子村,第1网格,鹿子村1号\nL002,没有村,,2号\n").codes()).containsExactly("B3 INT-057");
        String card = card("19800101");
        String persons = "姓名,身份证号,手机号,户编号\n欧阳文件," + card + ",13900003333,L001\n欧阳同户,,13900004444,L001\n";
        Answer first = take("persons", persons);
        assertThat(first.run().taken()).as(first.faults().toString()).isEqualTo(2);
        Answer otherwise = take("persons", "姓名,身份证号,手机号,户编号\n欧阳文件," + card + ",13900005555,L001\n");
        assertThat(otherwise.run().same()).isEqualTo(1);
        assertThat(count("select count(*) from person.said s join person.person p on p.id = s.person_id where p.name = '欧阳文件' and s.field = 'phone'")).isEqualTo(1);
        assertThat(count("select count(*) from person.said s where s::text like '%13900005555%'")).isZero();
        assertThat(take("persons", persons + "\n").run().same()).as("another file of the same rows").isEqualTo(2);
    }

    @Test
    void aDoubtfulPairWaitsAndNeitherIsOverwritten() {
        take("persons", "姓名,手机号,村(社区)\n欧阳疑甲,13911112222,鹿子村\n");
        Answer second = take("persons", "姓名,手机号,村(社区)\n欧阳疑乙,13911112222,鹿子村\n");
        assertThat(second.run().taken()).as(second.faults().toString()).isEqualTo(1);
        assertThat(count("select count(*) from person.doubt where state = 'OPEN' and score = 40")).isPositive();
        assertThat(count("select count(*) from person.person where name in ('欧阳疑甲', '欧阳疑乙')")).isEqualTo(2);
    }

    @Test
    void arrivalsRegisterThePersonAndKnowWhereHeComesFrom() {
        String file = "姓名,身份证号,返回日期,从何处返回,交通工具,航班/车次,村(社区)\n欧阳返荣," + card("19540615") + ",2020-01-22,湖北省武汉市,火车,D2256,鹿子村\n"
                + "欧阳无处,,2020-01-22,某地,自驾,,鹿子村\n欧阳将来,,2020-03-22,武汉,自驾,,鹿子村\n";
        Answer answer = take("arrivals", file);
        assertThat(answer.codes()).containsExactly("D3 INT-058", "C4 INT-028");
        assertThat(answer.run().taken()).isEqualTo(1);
        assertThat(count("select count(*) from person.arrival a join person.person p on p.id = a.person_id where p.name = '欧阳返荣' and origin_class = 'KEY_AREA' and transport = 'TRAIN'")).isEqualTo(1);
        assertThat(take("arrivals", file + "\n").run().same()).isEqualTo(1);
    }

    @Test
    void aDryRunKeepsNothing() {
        long before = count("select count(*) from person.person");
        Answer answer = take(OFFICE, "persons", true, "姓名,村(社区)\n欧阳试算,鹿子村\n欧阳试错,没有村\n");
        assertThat(answer.run().taken()).isEqualTo(1);
        assertThat(answer.codes()).containsExactly("B3 INT-057");
        assertThat(count("select count(*) from person.person")).isEqualTo(before);
        assertThat(count("select count(*) from intake.run where id = ?", answer.run().id())).isZero();
    }

    @Test
    void passagesAndTracksLand() {
        String name = "卡口" + java.util.UUID.randomUUID();
        OFFICE.run(() -> posts.open(GRID, Posts.Kind.VILLAGE, name, LocalDate.parse("2020-02-01")));
        String passages = "卡口,过卡时间,车牌号,来源地,体温\n" + name + ",2020-02-03 10:20,鄂A12345,武汉,36.5\n没有卡口,2020-02-03 10:20,渝C12345,,36.5\n";
        Answer answer = take("passages", passages);
        assertThat(answer.codes()).containsExactly("A3 CHK-001");
        assertThat(take("passages", passages + "\n").run().same()).isEqualTo(1);
        take("persons", "姓名,手机号,村(社区)\n欧阳轨迹,13922223333,鹿子村\n");
        String tracks = "姓名,手机号,开始时间,结束时间,地点\n欧阳轨迹,13922223333,2020-01-25 11:30,2020-01-25 13:00,昌元餐馆\n欧阳轨迹,13922223333,2020-01-25 14:30,2020-01-25 13:00,昌元餐馆\n谁也不是,,2020-01-25 14:30,,昌元餐馆\n";
        assertThat(take("tracks", tracks).codes()).containsExactly("D3 TRK-003", "A4 INT-052");
        assertThat(count("select count(*) from tracing.track t join tracing.place l on l.id = t.place_id where l.name = '昌元餐馆' and l.kind = 'RESTAURANT'")).isEqualTo(1);
        String train = "姓名,手机号,开始时间,结束时间,地点,交通工具,车次,座位号,同行人,是否戴口罩,纬度\n欧阳轨迹,13922223333,2020-01-24 08:30,2020-01-24 15:00,汉口至荣昌北,火车,D2246,05车12F,妻子,否,\n"
                + "欧阳轨迹,13922223333,2020-01-24 16:30,2020-01-24 17:00,昌元餐馆,,,,,,29.4\n";
        assertThat(take("tracks", train).codes()).as("half a position").singleElement().asString().endsWith("TRK-007");
        assertThat(count("""
                select count(*) from tracing.track t join tracing.place l on l.id = t.place_id
                where l.name = 'D2246' and l.kind = 'TRAIN' and t.carriage = '05' and t.seat = '12F' and t.remark = '汉口至荣昌北;同行:妻子;未戴口罩'
                """)).isEqualTo(1);
    }

    @Test
    void testsSitesAndRoomsLand() {
        take("persons", "姓名,手机号,村(社区)\n欧阳检测,13933334444,鹿子村\n");
        String tests = "姓名,手机号,采样时间,检测结果,出结果时间\n欧阳检测,13933334444,2020-02-08 09:00,阴性,2020-02-08 18:00\n欧阳检测,13933334444,2020-02-09 09:00,阳性,2020-02-08 18:00\n";
        assertThat(take("tests", tests).codes()).containsExactly("E3 TST-001");
        assertThat(take("tests", tests + "\n").run().same()).isEqualTo(1);
        String site = "宾馆" + java.util.UUID.randomUUID();
        assertThat(take("sites", "隔离点,区划,用途,房间数\n" + site + ",鹿子村,密接,2\n某处,鹿子村,密接,0\n").codes()).containsExactly("D3 INT-060");
        Answer rooms = take("rooms", "隔离点,房间号\n" + site + ",0901\n" + site + ",101\n没有的隔离点,0902\n");
        assertThat(rooms.codes()).containsExactly("A4 INT-061");
        assertThat(rooms.run().taken()).isEqualTo(1);
        assertThat(rooms.run().same()).isEqualTo(1);
        assertThat(count("select floor from quarantine.room r join quarantine.site x on x.id = r.site_id where x.name = ? and label = '0901'", site)).isEqualTo(9);
    }

    @Test
    void roomsLandWithFloorBedsFeaturesAndZone() {
        String site = "宾馆" + java.util.UUID.randomUUID();
        take("sites", "隔离点,区划,用途,房间数,核定人数,地址\n" + site + ",鹿子村,密接,1,3,人民路1号\n");
        assertThat(count("select capacity from quarantine.site where name = ? and address = '人民路1号'", site)).isEqualTo(3);
        assertThat(take("rooms", "隔离点,房间号,楼层,床位,房型,特点,分区,是否可用,备注\n" + site + ",101,1,3,家庭房,独立卫生间、无障碍,A区,是,\n" + site + ",B01,B1,,,,,否,漏水\n" + site + ",301,三楼半,,,,,,\n" + site + ",302,3,21,,,,,\n"
                + site + ",303,3,1,,海景,,,\n").codes()).containsExactly("C4 ROM-011", "D5 ROM-011", "F6 ROM-011");
        assertThat(count("""
                select count(*) from quarantine.room r join quarantine.site x on x.id = r.site_id join quarantine.zone z on z.id = r.zone_id
                where x.name = ? and r.label = '101' and r.kind = 'FAMILY' and r.beds = 3 and r.features = array['ACCESSIBLE', 'OWN_BATHROOM'] and z.name = 'A区'
                """, site)).isEqualTo(1);
        assertThat(count("""
                select count(*) from quarantine.room_night n join quarantine.room r on r.id = n.room_id join quarantine.site x on x.id = r.site_id join quarantine.closure c on c.id = n.closure_id
                where x.name = ? and r.floor = -1 and n.kind = 'CLOSED' and c.reason = '漏水'
                """, site)).isEqualTo(1);
    }

    @Test
    void regionsLandUnderWhatIsKnown() {
        Answer answer = take(new Jurisdiction("office", Jurisdiction.EVERYWHERE), "regions", false, "代码,名称,级别\n500153101201077,鹿子村第77网格,网格\n500153999999001,无上级网格,网格\n");
        assertThat(answer.codes()).as(answer.faults().toString()).containsExactly("A3 REG-010");
        assertThat(answer.run().taken()).isEqualTo(1);
    }

    @Test
    void anotherDistrictNeitherFindsNorTouchesThePersons() {
        String card = card("19491231");
        take("persons", "姓名,身份证号,村(社区)\n欧阳本区," + card + ",鹿子村\n");
        Jurisdiction elsewhere = new Jurisdiction("elsewhere", RegionCode.parse("500118").range());
        Answer answer = take(elsewhere, "persons", false, "姓名,身份证号,网格\n欧阳别处," + card + ",500118001001\n");
        assertThat(answer.run().taken() + answer.run().refused()).as("registered there or the place unknown, but never matched").isEqualTo(1);
        assertThat(count("select count(*) from person.said s join person.person p on p.id = s.person_id where p.name = '欧阳本区'")).isZero();
    }

    @Test
    void aVisitFindsItsHouseholdByVillageAndGridWhereCodesRepeat() {
        RegionCode second = RegionCode.parse("500153101201002");
        new Jurisdiction("test", Jurisdiction.EVERYWHERE).run(() -> regions.take(List.of(
                new org.zerospread.app.region.RegionDraft(second, "鹿子村第2网格", org.zerospread.engine.region.RegionLevel.GRID, second.parent().orElseThrow(), null, 3, 9))));
        take("households", "户编号,村(社区),网格,住址\nR001,鹿子村,第1网格,甲1号\nR001,鹿子村,第2网格,乙1号\n");
        take("persons", "姓名,村(社区),网格,户编号,住址\n欧阳走甲,鹿子村,第1网格,R001,甲1号\n欧阳走乙,鹿子村,第2网格,R001,乙1号\n");
        String visits = "村(社区),网格,户编号,走访时间,走访人,走访结果,姓名,体温,症状,是否外出,有无接触史,手机号,轮次\n"
                + "鹿子村,第1网格,R001,2020-02-03 09:00,网甲,见到,欧阳走甲,37.6,\"发热、咳嗽、头痛\",是,否,13955556666,77\n"
                + ",,R001,2020-02-03 09:10,网甲,见到,欧阳走甲,36.5,,否,否,,\n"
                + "鹿子村,第9网格,R001,2020-02-03 09:20,网甲,见到,欧阳走甲,36.5,,否,否,,\n"
                + "鹿子村,第2网格,R001,2020-02-03 09:30,网甲,无人,,,,,,,\n"
                + "鹿子村,第2网格,R001,2020-02-03 09:30,网甲,见到,欧阳走乙,36.5,,,,,\n";
        Answer answer = take("visits", visits);
        assertThat(answer.codes()).containsExactly("C3 INT-051", "A4 INT-057", "F6 INT-062");
        assertThat(answer.run().taken()).isEqualTo(2);
        assertThat(count("""
                select count(*) from screening.person_check c join person.person p on p.id = c.person_id
                where p.name = '欧阳走甲' and c.symptoms = 3 and c.remark = '头痛; 轮次 round 77' and c.answers = '{"travelled": "YES", "contact_key_area": "NO"}'
                """)).isEqualTo(1);
        assertThat(count("select count(*) from person.said s join person.person p on p.id = s.person_id where p.name = '欧阳走甲' and s.field = 'phone'")).isEqualTo(1);
        assertThat(take("visits", visits + "\n").run().same()).as("the same rows in another file").isEqualTo(2);
    }

    @Test
    void aLineListOfCasesLandsWithItsCourseAndItsContactsAfterIt() {
        String cases = "病例编号,姓名,身份证号,性别,年龄,状态,病例来源,发病日期,疑似日期,确诊日期,感染来源,暴露开始日期,暴露结束日期,病情,出院日期\n"
                + "LL1,欧阳病甲," + card("19620301") + ",男,57,确诊,输入,2020-01-24,2020-01-26,2020-01-28,武汉,2020-01-10,2020-01-20,普通型,\n"
                + "LL2,,,女,44,,,2020-01-25,,2020-01-29,LL1,,,,2020-02-05\n"
                + "LL3,欧阳病丙,,男,44,,,2020-01-25,,2020-01-29,,,,,2020-01-20\n"
                + "LL4,欧阳病丁,,男,44,疑似,,,,2020-01-29,,,,,\n"
                + "LL5,欧阳病戊,,男,44,,,2020-01-25,,,,,,,\n";
        Answer answer = take("cases", cases);
        assertThat(answer.codes()).containsExactly("O4 INT-065", "F5 INT-065", "F6 INT-064");
        assertThat(answer.run().taken()).isEqualTo(2);
        assertThat(count("select count(*) from surveillance.case_file where number = 'LL1' and state = 'CONFIRMED' and source = 'IMPORTED' and age = 57 and severity = 'MODERATE' and exposed_to = '2020-01-20'"))
                .isEqualTo(1);
        assertThat(count("select count(*) from surveillance.case_event e join surveillance.case_file c on c.id = e.case_id where c.number in ('LL1', 'LL2')")).isEqualTo(4);
        assertThat(count("select count(*) from surveillance.case_file c join person.person p on p.id = c.person_id where c.number = 'LL2' and p.name = 'LL2' and c.source is null")).isEqualTo(1);
        assertThat(take("cases", cases + "\n").run().same()).isEqualTo(2);
        assertThat(take("cases", "病例编号,姓名,确诊日期,年龄\nLL2,,2020-01-29,45\n").codes()).containsExactly("A2 INT-067");
        String contacts = "病例编号,姓名,手机号,密接类型,与病例关系,接触方式,末次接触日期,解除日期,现住址\n"
                + "LL1,欧阳密甲,13966667777,密接,同事,聚餐,2020-01-25,2020-02-08,某街1号\nLL1,欧阳密乙,,次密接,,,2020-01-25,,\nNONE,欧阳密丙,,密接,,,2020-01-25,,\nLL1,欧阳密丁,,密接,,,2020-01-25,2020-01-24,\n";
        Answer landed = take("contacts", contacts);
        assertThat(landed.codes()).containsExactly("A4 INT-068", "H5 INT-065");
        assertThat(landed.run().taken()).isEqualTo(2);
        assertThat(take("contacts", contacts + "\n").run().same()).isEqualTo(2);
        assertThat(take("contacts", contacts.replace("聚餐", "同车")).codes()).contains("B2 INT-069");
        assertThat(count("select count(*) from surveillance.contact c join person.person p on p.id = c.person_id where p.name = '欧阳密甲' and c.released_on = '2020-02-08' and c.relation = '同事'")).isEqualTo(1);
        assertThat(count("select count(*) from person.said s join person.person p on p.id = s.person_id where p.name = '欧阳密甲' and s.field = 'address'")).isEqualTo(1);
    }

    @Test
    void usersAreEnlistedWithoutPasswordAndWithinTheReach() {
        String users = "用户名,姓名,角色,管辖区划,单位\nenlisted.a,甲某,网格员,鹿子村,村委会\nenlisted.a,甲某,村社干部,鹿子村,\nEnlisted.a,乙某,网格员,鹿子村,\nenlisted.b,乙某,网格员,没有村,\n9x,丙某,网格员,鹿子村,\n";
        Answer answer = take("users", users);
        assertThat(answer.run().taken()).as(answer.codes().toString()).isEqualTo(2);
        assertThat(answer.codes()).hasSize(3).allSatisfy(code -> assertThat(code).matches("[AD][456] ACC-.*"));
        assertThat(count("select count(*) from access.account a join access.assignment s on s.account_id = a.id where a.username = 'enlisted.a' and a.password_hash = '!' and a.employer = '村委会'")).isEqualTo(2);
        assertThat(take("users", users + "\n").run().same()).isEqualTo(2);
    }
}
