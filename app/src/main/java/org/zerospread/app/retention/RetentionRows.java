package org.zerospread.app.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Proposals, signatures and certificates as the database keeps them.
@Component
class RetentionRows {

    private static final int SHOWN = 50;

    private final JdbcClient sql;

    RetentionRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// What is due of one kind.
    record Count(long rows, @Nullable Instant oldest, @Nullable Instant newest) {
    }

    /// Counts what is due; the function's name comes from the enum alone.
    Count countDue(RecordKind kind, Instant cutoff) {
        return sql.sql("select count(*) as rows, min(at) as oldest, max(at) as newest from retention." + kind.due() + "(:cutoff)").param("cutoff", cutoff.atOffset(ZoneOffset.UTC))
                .query((row, index) -> new Count(row.getLong("rows"), moment(row, "oldest"), moment(row, "newest"))).single();
    }

    /// What the destruction of an outbreak takes: every guarded table, in the order of the keys between them; the keys of the encrypted fields last.
    List<String> listDestroyed() {
        return sql.sql("select name from (select name, depth from retention.tables() union all select 'DATA_KEYS', -1) t order by depth desc, name").query(String.class).list();
    }

    long countStock(String kind) {
        return sql.sql("select retention.stock(:kind)").param("kind", kind).query(Long.class).single();
    }

    boolean hasOpen(long district) {
        return sql.sql("select exists (select from retention.run where region = :district and state in ('PROPOSED', 'RUNNING'))").param("district", district).query(Boolean.class).single();
    }

    void insert(RetentionRun run, byte[] policyHash) {
        sql.sql("""
                insert into retention.run (id, region, high, scope, state, policy_code, policy_version, policy_hash, as_of, proposed_by, proposed_at, reason)
                values (:id, :district, :high, :scope, 'PROPOSED', :code, :version, :hash, :asOf, :by, :at, :reason)
                """).param("id", run.id()).param("district", run.district()).param("high", run.high()).param("scope", run.scope().name()).param("code", run.policyCode())
                .param("version", run.policyVersion()).param("hash", policyHash).param("asOf", run.asOf()).param("by", run.proposedBy()).param("at", run.proposedAt().atOffset(ZoneOffset.UTC))
                .param("reason", run.reason()).update();
        int seq = 0;
        for (RetentionRun.Item item : run.items()) {
            sql.sql("""
                    insert into retention.item (run_id, region, seq, kind, action, cutoff, counted, oldest, newest)
                    values (:run, :district, :seq, :kind, :action, :cutoff, :counted, :oldest::timestamptz, :newest::timestamptz)
                    """).param("run", run.id()).param("district", run.district()).param("seq", seq++).param("kind", item.kind()).param("action", item.action())
                    .param("cutoff", item.cutoff().atOffset(ZoneOffset.UTC)).param("counted", item.counted()).param("oldest", text(item.oldest())).param("newest", text(item.newest())).update();
        }
    }

    Optional<RetentionRun> find(UUID id) {
        return sql.sql("select * from retention.run where id = :id").param("id", id).query(this::run).optional();
    }

    List<RetentionRun> list() {
        return sql.sql("select * from retention.run order by proposed_at desc, id limit :most").param("most", SHOWN).query(this::run).list();
    }

    int sign(RetentionRun run, UUID account, String name, Instant at) {
        return sql.sql("insert into retention.signature (run_id, region, account_id, name, signed_at) values (:run, :district, :account, :name, :at) on conflict do nothing").param("run", run.id())
                .param("district", run.district()).param("account", account).param("name", name).param("at", at.atOffset(ZoneOffset.UTC)).update();
    }

    /// Locks the run, so that its state and signatures hold still until the transaction ends.
    void lock(UUID id) {
        sql.sql("select 1 from retention.run where id = :id for update").param("id", id).query(Integer.class).optional();
    }

    int withdraw(UUID id, Instant at) {
        return sql.sql("update retention.run set state = 'WITHDRAWN', ended_at = :at where id = :id and state = 'PROPOSED'").param("id", id).param("at", at.atOffset(ZoneOffset.UTC)).update();
    }

