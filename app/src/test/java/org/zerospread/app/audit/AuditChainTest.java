package org.zerospread.app.audit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.TestStore;
import org.zerospread.app.store.StoreAddress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Nothing in the audit trail is altered, removed or cut off unseen.
class AuditChainTest extends SmallDistrict {

    private static final long CHAIN = DISTRICT.value();
    private static final LocalDate DAY = LocalDate.of(2020, 2, 9);

    @Autowired
    AuditTrail trail;

    @Autowired
    AuditRoots roots;

    @BeforeEach
    void writeSome() {
        for (int i = 0; i < 5; i++) {
            write("test.written", "record " + i);
        }
    }

    private void write(String action, String detail) {
        OFFICE.run(() -> transaction.executeWithoutResult(status -> trail.record(action, GRID.value(), null, detail)));
    }

    private static AuditVerification.Report verify(AuditRoot kept) {
        try {
            return AuditVerification.verify(TestStore.database("small"), kept);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static AuditVerification.Report verify() {
        try {
            return AuditVerification.verify(TestStore.database("small"), null);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /// What somebody with the owner's password does to the tables, checked, and undone.
    private static void tampered(String what, Runnable check) throws SQLException {
        StoreAddress owner = TestStore.database("small");
        try (Connection connection = DriverManager.getConnection(owner.url(), owner.user(), owner.password()); Statement statement = connection.createStatement()) {
            statement.execute("create table audit.saved_record as table audit.record; create table audit.saved_head as table audit.head");
            try {
                statement.execute(what);
                check.run();
            } finally {
                statement.execute("""
                        truncate audit.record, audit.head; insert into audit.record overriding system value select * from audit.saved_record;
                        insert into audit.head select * from audit.saved_head; drop table audit.saved_record, audit.saved_head""");
            }
        }
        assertThat(verify().faults()).isEmpty();
    }

    private static void names(String code, long seq) {
        assertThat(verify().faults()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.seq()).isEqualTo(seq);
            assertThat(fault.district()).isEqualTo(CHAIN);
        });
    }

    private long end() {
        return count("select max(seq) from audit.record where district = ?", CHAIN);
    }

    @Test
    void hashesAsTheDescriptionSays() {
        AuditChain.Link link = new AuditChain.Link(7, 500153000000000L, 1, Instant.parse("2020-02-10T02:00:00.000001Z"), "office", "visits.received", 500153101201001L, null, "3户");
        assertThat(HexFormat.of().formatHex(AuditChain.hash(AuditChain.beginning(500153000000000L), link))).isEqualTo(
                count("select 1") == 1 ? OFFICE.call(() -> transaction.execute(status -> sql.sql("""
                        select encode(sha256(sha256(convert_to('zerospread audit chain 500153000000000', 'UTF8'))
                            || convert_to('15:5001530000000001:116:15813000000000016:office15:visits.received15:500153101201001-4:3户', 'UTF8')), 'hex')
                        """).query(String.class).single())) : "");
    }

    @Test
    void isWholeAfterFiftyWritersAtOnce() throws Exception {
        long before = end();
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<?> done : IntStream.range(0, 50).mapToObj(n -> writers.submit(() -> write("test.crowd", "writer " + n))).toList()) {
                done.get();
            }
        }
        assertThat(end()).isEqualTo(before + 50);
        assertThat(verify().faults()).isEmpty();
    }

    @Test
    void namesTheRecordThatWasAltered() throws SQLException {
        long at = end() - 2;
        tampered("update audit.record set detail = 'nothing happened' where district = " + CHAIN + " and seq = " + at, () -> names("AUD-001", at));
        tampered("update audit.record set recorded_at = recorded_at + interval '1 second' where district = " + CHAIN + " and seq = " + at, () -> names("AUD-001", at));
        tampered("update audit.record set detail = null where district = " + CHAIN + " and seq = " + at, () -> names("AUD-001", at));
    }

    @Test
    void namesTheRecordThatWasRemoved() throws SQLException {
        long at = end() - 2;
        tampered("delete from audit.record where district = " + CHAIN + " and seq = " + at, () -> names("AUD-002", at));
    }

    @Test
    void seesThatTheTailWasCutOff() throws SQLException {
        long at = end();
        tampered("delete from audit.record where district = " + CHAIN + " and seq = " + at, () -> names("AUD-003", at));
    }

