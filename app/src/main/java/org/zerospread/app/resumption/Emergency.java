package org.zerospread.app.resumption;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.BulkCopy;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.resumption.FirmStep;
import org.zerospread.engine.resumption.ResumptionPolicy;

/// A suspected case at a firm: one action freezes the firm, tells who was beside him on his shift, at his table, on his bus and in his room, has the case opened and all of them quarantined; everything
/// or nothing. The firm has a way back of its own: disinfection, tests of all who go on working, a review, and the command's release.
@Component
public class Emergency {

    private static final int LONGEST_NOTE = 500;
    private static final int LONGEST_AGO_DAYS = 30;
    private static final long CODES_PER_DISTRICT = 1_000_000_000L;

    private final JdbcClient sql;
    private final BulkCopy copy;
    private final LoopGate gate;
    private final ExposedStaff exposed;
    private final ResumptionPolicy policy;
    private final ApplicationEventPublisher news;
    private final TransactionTemplate transaction;

    Emergency(JdbcClient sql, BulkCopy copy, LoopGate gate, ExposedStaff exposed, ResumptionPolicy policy, ApplicationEventPublisher news, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.copy = copy;
        this.gate = gate;
        this.exposed = exposed;
        this.policy = policy;
        this.news = news;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// What is known when a firm is to be frozen.
    ///
    /// @param staff the suspected one's line on the ledger
    /// @param onset first day of his symptoms; null when he has none, or it is not known
    /// @param note in words
    public record Alarm(UUID firm, UUID staff, @Nullable LocalDate onset, String note) {
    }

    /// Freezes the firm, opens the case, registers and quarantines whoever was beside him. Nothing is done when any of it is refused.
    public LoopAnswer freeze(Alarm alarm) {
        LocalDate today = gate.clock().today();
        if (alarm.note().isBlank() || alarm.note().length() > LONGEST_NOTE) {
            return LoopAnswer.Refused.of(alarm.firm(), "note", "RSM-020", "请写明情况, 最多 " + LONGEST_NOTE + " 字", "say what happened, in at most " + LONGEST_NOTE + " characters");
        }
        if (alarm.onset() != null && (alarm.onset().isAfter(today) || alarm.onset().isBefore(today.minusDays(LONGEST_AGO_DAYS)))) {
            return LoopAnswer.Refused.of(alarm.firm(), "onset_on", "RSM-020", "发病日应在近 " + LONGEST_AGO_DAYS + " 天之内", "the onset lies within the last " + LONGEST_AGO_DAYS + " days");
        }
        return java.util.Objects.requireNonNull(transaction.execute(status -> {
            LoopAnswer answer = frozen(alarm);
            if (answer instanceof LoopAnswer.Refused) {
                status.setRollbackOnly();
            }
            return answer;
        }));
    }

    private LoopAnswer frozen(Alarm alarm) {
        LoopGate.Held held = gate.hold(alarm.firm());
        Optional<LoopBook.Kept> found = held.find(alarm.firm());
        if (found.isEmpty()) {
            return held.refused();
        }
        LoopBook.Kept firm = found.get();
        Optional<PersonId> person = exposed.findPerson(alarm.firm(), alarm.staff());
        if (person.isEmpty()) {
            return LoopAnswer.Refused.of(alarm.firm(), "staff", "RSM-011", "此人不在本企业台账上", "he is not on this firm's ledger");
        }
        Instant now = gate.clock().instant();
        FirmStep step = new FirmStep.Frozen(now, Jurisdiction.actorNow());
        if (!held.allows(firm, step, "firm")) {
            return held.refused();
        }
        List<ExposedStaff.Beside> beside = exposed.list(alarm.firm(), alarm.staff());
        ExposedStaff.Opened opened = exposed.openCase(person.get(), alarm.onset(), now, firm.name() + ": " + alarm.note().strip());
        if (opened.caseId() == null) {
            held.fault(alarm.firm(), "staff", opened.code(), opened.zh(), opened.en());
            return held.refused();
        }
        LocalDate first = (alarm.onset() == null ? gate.clock().today() : alarm.onset()).minusDays(policy.freeze().lookBackDays());
        Optional<LoopAnswer.Fault> refused = exposed.register(alarm.firm(), opened.caseId(), firm.name(), beside, gate.clock().startOf(first), now);
        if (refused.isPresent()) {
            return new LoopAnswer.Refused(List.of(refused.get()));
        }
        int seq = held.take(new LoopBook.Taken(firm, step, null, null, opened.caseId().value(), alarm.note().strip())).seq();
        LoopAnswer done = held.done("firm.frozen", beside.size() + " exposed");
        keep(firm, seq, beside);
        news.publishEvent(new FirmFrozen(firm.id(), firm.region(), opened.caseId(), beside.size()));
        return done;
    }

    private void keep(LoopBook.Kept firm, int seq, List<ExposedStaff.Beside> beside) {
        copy.stage("exposed_draft", "staff_id uuid, groups text", new String[] {"staff_id", "groups"}, beside, (one, row) -> {
            row.setUUID(0, one.staff());
            row.setText(1, String.join(",", one.groups().stream().map(Enum::name).toList()));
        });
        sql.sql("insert into resumption.exposed (firm_id, seq, staff_id, region, groups) select :firm, :seq, staff_id, :region, string_to_array(groups, ',') from exposed_draft").param("firm", firm.id())
                .param("seq", seq).param("region", firm.region().value()).update();
    }

    /// Who would be quarantined with somebody, by group: what the page asks to confirm.
    @Transactional(readOnly = true)
    public Map<String, List<UUID>> preview(UUID firm, UUID staff) {
        Map<String, List<UUID>> groups = new TreeMap<>();
        exposed.list(firm, staff).forEach(one -> one.groups().forEach(group -> groups.computeIfAbsent(group.name(), key -> new ArrayList<>()).add(one.staff())));
        return groups;
    }

    /// Puts down that the firm was disinfected.
    @Transactional
    public LoopAnswer disinfect(UUID firm, String how) {
        if (how.isBlank() || how.length() > LONGEST_NOTE) {
            return LoopAnswer.Refused.of(firm, "note", "RSM-020", "请写明怎样消毒, 最多 " + LONGEST_NOTE + " 字", "say how it was disinfected, in at most " + LONGEST_NOTE + " characters");
        }
        return gate.step(firm, new FirmStep.Disinfected(gate.clock().instant(), Jurisdiction.actorNow()), "firm.disinfected", how.strip());
    }

    /// Looks whether all who go on working were tested since the freeze, all with negative results. Who is in quarantine is tested there.
    @Transactional
    public LoopAnswer tested(UUID firm) {
        LoopGate.Held held = gate.hold(firm);
        held.find(firm).ifPresent(kept -> {
            Instant since = kept.loop().freeze() == null ? gate.clock().instant() : kept.loop().freeze().at();
            ExposedStaff.Tests tests = exposed.tests(firm, since);
            if (kept.loop().freeze() != null && tests.missing() + tests.positive() > 0) {
                held.fault(firm, "tests", "RSM-021", "封控以后还有 " + tests.missing() + " 人没有阴性结果, " + tests.positive() + " 人阳性", tests.missing() + " have no negative result since the freeze, "
                        + tests.positive() + " are positive");
            } else {
                FirmStep step = new FirmStep.Tested(gate.clock().instant(), Jurisdiction.actorNow(), true);
                if (held.allows(kept, step, "tests")) {
                    held.take(new LoopBook.Taken(kept, step));
                }
            }
        });
        return held.isRefused() ? held.refused() : held.done("firm.tested", null);
    }

    /// Releases the firm; only by who answers for the whole district.
    @Transactional
    public LoopAnswer release(UUID firm, @Nullable String note) {
        if (note != null && note.length() > LONGEST_NOTE) {
            return LoopAnswer.Refused.of(firm, "note", "RSM-020", "说明最多 " + LONGEST_NOTE + " 字", "a note has at most " + LONGEST_NOTE + " characters");
        }
        if (!isCommand()) {
            return LoopAnswer.Refused.of(firm, "firm", "RSM-022", "只有区县指挥部可以解除", "only the command office of the district releases a firm");
        }
        return gate.step(firm, new FirmStep.Released(gate.clock().instant(), Jurisdiction.actorNow()), "firm.released", note == null || note.isBlank() ? null : note.strip());
    }

    /// Whether who acts answers for a whole district.
    static boolean isCommand() {
        return Jurisdiction.find().map(own -> own.range().high() - own.range().low() >= CODES_PER_DISTRICT - 1).orElse(false);
    }
}
