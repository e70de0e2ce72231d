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
}
