package org.zerospread.app.grading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.TestStore;
import org.zerospread.app.person.ArrivalDraft;
import org.zerospread.app.person.Arrivals;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.FoundBy;
import org.zerospread.app.person.PersonDraft;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.person.PersonRegister;
import org.zerospread.app.person.Transport;
import org.zerospread.app.region.RegionDraft;
import org.zerospread.app.region.Regions;
import org.zerospread.app.region.ZoneClass;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.app.store.StoreAddress;
import org.zerospread.engine.matrix.MatrixScript;
import org.zerospread.engine.matrix.MatrixWorkbook;
import org.zerospread.engine.matrix.Subject;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.region.RegionLevel;

import static org.assertj.core.api.Assertions.assertThat;

/// The way of a version. Its days lie far ahead, so that it decides nothing in the tests that share the store.
class MatrixDeskTest extends SmallDistrict {

    private static final Jurisdiction EDITOR = new Jurisdiction("甲某", DISTRICT.range());
    private static final Jurisdiction SECOND = new Jurisdiction("乙某", DISTRICT.range());
    private static final RegionCode TOWN = RegionCode.parse("500153197");
    private static final LocalDate FROM = LocalDate.of(2031, 1, 1);

    @TempDir
    Path folder = Path.of("");

    @Autowired
    MatrixDesk desk;

    @Autowired
    MatrixBook book;

    @Autowired
    Reevaluation reevaluation;

    @Autowired
    Measures measures;

    @Autowired
    Arrivals arrivals;

    @Autowired
    PersonRegister register;

    @BeforeAll
    void layOutATown(@Autowired Regions regions) {
        OFFICE.run(() -> regions.take(List.of(new RegionDraft(TOWN, "戊镇", RegionLevel.TOWN, DISTRICT, ZoneClass.ORDINARY, null, null))));
    }

    @AfterEach
    void leaveNoVersionBehind() {
        book.list().stream().filter(version -> !MatrixVersion.PROGRAM.equals(version.publishedBy()) && version.state() != MatrixState.WITHDRAWN).forEach(version -> {
            MatrixAnswer answer = SECOND.call(() -> version.state() == MatrixState.PUBLISHED ? desk.withdraw(version.id(), "试完") : desk.discard(version.id(), "试完"));
            assertThat(answer).isInstanceOf(MatrixAnswer.Done.class);
        });
        assertThat(shipped().effectiveTo()).isNull();
    }

    private MatrixVersion shipped() {
        return book.list().stream().filter(version -> MatrixVersion.PROGRAM.equals(version.publishedBy())).findFirst().orElseThrow();
    }

    private MatrixScript script() {
        return MatrixScript.of(MatrixCheck.read(shipped().document()).sound().orElseThrow().matrix());
    }

    /// The shipped rules with another row R6, and a version number of its own.
    private MatrixScript stricter(int number, LocalDate from) {
        MatrixScript script = script().with("trial-" + UUID.randomUUID(), number, from.toString(), "");
        return script.with(script.tables().stream().map(table -> new MatrixScript.Table(table.id(), table.subject(), table.hit(), table.lines().stream()
                .map(line -> line.id().equals("R6") ? new MatrixScript.Line(line.id(), line.when(), java.util.Map.of("plan", "home-14", "report", "daily", "test", "none", "certificate", "needed"), line.zh(), line.en(), "") : line)
                .toList(), "")).toList());
    }

    private static UUID id(MatrixAnswer answer) {
        assertThat(answer).isInstanceOf(MatrixAnswer.Done.class);
        return ((MatrixAnswer.Done) answer).version();
    }

    private static List<String> codes(MatrixAnswer answer) {
        return answer instanceof MatrixAnswer.Refused(List<FormFault> faults) ? faults.stream().map(FormFault::code).toList() : List.of("done");
    }

    private UUID published(MatrixScript script) {
        UUID id = id(EDITOR.call(() -> desk.add(MatrixCheck.read(script))));
        id(EDITOR.call(() -> desk.submit(id)));
        id(SECOND.call(() -> desk.publish(id)));
        return id;
    }

