package org.zerospread.app.retention;

import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zerospread.app.access.Change;
import org.zerospread.app.access.FieldCipher;
import org.zerospread.app.access.RefusalCode;
import org.zerospread.app.audit.AuditCuts;
import org.zerospread.app.audit.AuditSigner;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import tools.jackson.databind.json.JsonMapper;

/// Carries out what two people signed, piece by piece: each piece is a transaction, so that it may be interrupted at any moment and goes on
/// where it stopped; then makes the certificate.
@Component
public class RetentionRound {

    /// Rows of a piece: some tenths of a second, so that nobody waits long for a lock.
    private static final int PIECE = 10_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RetentionRows rows;
    private final AuditCuts cuts;
    private final AuditSigner signer;
    private final AuditTrail audit;
    private final FieldCipher cipher;
    private final DistrictClock clock;
    private final TransactionTemplate transaction;

    RetentionRound(RetentionRows rows, AuditCuts cuts, AuditSigner signer, AuditTrail audit, FieldCipher cipher, DistrictClock clock, PlatformTransactionManager transactions) {
        this.rows = rows;
        this.cuts = cuts;
        this.signer = signer;
        this.audit = audit;
        this.cipher = cipher;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Begins or goes on with a run, in the name of the thread's actor and within the run's own regions.
    ///
    /// @param progress told how many rows were taken so far
    /// @param stop asked before each piece
    /// @return the run; `RUNNING` when it was stopped
    public Change<RetentionRun> carryOut(UUID id, LongConsumer progress, BooleanSupplier stop) {
        return carryOut(id, PIECE, progress, stop);
    }

    Change<RetentionRun> carryOut(UUID id, int piece, LongConsumer progress, BooleanSupplier stop) {
        Optional<RetentionRun> found = Objects.requireNonNull(transaction.execute(status -> rows.find(id)));
        if (found.isEmpty()) {
            return new Change.Refused<>(RefusalCode.UNKNOWN_RUN);
        }
        RetentionRun run = found.get();
        if (!run.isSigned()) {
            return new Change.Refused<>(RefusalCode.NOT_SIGNED_BY_TWO);
        }
        if (run.state() == RetentionRun.State.DONE || run.state() == RetentionRun.State.WITHDRAWN) {
            return new Change.Refused<>(RefusalCode.RUN_CLOSED);
        }
        return new Jurisdiction(Jurisdiction.actorNow(), run.range()).call(() -> {
            if (run.state() == RetentionRun.State.PROPOSED) {
                transaction.executeWithoutResult(status -> begin(run));
            }
            if (work(run, piece, progress, stop)) {
                transaction.executeWithoutResult(status -> certify(id));
            }
            return new Change.Done<>(Objects.requireNonNull(transaction.execute(status -> rows.find(id))).orElseThrow());
        });
    }

    private void begin(RetentionRun run) {
        rows.lock(run.id());
        AuditCuts.Tip tip = cuts.findTip(run.district()).orElse(null);
        rows.begin(run.id(), tip == null ? 0 : tip.seq(), tip == null ? null : tip.hash());
        run.items().stream().filter(item -> item.kind().equals(RecordKind.AUDIT.name())).findFirst().flatMap(item -> rows.findCutRoot(run.district(), item.cutoff()))
                .ifPresent(root -> cuts.cut(run.district(), root.day(), root.seq(), root.hash(), run.id(), signers(run)));
        audit.record("retention.begun", run.district(), run.id().toString(), "signed by " + signers(run));
    }

    private boolean work(RetentionRun run, int most, LongConsumer progress, BooleanSupplier stop) {
        long done = 0;
        for (RetentionRun.Item item : run.items()) {
            long piece = 1;
            while (!item.finished() && piece > 0) {
                if (stop.getAsBoolean()) {
                    return false;
                }
                piece = Objects.requireNonNull(transaction.execute(status -> rows.carry(run.id(), item.kind(), most)));
                done += piece;
                progress.accept(done);
            }
        }
        return true;
    }

    private void certify(UUID id) {
        rows.lock(id);
        RetentionRun run = rows.find(id).orElseThrow();
        if (run.state() != RetentionRun.State.RUNNING || run.items().stream().anyMatch(item -> !item.finished())) {
            throw new IllegalStateException("run " + id + " is not at its end");
        }
        String document = JSON.writeValueAsString(content(run));
        rows.keep(id, run.district(), document, signer.sign(RetentionCertificate.signed(document)).signature(), AuditSigner.KEY_ID, clock.instant());
        rows.end(id, clock.instant());
        audit.record("retention.done", run.district(), id.toString(), run.items().stream().filter(item -> item.done() > 0).map(item -> item.kind() + " " + item.done())
                .collect(Collectors.joining(", ")));
        if (run.scope() == RetentionRun.Scope.OUTBREAK) {
            cipher.readKeysAnew();
        }
    }

    /// Strings and whole numbers only, so that every reader writes them again in the same form.
    private Map<String, Object> content(RetentionRun run) {
        RetentionRows.Before before = rows.before(run.id());
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("run", run.id().toString());
        content.put("district", run.district());
        content.put("scope", run.scope().name());
        content.put("policy", run.policyCode());
        content.put("policy_version", run.policyVersion());
        content.put("policy_sha256", HexFormat.of().formatHex(before.policyHash()));
        content.put("as_of", run.asOf().toString());
        content.put("proposed_by", run.proposedBy());
        content.put("proposed_at", run.proposedAt().toString());
        content.put("reason", run.reason());
        content.put("signers", run.signatures().stream().map(RetentionRun.Signature::name).toList());
        content.put("signed_at", run.signatures().stream().map(one -> one.at().toString()).toList());
        content.put("kinds", run.items().stream().map(RetentionRound::item).toList());
        content.put("chain_before", end(before.seq(), before.hash()));
        content.put("chain_after", cuts.findTip(run.district()).map(tip -> end(tip.seq(), tip.hash())).orElse(Map.of()));
        content.put("chain_cut", rows.findCut(run.id()).map(cut -> end(cut.seq(), cut.hash())).orElse(Map.of()));
        content.put("done_at", clock.instant().atOffset(ZoneOffset.UTC).toString());
        return content;
    }

    private static Map<String, Object> item(RetentionRun.Item item) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", item.kind());
        json.put("action", item.action());
        json.put("before", item.cutoff().toString());
        json.put("counted", item.counted());
        json.put("done", item.done());
        return json;
    }

    private static Map<String, Object> end(long seq, byte @Nullable [] hash) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("seq", seq);
        json.put("hash", hash == null ? "" : HexFormat.of().formatHex(hash));
        return json;
    }

    private static String signers(RetentionRun run) {
        List<String> names = run.signatures().stream().map(RetentionRun.Signature::name).toList();
        return String.join(", ", names);
    }
}
