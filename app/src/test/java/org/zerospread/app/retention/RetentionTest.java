package org.zerospread.app.retention;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ContextConfiguration;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.TestStore;
import org.zerospread.app.access.Change;
import org.zerospread.app.access.FieldCipher;
import org.zerospread.app.access.RefusalCode;
import org.zerospread.app.access.Right;
import org.zerospread.app.access.SignedIn;
import org.zerospread.app.audit.AuditRoots;
import org.zerospread.app.audit.AuditVerification;
import org.zerospread.app.person.ArrivalDraft;
import org.zerospread.app.person.Arrivals;
import org.zerospread.app.person.FoundBy;
import org.zerospread.app.person.HouseholdDraft;
import org.zerospread.app.person.HouseholdId;
import org.zerospread.app.person.PersonDraft;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.person.PersonRegister;
import org.zerospread.app.person.Transport;
import org.zerospread.app.quarantine.StayDraft;
import org.zerospread.app.quarantine.StayReason;
import org.zerospread.app.quarantine.Stays;
import org.zerospread.app.screening.VisitDraft;
import org.zerospread.app.screening.VisitIntake;
import org.zerospread.app.situation.Bulletin;
import org.zerospread.app.situation.BulletinDesk;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.app.store.StoreAddress;
import org.zerospread.app.surveillance.CaseDesk;
import org.zerospread.app.surveillance.CaseState;
import org.zerospread.app.surveillance.ContactDesk;
import org.zerospread.app.surveillance.Source;
import org.zerospread.app.surveillance.TestDesk;
import org.zerospread.app.surveillance.TestDraft;
import org.zerospread.engine.region.RegionCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Records come to their end when two people signed, and the figures stay.
@ContextConfiguration(initializers = TestStore.Ending.class, inheritInitializers = false)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RetentionTest extends SmallDistrict {

    private static final RegionCode OTHER = RegionCode.parse("500118");
    private static final RegionCode OTHER_GRID = RegionCode.parse("500118101201001");
    private static final Jurisdiction OTHER_OFFICE = new Jurisdiction("office", OTHER.range());
    private static final Instant LATER = Instant.parse("2021-06-01T02:00:00Z");
    private static final LocalDate PAST = LocalDate.parse("2020-02-12");

    @Autowired
    RetentionDesk desk;
    @Autowired
    RetentionRound round;
    @Autowired
    PersonRegister register;
    @Autowired
    Arrivals arrivals;
    @Autowired
    VisitIntake visits;
    @Autowired
    CaseDesk cases;
    @Autowired
    ContactDesk contacts;
    @Autowired
    Stays stays;
    @Autowired
    TestDesk tests;
    @Autowired
    BulletinDesk bulletins;
    @Autowired
    AuditRoots roots;
    @Autowired
    FieldCipher cipher;

    private SignedIn signer() {
        UUID id = UUID.randomUUID();
        String name = "s" + id.toString().substring(0, 8);
        sql.sql("insert into access.account (id, username, display_name, password_hash, must_change, created_at) values (:id, :name, '测试', 'x', false, now())").param("id", id)
                .param("name", name).update();
        return new SignedIn(id, name, "测试", false, Set.of(Right.RETENTION_RUN), Set.of(), DISTRICT.range(), true, List.of());
    }

    private PersonId person(Jurisdiction office, RegionCode grid, HouseholdId household) {
        PersonId id = new PersonId(UUID.randomUUID());
        office.run(() -> {
            register.takeHouseholds(List.of(new HouseholdDraft(household, grid, "0007", "鹿子村7号")));
            register.takePersons(List.of(new PersonDraft(id, grid, household, "欧阳建国", null, LocalDate.parse("1954-06-15"), null, null, "荣昌陶器厂")));
        });
        return id;
    }

    private void visit(Jurisdiction office, HouseholdId household, PersonId person, Instant at) {
        assertThat(office.call(() -> visits.receive(List.of(new VisitDraft(UUID.randomUUID(), household, "w1", VisitDraft.Outcome.MET, at,
                List.of(new VisitDraft.CheckDraft(person, (short) 380, 0, false, "咳嗽")))))).visits()).isEqualTo(1);
    }

    /// Somebody visited, who came from Wuhan, fell ill and recovered; a contact in quarantine; and one of whom nothing more is known.
    private void outbreak(Jurisdiction office, RegionCode grid) {
        HouseholdId household = new HouseholdId(UUID.randomUUID());
        PersonId ill = person(office, grid, household);
        PersonId near = person(office, grid, household);
        person(office, grid, new HouseholdId(UUID.randomUUID()));
        visit(office, household, ill, NOW.minus(Duration.ofMinutes(10)));
        office.run(() -> {
            arrivals.register(List.of(new ArrivalDraft(UUID.randomUUID(), ill, grid, RegionCode.parse("420100"), null, Instant.parse("2020-01-22T07:30:00Z"), Transport.TRAIN, "D2256",
                    FoundBy.SCREENING, List.of(), List.of(near))));
            cases.suspect(ill, LocalDate.parse("2020-02-01"), Instant.parse("2020-02-08T02:00:00Z"), "发热");
            cases.confirm(ill, Source.IMPORTED, null, Instant.parse("2020-02-09T02:00:00Z"), "阳性");
            contacts.register(cases.findOpenId(ill).orElseThrow(), List.of(near), LocalDate.parse("2020-02-08"), "同户");
            stays.open(List.of(new StayDraft(UUID.randomUUID(), near, StayReason.CLOSE_CONTACT, LocalDate.parse("2020-02-10"))));
        });
    }

    private void end(Jurisdiction office) {
        clock.hold(Instant.parse("2020-05-01T02:00:00Z"));
        office.run(() -> {
            for (UUID ill : transaction.execute(status -> sql.sql("select person_id from surveillance.case_file where state = 'CONFIRMED' and region between :low and :high")
                    .param("low", office.range().low()).param("high", office.range().high()).query(UUID.class).list())) {
                cases.advance(new PersonId(ill), CaseState.DISCHARGED, Instant.parse("2020-03-01T02:00:00Z"), null);
                stays.advance(LocalDate.parse("2020-05-01"));
                cases.advance(new PersonId(ill), CaseState.CLOSED, Instant.parse("2020-04-01T02:00:00Z"), "期满");
            }
            // Nobody is released before every test of the plan has its result.
            tests.record(transaction.execute(status -> sql.sql("select person_id from quarantine.stay where state = 'RUNNING' and region between :low and :high")
                    .param("low", office.range().low()).param("high", office.range().high()).query(UUID.class).list()).stream()
                    .flatMap(guest -> java.util.stream.Stream.of("2020-02-16", "2020-02-23", "2020-02-27", "2020-03-07", "2020-03-08", "2020-03-14").map(day -> new TestDraft(UUID.randomUUID(), new PersonId(guest),
                            TestDraft.Method.PCR, TestDraft.Purpose.QUARANTINE, Instant.parse(day + "T01:00:00Z"), TestDraft.Result.NEGATIVE, Instant.parse(day + "T02:00:00Z")))).toList());
            stays.advance(LocalDate.parse("2020-05-01"));
            contacts.releaseDue(LocalDate.parse("2020-05-01"));
        });
    }

    private Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        Bulletin day = OFFICE.call(() -> bulletins.draw(DISTRICT, PAST, null));
        Bulletin within = OFFICE.call(() -> bulletins.draw(DISTRICT, PAST.minusDays(2), NOW.plusSeconds(60)));
        figures.put("day", day);
        figures.put("within", within);
        return figures;
    }

    private List<Long> stock(Jurisdiction office) {
        return office.call(() -> transaction.execute(status -> sql.sql("""
                select count(*) from person.person where name <> '—' and region between :low and :high
                union all select count(*) from screening.person_check where region between :low and :high
                union all select count(*) from person.household where region between :low and :high
                union all select count(*) from person.arrival where anonymised_at is null and region between :low and :high
                """).param("low", office.range().low()).param("high", office.range().high()).query(Long.class).list()));
    }

    private RetentionRun proposal() {
        return OFFICE.call(() -> desk.propose(DISTRICT, "测试")).orElseThrow();
    }

    private RetentionRun signed(RetentionRun run) {
        for (int n = 0; n < 2; n++) {
            assertThat(OFFICE.call(() -> desk.sign(signer(), run.id()))).isInstanceOf(Change.Done.class);
        }
        return run;
    }

    private static RetentionRun done(Change<RetentionRun> change) {
        if (change instanceof Change.Done<RetentionRun>(RetentionRun run)) {
            return run;
        }
        throw new AssertionError(change);
    }

    private static AuditVerification.Report verify() {
        try {
            return AuditVerification.verify(TestStore.database("ending"), null);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void asOwner(String... statements) throws SQLException {
        StoreAddress owner = TestStore.database("ending");
        try (Connection connection = DriverManager.getConnection(owner.url(), owner.user(), owner.password()); var statement = connection.createStatement()) {
            statement.execute("select set_config('zerospread.low', '100000000000000', false), set_config('zerospread.high', '999999999999999', false)");
            for (String text : statements) {
                statement.execute(text);
            }
        }
    }

    /// Who adds a table with personal data says in both languages what it is; and a person can be deleted whatever speaks of him: it goes with him, forgets him, or holds him.
    @Test
    @Order(0)
    void everyTableUnderTheGuardComesToItsEnd() {
        List<String> tables = sql.sql("select name from retention.tables()").query(String.class).list();
        assertThat(tables).contains("person.person", "screening.visit", "tracing.track");
        assertThat(tables.indexOf("screening.person_check")).isLessThan(tables.indexOf("screening.visit"));
        for (String language : List.of("zh", "en")) {
            assertThat(java.util.ResourceBundle.getBundle("messages_" + language).keySet()).as(language).containsAll(tables.stream().map(table -> "retention-kind." + table).toList());
        }
        assertThat(sql.sql("""
                select f.conrelid::regclass::text from pg_constraint f where f.contype = 'f' and f.confrelid = 'person.person'::regclass and f.confdeltype not in ('c', 'n')
                """).query(String.class).list()).allSatisfy(holder -> assertThat(sql.sql("select prosrc from pg_proc where proname = 'hold_on'").query(String.class).single()).contains(holder));
    }

    @Test
    @Order(1)
    void nothingGoesWithoutTwoDifferentSigners() {
        outbreak(OFFICE, GRID);
        end(OFFICE);
        clock.hold(LATER);
        List<Long> before = stock(OFFICE);
        RetentionRun run = proposal();
        assertThat(OFFICE.call(() -> desk.propose(DISTRICT, "again"))).as("one at a time").isEmpty();
        SignedIn first = signer();
        assertThat(OFFICE.call(() -> desk.sign(first, run.id()))).isInstanceOf(Change.Done.class);
        assertThat(OFFICE.call(() -> desk.sign(first, run.id()))).isEqualTo(new Change.Refused<>(RefusalCode.SIGNED_ALREADY));
        assertThat(OFFICE.call(() -> round.carryOut(run.id(), rows -> { }, () -> false))).isEqualTo(new Change.Refused<>(RefusalCode.NOT_SIGNED_BY_TWO));
        for (String state : List.of("PROPOSED", "RUNNING")) {
            assertThatThrownBy(() -> OFFICE.run(() -> transaction.executeWithoutResult(status -> {
                sql.sql("update retention.run set state = :state, started_at = now() where id = :id").param("state", state).param("id", run.id()).update();
                sql.sql("select retention.carry(:run, 'PERSONS', 10)").param("run", run.id()).query(Long.class).single();
            }))).as(state).hasStackTraceContaining("has not been signed by two people");
        }
        for (String order : List.of("delete from person.person", "delete from screening.visit", "delete from audit.record", "update retention.item set cutoff = now()", "update retention.signature set name = 'x'",
                "delete from retention.certificate", "select retention.destroy('PERSONS', 1)", "select retention.destroy_keys()")) {
            assertThatThrownBy(() -> OFFICE.run(() -> transaction.executeWithoutResult(status -> sql.sql(order).query((row, n) -> 0).list()))).as(order).hasStackTraceContaining("permission denied");
        }
        assertThatThrownBy(() -> OFFICE.run(() -> transaction.executeWithoutResult(status -> sql.sql("""
                insert into retention.item (run_id, region, seq, kind, action, cutoff, counted) values (:run, :region, 99, 'MORE', 'DELETE', now(), 0)
                """).param("run", run.id()).param("region", DISTRICT.low()).update()))).hasStackTraceContaining("signed already");
        assertThat(OTHER_OFFICE.call(() -> desk.sign(signer(), run.id()))).isEqualTo(new Change.Refused<>(RefusalCode.UNKNOWN_RUN));
        assertThat(stock(OFFICE)).isEqualTo(before);
        OFFICE.run(() -> desk.withdraw(run.id(), "测试"));
        assertThat(OFFICE.call(() -> desk.sign(signer(), run.id()))).isEqualTo(new Change.Refused<>(RefusalCode.RUN_CLOSED));
    }

    @Test
    @Order(2)
    void onlyWhatIsDueGoesAndAnInterruptedRunGoesOnAndTheFiguresStay() {
        outbreak(OFFICE, GRID);
        outbreak(OTHER_OFFICE, OTHER_GRID);
        end(OFFICE);
        end(OTHER_OFFICE);
        clock.hold(LATER.minus(Duration.ofDays(10)));
        HouseholdId fresh = new HouseholdId(UUID.randomUUID());
        PersonId stays = person(OFFICE, GRID, fresh);
        visit(OFFICE, fresh, stays, clock.instant());
        clock.hold(LATER);
        Map<String, Object> figures = figures();
        List<Long> other = stock(OTHER_OFFICE);
        RetentionRun run = signed(proposal());
        AtomicLong taken = new AtomicLong();
        RetentionRun half = done(OFFICE.call(() -> round.carryOut(run.id(), 1, taken::set, () -> taken.get() > 0)));
        assertThat(half.state()).isEqualTo(RetentionRun.State.RUNNING);
        assertThat(half.items().stream().mapToLong(RetentionRun.Item::done).sum()).isPositive();
        assertThat(OFFICE.call(() -> desk.findCertificate(run.id()))).isEmpty();
        RetentionRun whole = done(OFFICE.call(() -> round.carryOut(run.id(), 1, rows -> { }, () -> false)));
        assertThat(whole.state()).isEqualTo(RetentionRun.State.DONE);
        assertThat(figures()).isEqualTo(figures);
        assertThat(stock(OTHER_OFFICE)).isEqualTo(other);
        assertThat(stock(OFFICE)).as("the fresh one, his check and his household").containsExactly(1L, 1L, 1L, 0L);
        assertThat(count("""
                select count(*) from person.person p where anonymised_at is not null
                  and (name <> '—' or pinyin <> '' or initials <> '' or birth_date is not null or card_sealed is not null or phone_sealed is not null or employer is not null or household_id is not null)
                """)).isZero();
        assertThat(count("select count(*) from person.person where anonymised_at is not null")).isEqualTo(4);
        assertThat(count("select count(*) from surveillance.case_event where note is not null")).isZero();
        assertThat(OFFICE.call(() -> round.carryOut(run.id(), rows -> { }, () -> false))).isEqualTo(new Change.Refused<>(RefusalCode.RUN_CLOSED));

        RetentionCertificate certificate = OFFICE.call(() -> desk.findCertificate(run.id())).orElseThrow();
        assertThat(certificate.isSigned()).isTrue();
        assertThat(certificate.content()).containsEntry("policy", "retention-2020").containsEntry("district", DISTRICT.low());
        assertThat((List<?>) certificate.content().get("signers")).hasSize(2);
        RetentionCertificate read = RetentionCertificate.parse(certificate.asJson());
        assertThat(read.isSigned()).isTrue();
        assertThat(new RetentionCertificate(read.document().replaceFirst("\"done\":[1-9]", "\"done\":0"), read.signature(), read.publicKey()).isSigned()).isFalse();
    }

    @Test
    @Order(3)
    void theAuditChainStaysVerifiableAfterItsBeginningWasTakenAway() throws SQLException {
        clock.hold(Instant.parse("2021-05-31T02:00:00Z"));
        long at = count("select max(seq) from audit.record where district = ?", DISTRICT.low());
        OFFICE.run(() -> roots.sign(DISTRICT.low(), LocalDate.parse("2020-05-02")));
        clock.hold(Instant.parse("2035-01-01T02:00:00Z"));
        OFFICE.run(() -> desk.withdraw(proposal().id(), "written today, whatever the held clock says"));
        assertThat(OFFICE.call(() -> desk.dryRun())).filteredOn(item -> item.kind().equals("AUDIT")).singleElement().satisfies(item -> assertThat(item.counted()).isZero());
        asOwner("update audit.record set written_at = written_at - interval '181 days' where seq <= " + at);
        RetentionRun run = signed(proposal());
        done(OFFICE.call(() -> round.carryOut(run.id(), 5, rows -> { }, () -> count("select count(*) from audit.record where district = ? and seq = 1", DISTRICT.low()) == 0)));
        assertThat(count("select min(seq) from audit.record where district = ?", DISTRICT.low())).isBetween(2L, at);
        assertThat(verify().faults()).as("in the midst of it").isEmpty();
        RetentionRun whole = done(OFFICE.call(() -> round.carryOut(run.id(), rows -> { }, () -> false)));
        assertThat(whole.items()).filteredOn(item -> item.kind().equals("AUDIT")).singleElement().satisfies(item -> assertThat(item.done()).isEqualTo(at));
        assertThat(count("select min(seq) from audit.record where district = ?", DISTRICT.low())).isEqualTo(at + 1);
        AuditVerification.Report report = verify();
        assertThat(report.faults()).isEmpty();
        assertThat(report.cuts()).singleElement().satisfies(cut -> assertThat(cut.seq()).isEqualTo(at));
        assertThat(OFFICE.call(() -> desk.findCertificate(run.id())).orElseThrow().document()).contains("\"chain_cut\":{\"seq\":" + at + ",");

        altered("update audit.record set detail = 'nothing' where district = " + DISTRICT.low() + " and seq = " + (at + 1), "AUD-001");
        altered("delete from audit.record where district = " + DISTRICT.low() + " and seq = " + (at + 1), "AUD-002");
        altered("delete from audit.record where district = " + DISTRICT.low() + " and seq > " + (at + 1), "AUD-003");
        altered("delete from audit.record where district = " + DISTRICT.low(), "AUD-003");
        altered("update audit.cut set signers = 'somebody else'", "AUD-008");
        altered("delete from audit.cut", "AUD-002");
        assertThat(verify().faults()).isEmpty();
    }

    private static void altered(String how, String code) throws SQLException {
        asOwner("create table audit.saved_record as table audit.record", "create table audit.saved_cut as table audit.cut", how);
        try {
            assertThat(verify().faults()).as(how).extracting(AuditVerification.Fault::code).contains(code);
        } finally {
            asOwner("truncate audit.record, audit.cut", "insert into audit.record overriding system value select * from audit.saved_record", "insert into audit.cut select * from audit.saved_cut",
                    "drop table audit.saved_record, audit.saved_cut");
        }
    }

    @Test
    @Order(4)
    void aWholeOutbreakIsDestroyedDistrictByDistrictAndItsKeysWithTheLast() {
        clock.hold(LATER);
        OFFICE.run(() -> bulletins.publish(DISTRICT, PAST));
        long published = count("select count(*) from situation.bulletin");
        byte[] sealed = java.util.Objects.requireNonNull(cipher.seal("13812345678", "x"));
        List<Long> other = stock(OTHER_OFFICE);
        destroy(OFFICE, DISTRICT);
        assertThat(stock(OFFICE)).containsOnly(0L);
        assertThat(stock(OTHER_OFFICE)).isEqualTo(other);
        assertThat(cipher.open(sealed, "x")).as("the other district still needs the keys").isEqualTo("13812345678");
        destroy(OTHER_OFFICE, OTHER);
        assertThat(stock(OTHER_OFFICE)).containsOnly(0L);
        assertThatThrownBy(() -> cipher.open(sealed, "x")).as("what copies hold cannot be read any more").isInstanceOf(IllegalStateException.class);
        assertThat(cipher.open(cipher.seal("new", "y"), "y")).isEqualTo("new");
        assertThat(count("select count(*) from situation.bulletin")).isEqualTo(published);
        assertThat(verify().faults()).isEmpty();
    }

    private void destroy(Jurisdiction office, RegionCode district) {
        RetentionRun run = office.call(() -> desk.proposeDestruction(district, "疫情结束")).orElseThrow();
        for (int n = 0; n < 2; n++) {
            office.run(() -> desk.sign(signer(), run.id()));
        }
        assertThat(done(office.call(() -> round.carryOut(run.id(), 2, rows -> { }, () -> false))).state()).isEqualTo(RetentionRun.State.DONE);
        assertThat(office.call(() -> desk.findCertificate(run.id())).orElseThrow().isSigned()).isTrue();
    }
}