    private MatrixVersion find(UUID id) {
        return book.find(id).orElseThrow();
    }

    @Test
    void oneWritesAndAnotherPublishesAndTheVersionBeforeEnds() {
        UUID draft = id(EDITOR.call(() -> desk.add(MatrixCheck.read(stricter(1, FROM)))));
        assertThat(codes(SECOND.call(() -> desk.publish(draft)))).containsExactly("MTX-015");
        id(EDITOR.call(() -> desk.submit(draft)));
        assertThat(codes(EDITOR.call(() -> desk.publish(draft)))).containsExactly("MTX-016");
        assertThat(find(draft).state()).isEqualTo(MatrixState.SUBMITTED);
        id(SECOND.call(() -> desk.publish(draft)));
        assertThat(find(draft)).satisfies(version -> {
            assertThat(version.state()).isEqualTo(MatrixState.PUBLISHED);
            assertThat(version.publishedBy()).isEqualTo("乙某");
        });
        assertThat(shipped().effectiveTo()).isEqualTo(LocalDate.of(2030, 12, 31));
        assertThat(book.findInForce(FROM).orElseThrow().version().id()).isEqualTo(draft);
        assertThat(book.findInForce(FROM.minusDays(1)).orElseThrow().version().id()).isEqualTo(shipped().id());
        assertThat(count("select count(*) from audit.record where action = 'matrix.published' and subject = ?", draft.toString())).isEqualTo(1);
        assertThat(codes(EDITOR.call(() -> desk.change(draft, find(draft).revision(), MatrixCheck.read(script()))))).containsExactly("MTX-015");
    }

    @Test
    void whoChangedItOnceDoesNotPublishItEither() {
        UUID draft = id(EDITOR.call(() -> desk.add(MatrixCheck.read(stricter(1, FROM)))));
        MatrixScript mended = stricter(1, FROM);
        id(SECOND.call(() -> desk.change(draft, 1, MatrixCheck.read(mended))));
        id(EDITOR.call(() -> desk.submit(draft)));
        assertThat(codes(SECOND.call(() -> desk.publish(draft)))).containsExactly("MTX-016");
        assertThat(codes(SECOND.call(() -> desk.giveBack(draft, " ")))).containsExactly("MTX-021");
        id(SECOND.call(() -> desk.giveBack(draft, "起期太近")));
        assertThat(find(draft).state()).isEqualTo(MatrixState.DRAFT);
    }

    @Test
    void whoDidNotSeeTheLastChangeOverwritesNothing() {
        UUID draft = id(EDITOR.call(() -> desk.add(MatrixCheck.read(stricter(1, FROM)))));
        id(SECOND.call(() -> desk.change(draft, 1, MatrixCheck.read(stricter(2, FROM)))));
        assertThat(codes(EDITOR.call(() -> desk.change(draft, 1, MatrixCheck.read(stricter(3, FROM)))))).containsExactly("MTX-014");
        assertThat(find(draft).version()).isEqualTo(2);
    }

    @Test
    void aTableWithAGapMayBeKeptButNotHandedIn() {
        MatrixScript script = stricter(1, FROM);
        MatrixScript open = script.with(script.tables().stream().map(table -> new MatrixScript.Table(table.id(), table.subject(), table.hit(), table.lines().subList(1, table.lines().size()), "")).toList());
        UUID draft = id(EDITOR.call(() -> desk.add(MatrixCheck.read(open))));
        MatrixAnswer answer = EDITOR.call(() -> desk.submit(draft));
        assertThat(codes(answer)).contains("MTX-003");
        assertThat(((MatrixAnswer.Refused) answer).faults().getFirst().zh()).contains("来源 重点地区");
        assertThat(find(draft).state()).isEqualTo(MatrixState.DRAFT);
    }