    void begin(UUID id, long seq, byte @Nullable [] hash) {
        sql.sql("update retention.run set state = 'RUNNING', started_at = clock_timestamp(), before_seq = :seq, before_hash = :hash where id = :id and state = 'PROPOSED'").param("id", id)
                .param("seq", seq).param("hash", hash, java.sql.Types.BINARY).update();
    }

    void end(UUID id, Instant at) {
        sql.sql("update retention.run set state = 'DONE', ended_at = :at where id = :id and state = 'RUNNING'").param("id", id).param("at", at.atOffset(ZoneOffset.UTC)).update();
    }

    /// A root at which the chain may be cut.
    record Cut(LocalDate day, long seq, byte[] hash) {
    }

    Optional<Cut> findCutRoot(long district, Instant cutoff) {
        return sql.sql("select r.day, r.seq, r.hash from retention.cut_root(:district, :cutoff) r where r.seq is not null").param("district", district)
                .param("cutoff", cutoff.atOffset(ZoneOffset.UTC)).query((row, index) -> new Cut(row.getObject("day", LocalDate.class), row.getLong("seq"), row.getBytes("hash"))).optional();
    }

    Optional<Cut> findCut(UUID run) {
        return sql.sql("select day, seq, hash from audit.cut where run_id = :run").param("run", run)
                .query((row, index) -> new Cut(row.getObject("day", LocalDate.class), row.getLong("seq"), row.getBytes("hash"))).optional();
    }

    /// Where the chain ended before the run began.
    record Before(long seq, byte @Nullable [] hash, byte[] policyHash) {
    }

    Before before(UUID run) {
        return sql.sql("select before_seq, before_hash, policy_hash from retention.run where id = :run").param("run", run)
                .query((row, index) -> new Before(row.getLong("before_seq"), row.getBytes("before_hash"), row.getBytes("policy_hash"))).single();
    }

    /// One piece of the work, in the present transaction.
    long carry(UUID run, String kind, int most) {
        return sql.sql("select retention.carry(:run, :kind, :most)").param("run", run).param("kind", kind).param("most", most).query(Long.class).single();
    }

    void keep(UUID run, long district, String document, byte[] signature, int key, Instant at) {
        sql.sql("insert into retention.certificate (run_id, region, document, signature, key_id, made_at) values (:run, :district, :document, :signature, :key, :at)").param("run", run)
                .param("district", district).param("document", document).param("signature", signature).param("key", key).param("at", at.atOffset(ZoneOffset.UTC)).update();
    }

    Optional<RetentionCertificate> findCertificate(UUID run) {
        return sql.sql("select c.document, c.signature, k.public_key from retention.certificate c join audit.signing_key k on k.id = c.key_id where c.run_id = :run").param("run", run)
                .query((row, index) -> new RetentionCertificate(row.getString("document"), row.getBytes("signature"), row.getBytes("public_key"))).optional();
    }

    private RetentionRun run(ResultSet row, int index) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        List<RetentionRun.Item> items = sql.sql("select kind, action, cutoff, counted, oldest, newest, done, finished from retention.item where run_id = :id order by seq").param("id", id)
                .query((item, at) -> new RetentionRun.Item(item.getString("kind"), item.getString("action"), Objects.requireNonNull(moment(item, "cutoff")), item.getLong("counted"),
                        moment(item, "oldest"), moment(item, "newest"), item.getLong("done"), item.getBoolean("finished")))
                .list();
        List<RetentionRun.Signature> signatures = sql.sql("select account_id, name, signed_at from retention.signature where run_id = :id order by signed_at, name").param("id", id)
                .query((one, at) -> new RetentionRun.Signature(one.getObject("account_id", UUID.class), one.getString("name"), Objects.requireNonNull(moment(one, "signed_at")))).list();
        return new RetentionRun(id, row.getLong("region"), row.getLong("high"), RetentionRun.Scope.valueOf(row.getString("scope")), RetentionRun.State.valueOf(row.getString("state")),
                row.getString("policy_code"), row.getInt("policy_version"), row.getObject("as_of", LocalDate.class), row.getString("proposed_by"), Objects.requireNonNull(moment(row, "proposed_at")),
                row.getString("reason"), items, signatures, moment(row, "ended_at"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }
}
