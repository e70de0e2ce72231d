package org.zerospread.app.chain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.intake.IntakeOrder;
import org.zerospread.app.intake.IntakePipeline;
import org.zerospread.app.intake.IntakeRun;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.chain.Basis;
import org.zerospread.engine.chain.ChainAnswer;
import org.zerospread.engine.chain.ChainCluster;
import org.zerospread.engine.chain.ChainLink;
import org.zerospread.engine.chain.ChainMember;
import org.zerospread.engine.intake.DateContext;
import org.zerospread.engine.intake.Draft;
import org.zerospread.engine.intake.FaultLog;
import org.zerospread.engine.region.RegionCode;

import static org.assertj.core.api.Assertions.assertThat;

/// A real outbreak through the intake as it was written down, and its chains.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TianjinTest extends SmallDistrict {

    /// Baodi, so that the cases of no other test are among them.
    private static final Jurisdiction BAODI = new Jurisdiction("office", RegionCode.parse("120115").range());
    private static final Path FILE = Path.of("../engine/src/test/resources/linelists/tianjin-2020.csv");

    @Autowired
    IntakePipeline pipeline;

    @Autowired
    ChainBook book;

    @Autowired
    LinkDesk desk;

    private final List<String> notes = new ArrayList<>();

    private IntakeRun take() throws IOException {
        try (FaultLog faults = FaultLog.create()) {
            List<Draft.Remark> remarks = new ArrayList<>();
            IntakeRun run = pipeline.take(new IntakeOrder(pipeline.findLanding("cases").orElseThrow(), FILE, faults, remarks, false, DateContext.Order.UNKNOWN), state -> { }, () -> false);
            assertThat(faults.listFirst(10)).isEmpty();
            remarks.forEach(remark -> notes.add(remark.en()));
            return run;
        }
    }

    /// The last onset is of 19 February and the last confirmation of the 22nd: the clock stands after them.
    @BeforeAll
    void takeTheListIn() {
        clock.hold(java.time.Instant.parse("2020-03-01T02:00:00Z"));
        IntakeRun run = BAODI.call(() -> {
            try {
                return take();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        assertThat(run.taken()).isEqualTo(135);
    }

    private ChainMember member(ChainAnswer answer, String number) {
        return answer.members().stream().filter(one -> one.of().id().equals(number)).findFirst().orElseThrow();
    }

    private ChainAnswer answer() {
        return BAODI.call(() -> book.chains().answer());
    }

    @Test
    @Order(1)
    void itsHeadingsDatesAndSourcesAreKeptAndUnderstood() {
        assertThat(notes).anySatisfy(note -> assertThat(note).contains("day/month/year"));
        record Kept(String sex, java.time.LocalDate onset, java.time.@org.jspecify.annotations.Nullable LocalDate from, java.time.LocalDate to, String source, String severity) {
        }
        Kept kept = BAODI.call(() -> transaction.execute(status -> sql.sql("""
                select p.sex, c.onset_on as onset, c.exposed_from as "from", c.exposed_to as "to", c.infected_by as source, c.severity from surveillance.case_file c join person.person p on p.id = c.person_id
                where c.number = 'TJ59'
                """).query(Kept.class).single()));
        assertThat(kept).isEqualTo(new Kept("MALE", java.time.LocalDate.of(2020, 2, 2), null, java.time.LocalDate.of(2020, 1, 19), "Wuhan, TJ14 and JN25", "MODERATE"));
        long undated = BAODI.call(() -> transaction.execute(status -> sql.sql("select count(*) from surveillance.case_file where number like 'TJ%' and onset_on is null").query(Long.class).single()));
        assertThat(undated).isEqualTo(10);
    }

    @Test
    @Order(2)
    void itsChainsAreDrawnAndTheMallIsOneOfThem() {
        Chains chains = BAODI.call(book::chains);
        ChainCluster mall = chains.answer().clusters().stream().max(java.util.Comparator.comparingInt(ChainCluster::size)).orElseThrow();
        assertThat(mall.places()).containsExactly("商场 mall");
        assertThat(mall.size()).isEqualTo(51);
        assertThat(member(chains.answer(), "TJ12").infector()).isEqualTo("TJ5");
        assertThat(member(chains.answer(), "TJ7").basis()).isEqualTo(Basis.IMPORTED);
        assertThat(chains.faces().get("TJ59")).satisfies(face -> assertThat(face.strangers()).containsExactly("JN25"));
    }

    @Test
    @Order(3)
    void aRegisteredLinkStandsAndOneThatWouldCloseACircleIsRefusedWithIt() {
        BAODI.run(() -> {
            assertThat(desk.register("TJ43", "TJ34", ChainLink.Certainty.ESTABLISHED, "worked side by side, fell ill first")).isInstanceOf(LinkAnswer.Done.class);
            assertThat(desk.register("TJ34", "TJ37", ChainLink.Certainty.ESTABLISHED, "shared shift")).isInstanceOf(LinkAnswer.Done.class);
            assertThat(code(desk.register("TJ37", "TJ43", ChainLink.Certainty.ESTABLISHED, "shared shift"))).isEqualTo("CHN-004");
            assertThat(((LinkAnswer.Refused) desk.register("TJ37", "TJ43", ChainLink.Certainty.ESTABLISHED, "x")).fault().en()).contains("TJ34 → TJ37 → TJ43 → TJ34");
            assertThat(code(desk.register("TJ43", "TJ34", ChainLink.Certainty.ESTABLISHED, "again"))).isEqualTo("CHN-008");
            assertThat(code(desk.register("TJ43", "TJ43", ChainLink.Certainty.NAMED, "x"))).isEqualTo("CHN-003");
            assertThat(code(desk.register("TJ43", "TJ999", ChainLink.Certainty.NAMED, "x"))).isEqualTo("CHN-002");
            assertThat(code(desk.register("TJ1", "TJ2", ChainLink.Certainty.NAMED, " "))).isEqualTo("CHN-007");
        });
        assertThat(member(answer(), "TJ34")).satisfies(one -> {
            assertThat(one.infector()).isEqualTo("TJ43");
            assertThat(one.basis()).isEqualTo(Basis.ESTABLISHED);
        });
        assertThat(audited("chain.linked")).isEqualTo(2);
    }

    @Test
    @Order(4)
    void anExcludedInfectorIsTakenOutAndAWithdrawnLinkCountsNoLonger() {
        RegisteredLink link = BAODI.call(book::chains).links().stream().filter(one -> one.infectee().equals("TJ34")).findFirst().orElseThrow();
        BAODI.run(() -> {
            assertThat(code(desk.withdraw(link.id(), ""))).isEqualTo("CHN-007");
            assertThat(desk.withdraw(link.id(), "the genomes differ")).isInstanceOf(LinkAnswer.Done.class);
            assertThat(code(desk.withdraw(link.id(), "again"))).isEqualTo("CHN-009");
            assertThat(desk.register("TJ5", "TJ12", ChainLink.Certainty.EXCLUDED, "the genomes differ")).isInstanceOf(LinkAnswer.Done.class);
        });
        assertThat(member(answer(), "TJ34").basis()).isEqualTo(Basis.PLACE);
        assertThat(member(answer(), "TJ12").infector()).isNull();
        assertThat(audited("chain.unlinked")).isEqualTo(1);
    }

    @Test
    @Order(5)
    void ofManyWhoRegisterAtOnceNoneClosesACircle() throws Exception {
        List<String> ring = List.of("TJ102", "TJ106", "TJ77", "TJ95");
        try (var clerks = java.util.concurrent.Executors.newFixedThreadPool(4)) {
            var asked = IntStream.range(0, 4).mapToObj(i -> clerks.submit(() -> BAODI.call(() -> desk.register(ring.get(i), ring.get((i + 1) % 4), ChainLink.Certainty.ESTABLISHED, "at once")))).toList();
            List<LinkAnswer> answers = new ArrayList<>();
            for (var one : asked) {
                answers.add(one.get());
            }
            assertThat(answers.stream().filter(LinkAnswer.Done.class::isInstance)).hasSize(3);
            assertThat(answers.stream().filter(LinkAnswer.Refused.class::isInstance).map(TianjinTest::code)).containsExactly("CHN-004");
        }
    }

    private static String code(LinkAnswer answer) {
        return switch (answer) {
            case LinkAnswer.Done done -> "done";
            case LinkAnswer.Refused(var fault) -> fault.code();
        };
    }

    private long audited(String action) {
        return BAODI.call(() -> transaction.execute(status -> sql.sql("select count(*) from audit.record where action = :action").param("action", action).query(Long.class).single()));
    }
}