    @Test
    void wordsThatNobodyKnowsAreRefusedAndNothingIsKept() {
        long before = count("select count(*) from grading.matrix_version");
        MatrixCheck.Reading wrong = MatrixCheck.read(script().with("trial", 1, FROM.toString(), "").yaml().text().replace("\"double-14\"}", "\"double-15\"}").replace("hit: \"unique\"", "hit: \"unik\""));
        assertThat(codes(EDITOR.call(() -> desk.add(wrong)))).isNotEmpty().doesNotContain("done");
        assertThat(codes(EDITOR.call(() -> desk.add(MatrixCheck.read("nothing: [")))).getFirst()).startsWith("YAML-");
        assertThat(codes(EDITOR.call(() -> desk.add(MatrixCheck.read("x".repeat(600_000)))))).containsExactly("MTX-009");
        assertThat(count("select count(*) from grading.matrix_version")).isEqualTo(before);
    }

    @Test
    void daysBackInTimeOverlapsAndTheSameVersionTwiceAreRefused() {
        UUID old = id(EDITOR.call(() -> desk.add(MatrixCheck.read(stricter(1, LocalDate.of(2020, 2, 9))))));
        assertThat(codes(EDITOR.call(() -> desk.submit(old)))).containsExactly("MTX-017");
        MatrixScript later = stricter(1, FROM);
        published(later);
        UUID earlier = id(EDITOR.call(() -> desk.add(MatrixCheck.read(stricter(1, LocalDate.of(2030, 6, 1))))));
        assertThat(codes(EDITOR.call(() -> desk.submit(earlier)))).containsExactly("MTX-018");
        assertThat(codes(EDITOR.call(() -> desk.add(MatrixCheck.read(later))))).containsExactly("MTX-019");
        MatrixScript bounded = stricter(1, LocalDate.of(2030, 6, 1));
        published(bounded.with(bounded.code(), 1, "2030-06-01", "2030-12-31"));
        assertThat(shipped().effectiveTo()).isEqualTo(LocalDate.of(2030, 5, 31));
    }

    @Test
    void aVersionThatHasNotBegunIsWithdrawnAndTheOneBeforeGoesOn() {
        UUID id = published(stricter(1, FROM));
        assertThat(codes(SECOND.call(() -> desk.withdraw(id, "")))).containsExactly("MTX-021");
        id(SECOND.call(() -> desk.withdraw(id, "推迟")));
        assertThat(find(id)).extracting(MatrixVersion::state, MatrixVersion::withdrawnBy, MatrixVersion::withdrawnWhy).containsExactly(MatrixState.WITHDRAWN, "乙某", "推迟");
        assertThat(shipped().effectiveTo()).isNull();
        assertThat(codes(SECOND.call(() -> desk.withdraw(shipped().id(), "试")))).containsExactly("MTX-020");
        assertThat(codes(SECOND.call(() -> desk.withdraw(UUID.randomUUID(), "试")))).containsExactly("MTX-013");
    }

    @Test
    void onlyWhoAnswersForTheWholeDistrictWritesItsRules() {
        Jurisdiction town = new Jurisdiction("town", TOWN.range());
        assertThat(codes(town.call(() -> desk.add(MatrixCheck.read(stricter(1, FROM)))))).containsExactly("MTX-022");
        UUID draft = id(EDITOR.call(() -> desk.add(MatrixCheck.read(stricter(1, FROM)))));
        assertThat(codes(town.call(() -> desk.submit(draft)))).containsExactly("MTX-022");
    }

    @Test
    void aWorkbookThatWasDownloadedComesBackAsANewVersion() throws IOException {
        Path file = folder.resolve("matrix.xlsx");
        try (var out = Files.newOutputStream(file)) {
            MatrixWorkbook.write(stricter(4, FROM), out);
        }
        MatrixCheck.Reading reading = MatrixCheck.read("matrix.xlsx", file);
        UUID id = id(EDITOR.call(() -> desk.add(reading)));
        assertThat(find(id).version()).isEqualTo(4);
        assertThat(MatrixCheck.read(find(id).document()).sound().orElseThrow().open()).isEmpty();
        UUID copied = id(EDITOR.call(() -> desk.copy(id)));
        assertThat(find(copied)).extracting(MatrixVersion::version, MatrixVersion::effectiveFrom).containsExactly(5, LocalDate.of(2020, 2, 11));
    }