    @Test
    void aKeptRootSeesATailThatWasCutOffTogetherWithItsHead() throws SQLException {
        long at = end();
        AuditRoot root = OFFICE.call(() -> roots.sign(CHAIN, DAY.minusDays(at))).orElseThrow();
        assertThat(root.seq()).isEqualTo(at);
        tampered("delete from audit.root; delete from audit.record where district = " + CHAIN + " and seq >= " + (at - 1)
                + "; update audit.head set (seq, hash) = (select seq, hash from audit.record where district = " + CHAIN + " and seq = " + (at - 2) + ") where district = " + CHAIN, () -> {
                    assertThat(verify().faults()).as("nothing in the store itself tells").isEmpty();
                    assertThat(verify(root).faults()).singleElement().satisfies(fault -> assertThat(fault.code()).isEqualTo("AUD-005"));
                });
    }

    @Test
    void aKeptRootSeesAChainThatWasWrittenAnew() throws SQLException {
        AuditRoot root = OFFICE.call(() -> roots.sign(CHAIN, DAY.minusDays(1_000 + end()))).orElseThrow();
        tampered("""
                delete from audit.root;
                do $$
                declare r audit.record; before bytea;
                begin
                    update audit.record set actor = 'somebody else' where district = %1$d and seq = 1;
                    before := audit.beginning(%1$d);
                    for r in select * from audit.record where district = %1$d order by seq loop
                        before := sha256(before || audit.canonical(r.district, r.seq, r.recorded_at, r.actor, r.action, r.region, r.subject, r.detail));
                        update audit.record set hash = before where id = r.id;
                    end loop;
                    update audit.head set hash = before where district = %1$d;
                end $$""".formatted(CHAIN), () -> {
                    assertThat(verify().faults()).isEmpty();
                    assertThat(verify(root).faults()).singleElement().satisfies(fault -> assertThat(fault.code()).isEqualTo("AUD-005"));
                });
    }

    @Test
    void aForgedRootIsNoRoot() {
        AuditRoot root = OFFICE.call(() -> roots.sign(CHAIN, DAY)).orElseThrow();
        assertThat(AuditChain.isSigned(root)).isTrue();
        assertThat(AuditRoot.parse(root.asJson())).usingRecursiveComparison().isEqualTo(root);
        AuditRoot forged = new AuditRoot(root.district(), root.day(), root.seq() + 1, root.hash(), root.signature(), root.publicKey());
        assertThat(verify(forged).faults()).extracting(AuditVerification.Fault::code).contains("AUD-004");
        assertThat(OFFICE.call(() -> roots.sign(CHAIN, DAY)).orElseThrow().hash()).as("a day keeps its root").isEqualTo(root.hash());
    }

    @Test
    void workThatFailedLeavesNoRecord() {
        long before = end();
        assertThatThrownBy(() -> OFFICE.run(() -> transaction.executeWithoutResult(status -> {
            trail.record("test.failed", GRID.value(), null, null);
            throw new IllegalStateException("on purpose");
        }))).hasMessage("on purpose");
        assertThat(end()).isEqualTo(before);
    }

    @Test
    void theApplicationCanOnlyAppendAndOnlyWithinItsJurisdiction() {
        for (String order : new String[] {"insert into audit.record (recorded_at, actor, action, region, district, seq, hash) values (now(), 'x', 'x', 500153101201001, 500153000000000, 1, '')",
                "update audit.record set actor = 'x'", "delete from audit.record", "truncate audit.record", "update audit.head set seq = 0", "delete from audit.root", "update audit.root set seq = 0"}) {
            assertThatThrownBy(() -> OFFICE.run(() -> transaction.executeWithoutResult(status -> sql.sql(order).update()))).as(order).hasStackTraceContaining("permission denied");
        }
        assertThatThrownBy(() -> OFFICE.run(() -> transaction.executeWithoutResult(status -> sql.sql("select audit.append(now(), 'x', 'x', 500118101201001, null, null)")
                .query((row, index) -> 0).list()))).hasStackTraceContaining("outside the jurisdiction");
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> sql.sql("select audit.append(now(), 'x', 'x', 500153101201001, null, null)")
                .query((row, index) -> 0).list())).hasStackTraceContaining("outside the jurisdiction");
    }
}
