package org.zerospread.app.officers;

import jakarta.annotation.PreDestroy;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.officers.OfficerKind;
import org.zerospread.engine.officers.OfficerPolicy;

/// Searches for better assignments: begun by a person, proposed beside what is, and put in force by a person or discarded.
@Component
public class Proposals {

    private static final Logger LOG = LoggerFactory.getLogger(Proposals.class);

    private final JdbcClient sql;
    private final ProposalRows rows;
    private final FirmOfficers firmOfficers;
    private final OfficerPolicy policy;
    private final AuditTrail audit;
    private final DistrictClock clock;
    private final TransactionTemplate transaction;
    private final AtomicReference<@Nullable SearchRun> running = new AtomicReference<>();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    Proposals(JdbcClient sql, ProposalRows rows, FirmOfficers firmOfficers, OfficerPolicy policy, AuditTrail audit, DistrictClock clock, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.rows = rows;
        this.firmOfficers = firmOfficers;
        this.policy = policy;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Begins a search over all firms and officers of the jurisdiction, and answers at once; it goes on by itself.
    public OfficersAnswer begin() {
        SearchRun run = new SearchRun(UUID.randomUUID());
        if (!running.compareAndSet(null, run)) {
            return OfficersAnswer.Refused.of("proposal", "OFC-010", "已有一次分配计算在进行:等它结束或停止它", "a search runs already: wait for its end or stop it");
        }
        Jurisdiction where = Jurisdiction.find().orElseThrow(() -> new IllegalStateException("no jurisdiction"));
        try {
            transaction.executeWithoutResult(status -> open(run.proposal()));
        } catch (RuntimeException e) {
            running.set(null);
            throw e;
        }
        workers.execute(() -> where.run(() -> {
            try {
                search(run);
            } catch (RuntimeException e) {
                LOG.error("the search for assignments {} failed", run.proposal(), e);
                transaction.executeWithoutResult(status -> finish(run.proposal(), "FAILED", run.isStopped()));
            } finally {
                running.set(null);
            }
        }));
        return new OfficersAnswer.Done(run.proposal());
    }

    /// A search from its beginning to its proposal, in the caller's own time.
    public UUID searchNow() {
        SearchRun run = new SearchRun(UUID.randomUUID());
        transaction.executeWithoutResult(status -> open(run.proposal()));
        search(run);
        return run.proposal();
    }

    private void open(UUID id) {
        long region = Jurisdiction.find().orElseThrow().range().low();
        sql.sql("insert into officers.proposal (id, region, edition, state, stopped, asked_at, asked_by) values (:id, :region, :edition, 'RUNNING', false, :at, :by)")
                .param("id", id).param("region", region).param("edition", policy.edition()).param("at", now()).param("by", Jurisdiction.actorNow()).update();
        audit.record("officers.search.begun", region, id.toString(), policy.edition());
    }

    private void search(SearchRun run) {
        Map<OfficerKind, ProposalRows.Question> questions = new EnumMap<>(OfficerKind.class);
        transaction.executeWithoutResult(status -> {
            for (OfficerKind kind : OfficerKind.values()) {
                questions.put(kind, rows.question(kind));
            }
        });
        Map<OfficerKind, ProposalRows.Answer> answers = new EnumMap<>(OfficerKind.class);
        questions.forEach((kind, question) -> {
            FirmSharing sharing = new FirmSharing(policy.map(), policy.sharing());
            run.begin(kind, sharing);
            FirmSharing.Seating present = sharing.present(question.wards(), question.takers());
            FirmSharing.Seating found = sharing.share(question.wards(), question.takers(), run::better);
            answers.put(kind, new ProposalRows.Answer(question, present, found));
        });
        transaction.executeWithoutResult(status -> {
            answers.forEach((kind, answer) -> rows.keep(run.proposal(), kind, answer));
            finish(run.proposal(), "PROPOSED", run.isStopped());
        });
    }

    private void finish(UUID id, String state, boolean stopped) {
        sql.sql("update officers.proposal set state = :state, stopped = :stopped, finished_at = :at where id = :id and state = 'RUNNING'").param("state", state).param("stopped", stopped)
                .param("at", now()).param("id", id).update();
    }

    /// The search of a proposal, while it runs here.
    public Optional<SearchRun> findRun(UUID proposal) {
        return Optional.ofNullable(running.get()).filter(run -> run.proposal().equals(proposal));
    }

    /// Lets a search end with the best it has so far.
    @Transactional
    public OfficersAnswer stop(UUID proposal) {
        if (sql.sql("select count(*) from officers.proposal where id = :id").param("id", proposal).query(Integer.class).single() == 0) {
            return OfficersAnswer.Refused.unknown("proposal");
        }
        findRun(proposal).ifPresentOrElse(SearchRun::stop, () -> finish(proposal, "FAILED", true));
        return new OfficersAnswer.Done(proposal);
    }

    /// Puts a proposal in force; refused when somebody changed an assignment, a firm or an officer that it rests on since.
    @Transactional
    public OfficersAnswer accept(UUID proposal) {
        if (rows.isStale(proposal)) {
            return OfficersAnswer.Refused.of("proposal", "OFC-011", "计算之后分配、企业或人员有变化:请重新计算", "assignments, firms or officers have changed since: search again");
        }
        OfficersAnswer.@Nullable Refused refused = decide(proposal, "ACCEPTED");
        if (refused != null) {
            return refused;
        }
        List<FirmOfficers.Give> gives = rows.listChanges(proposal);
        if (!gives.isEmpty()) {
            firmOfficers.giveAll(gives, false);
        }
        return new OfficersAnswer.Done(proposal);
    }

    /// Leaves everything as it is.
    @Transactional
    public OfficersAnswer discard(UUID proposal) {
        OfficersAnswer.@Nullable Refused refused = decide(proposal, "DISCARDED");
        return refused == null ? new OfficersAnswer.Done(proposal) : refused;
    }

    private OfficersAnswer.@Nullable Refused decide(UUID proposal, String state) {
        Optional<Long> region = sql.sql("""
                update officers.proposal set state = :state, decided_at = :at, decided_by = :by where id = :id and state = 'PROPOSED' and region between store.low() and store.high() returning region
                """).param("state", state).param("at", now()).param("by", Jurisdiction.actorNow()).param("id", proposal).query(Long.class).optional();
        if (region.isPresent()) {
            audit.record("officers.proposal." + state.toLowerCase(java.util.Locale.ROOT), region.get(), proposal.toString(), null);
            return null;
        }
        boolean known = sql.sql("select count(*) from officers.proposal where id = :id").param("id", proposal).query(Integer.class).single() > 0;
        return known ? OfficersAnswer.Refused.of("proposal", "OFC-008", "这份方案不在待定状态", "this proposal does not wait for a decision") : OfficersAnswer.Refused.unknown("proposal");
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    @PreDestroy
    void close() {
        SearchRun run = running.get();
        if (run != null) {
            run.stop();
        }
        workers.close();
    }
}