    /// Whatever level other tests left in the district that they share.
    private void atLowLevel(Runnable work) {
        StoreAddress owner = TestStore.database("small");
        JdbcClient tables = JdbcClient.create(new DriverManagerDataSource(owner.url(), owner.user(), owner.password()));
        UUID low = UUID.randomUUID();
        tables.sql("""
                insert into grading.level (id, region, level, effective_on, reason_zh, reason_en, confirmed_by, recorded_at) values (:id, :district, 'LOW', '2020-02-10', '试', 'test', 'test', '2020-02-10T15:59:00Z')
                """).param("id", low).param("district", DISTRICT.value()).update();
        try {
            work.run();
        } finally {
            tables.sql("delete from grading.level where id = :id").param("id", low).update();
        }
    }

    @Test
    void theDifferenceSaysWhoIsAffectedAndIsKeptAtPublication() {
        atLowLevel(this::differenceAndPublication);
    }

    private void differenceAndPublication() {
        RegionCode home = RegionCode.parse("500153197201001");
        PersonId moved = new PersonId(UUID.randomUUID());
        PersonId local = new PersonId(UUID.randomUUID());
        OFFICE.run(() -> {
            register.takePersons(List.of(new PersonDraft(moved, home, null, "欧阳建国", null, null, null, null, null), new PersonDraft(local, home, null, "上官建设", null, null, null, null, null)));
            arrivals.register(List.of(new ArrivalDraft(UUID.randomUUID(), moved, home, RegionCode.parse("500106"), null, Instant.parse("2020-02-08T02:00:00Z"), Transport.CAR, null, FoundBy.SCREENING, List.of(), List.of())));
        });
        Jurisdiction town = new Jurisdiction("town", TOWN.range());
        UUID draft = id(EDITOR.call(() -> desk.add(MatrixCheck.read(stricter(1, FROM)))));
        Reevaluation.Result result = town.call(() -> reevaluation.compare(shipped(), find(draft)));
        assertThat(result.counted(Subject.PERSON)).isEqualTo(2);
        assertThat(result.affected(Subject.PERSON)).isEqualTo(1);
        assertThat(result.affected(Subject.FIRM)).isZero();
        assertThat(result.changes()).extracting(Reevaluation.Change::townName, Reevaluation.Change::measure, Reevaluation.Change::before, Reevaluation.Change::after, Reevaluation.Change::rows, Reevaluation.Change::subjects)
                .containsExactlyInAnyOrder(org.assertj.core.groups.Tuple.tuple("戊镇", "plan", "none", "home-14", "R6 → R6", 1L), org.assertj.core.groups.Tuple.tuple("戊镇", "report", "on-arrival", "daily", "R6 → R6", 1L));
        List<Reevaluation.Affected> first = town.call(() -> reevaluation.list(result, Subject.PERSON, Reevaluation.Choice.ALL, null, 10));
        assertThat(first).singleElement().satisfies(one -> {
            assertThat(one.id()).isEqualTo(moved.value());
            assertThat(one.name()).doesNotContain("建国");
            assertThat(one.changes()).hasSize(2);
        });
        assertThat(town.call(() -> reevaluation.list(result, Subject.PERSON, Reevaluation.Choice.ALL, first.getFirst(), 10))).isEmpty();
        assertThat(town.call(() -> reevaluation.list(result, Subject.PERSON, new Reevaluation.Choice("plan", "none", "double-14", null), null, 10))).isEmpty();
        id(EDITOR.call(() -> desk.submit(draft)));
        id(SECOND.call(() -> desk.publish(draft)));
        assertThat(reevaluation.kept(draft)).anySatisfy(kept -> {
            assertThat(kept.townName()).isEqualTo("戊镇");
            assertThat(kept.measure()).isEqualTo("plan");
            assertThat(kept.subjects()).isEqualTo(1);
        });
        assertThat(town.call(() -> measures.ofFacts(Subject.PERSON, result.changes().getFirst().group().factsIn(org.zerospread.engine.matrix.FactSheet.Zone.ORDINARY, org.zerospread.engine.matrix.FactSheet.Level.LOW), FROM)).value("plan"))
                .isEqualTo("home-14");
    }
}
