package org.zerospread.app.field;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.Right;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;

/// Takes in what phones send: each id once, however often, in whatever order and however late it comes.
///
/// Phases: read and digest; put the new ids down (`on conflict do nothing`, in the order of the ids, so that two batches that share some
/// wait for each other and never in a ring); read again what was there already; give the new ones to their kind, all of a kind at once;
/// note what was not simply taken; keep conflicting content beside the first. One transaction: an id that is acknowledged is there for
/// good, and one that is not changed nothing.
@Component
public class SubmissionDesk {

    private final SubmissionRows rows;
    private final Map<String, SubmissionKind> kinds = new HashMap<>();
    private final AuditTrail audit;
    private final DistrictClock clock;

    SubmissionDesk(SubmissionRows rows, List<SubmissionKind> kinds, AuditTrail audit, DistrictClock clock) {
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
        kinds.forEach(kind -> this.kinds.put(kind.code(), kind));
    }

    /// What is to be put down of one submission, before it is known whether it is new.
    record Draft(UUID id, SubmissionBatch.Item item, @Nullable Submission submission, SubmissionRows.State state, @Nullable String code, @Nullable String detail,
            @Nullable Instant happenedAt, @Nullable Long offsetSeconds) {
    }

    /// Takes a batch in.
    ///
    /// A kind for which whoever hands it in has no right waits for somebody who has it.
    ///
    /// @param account user name of who made the submissions, which may be another than who hands them in
    /// @param rights of who hands them in
    /// @return one answer to each, in their order
    @Transactional
    public List<Answer> receive(String account, Set<Right> rights, SubmissionBatch batch) {
        Instant now = clock.instant();
        Map<UUID, Draft> drafts = new LinkedHashMap<>();
        for (SubmissionBatch.Item item : batch.items()) {
            if (item.id() != null) {
                drafts.computeIfAbsent(item.id(), id -> draft(id, item, account, rights, batch.offset(now), now));
            }
        }
        if (drafts.isEmpty()) {
            return answers(batch, Map.of());
        }
        SubmissionRows.Arrival arrival = new SubmissionRows.Arrival(account, batch.device(), now, Jurisdiction.actorNow());
        Set<UUID> fresh = rows.insert(drafts.values(), locate(drafts.values()), arrival);
        Map<UUID, SubmissionRows.Known> known = new HashMap<>(rows.known(drafts.keySet().stream().filter(id -> !fresh.contains(id)).toList()));
        Map<UUID, Answer> first = new HashMap<>();
        Map<UUID, Verdict> verdicts = take(drafts.values().stream().filter(draft -> fresh.contains(draft.id())).toList());
        rows.note(verdicts, drafts);
        for (UUID id : fresh) {
            Draft draft = drafts.get(id);
            if (draft != null) {
                Answer answer = answer(draft, verdicts.get(id));
                first.put(id, answer);
                known.put(id, new SubmissionRows.Known(draft.item().digest(), answer.state(), answer.code()));
            }
        }
        List<Answer> answers = answers(batch, first, known);
        rows.keepConflicts(conflicts(batch, answers), arrival);
        record(batch, answers);
        return answers;
    }

    private Draft draft(UUID id, SubmissionBatch.Item item, String account, Set<Right> rights, Duration offset, Instant now) {
        Instant madeAt = item.madeAt();
        if (item.fault() != null || madeAt == null) {
            return new Draft(id, item, null, SubmissionRows.State.REFUSED, "FLD-001", "内容读不出来 cannot be read: " + item.fault(), null, null);
        }
        SubmissionKind kind = kinds.get(item.kind());
        if (kind == null) {
            return new Draft(id, item, null, SubmissionRows.State.REFUSED, "FLD-002", null, null, null);
        }
        if (!rights.contains(kind.right())) {
            return new Draft(id, item, new Submission(id, account, now, item.content()), SubmissionRows.State.WAITING, "FLD-010", null, null, null);
        }
        return switch (PhoneClock.judge(madeAt, offset, now)) {
            case PhoneClock.Timing.Settled(Instant at, long seconds, boolean corrected) ->
                new Draft(id, item, new Submission(id, account, at, item.content()), SubmissionRows.State.TAKEN, null, null, at, seconds);
            case PhoneClock.Timing.Doubtful(String code, long seconds) ->
                new Draft(id, item, new Submission(id, account, now, item.content()), SubmissionRows.State.WAITING, code, null, null, seconds);
        };
    }

    private Map<UUID, Long> locate(Collection<Draft> drafts) {
        Map<UUID, Long> regions = new HashMap<>();
        byKind(drafts, true).forEach((kind, list) -> regions.putAll(kind.locate(list)));
        return regions;
    }

    private Map<UUID, Verdict> take(Collection<Draft> fresh) {
        Map<UUID, Verdict> verdicts = new HashMap<>();
        byKind(fresh, false).forEach((kind, list) -> verdicts.putAll(kind.take(list)));
        return verdicts;
    }

    private Map<SubmissionKind, List<Submission>> byKind(Collection<Draft> drafts, boolean alsoWaiting) {
        Map<SubmissionKind, List<Submission>> lists = new LinkedHashMap<>();
        for (Draft draft : drafts) {
            SubmissionKind kind = kinds.get(draft.item().kind());
            if (kind != null && draft.submission() != null && (alsoWaiting || draft.state() == SubmissionRows.State.TAKEN)) {
                lists.computeIfAbsent(kind, one -> new ArrayList<>()).add(draft.submission());
            }
        }
        return lists;
    }

    private static Answer answer(Draft draft, @Nullable Verdict verdict) {
        return switch (verdict) {
            case null -> Answer.of(draft.id(), draft.state().answer(), draft.code(), draft.detail());
            case Verdict.TakenInPart(String code, String zh, String en) -> Answer.of(draft.id(), Answer.State.TAKEN, code, zh + " " + en);
            case Verdict.Refused(String code, String zh, String en) -> Answer.of(draft.id(), Answer.State.REFUSED, code, zh + " " + en);
            case Verdict.Waiting(String code, String zh, String en) -> Answer.of(draft.id(), Answer.State.WAITING, code, zh + " " + en);
        };
    }

    private static List<Answer> answers(SubmissionBatch batch, Map<UUID, Answer> first) {
        return answers(batch, first, Map.of());
    }

    /// The first element with a new id gets the first answer; every further one is `again` or a conflict.
    private static List<Answer> answers(SubmissionBatch batch, Map<UUID, Answer> first, Map<UUID, SubmissionRows.Known> known) {
        Map<UUID, Answer> open = new HashMap<>(first);
        List<Answer> answers = new ArrayList<>(batch.items().size());
        for (SubmissionBatch.Item item : batch.items()) {
            UUID id = item.id();
            if (id == null) {
                answers.add(Answer.of(null, Answer.State.REFUSED, "FLD-001", "编号读不出来 the id cannot be read"));
                continue;
            }
            Answer opening = open.remove(id);
            SubmissionRows.Known there = known.get(id);
            if (opening != null) {
                answers.add(opening);
            } else if (there != null && there.digest().equals(item.digest())) {
                answers.add(Answer.again(id, there.state(), there.code()));
            } else {
                answers.add(Answer.of(id, Answer.State.CONFLICT, "FLD-003", null));
            }
        }
        return answers;
    }

    private static List<SubmissionBatch.Item> conflicts(SubmissionBatch batch, List<Answer> answers) {
        List<SubmissionBatch.Item> conflicts = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            if (answers.get(i).state() == Answer.State.CONFLICT) {
                conflicts.add(batch.items().get(i));
            }
        }
        return conflicts;
    }

    private void record(SubmissionBatch batch, List<Answer> answers) {
        Map<Answer.State, Integer> counts = new EnumMap<>(Answer.State.class);
        answers.forEach(answer -> counts.merge(answer.state(), 1, Integer::sum));
        if (counts.keySet().stream().anyMatch(state -> state != Answer.State.AGAIN)) {
            audit.record("submissions.received", Jurisdiction.placeFor(0), batch.device() == null ? null : batch.device().toString(), counts.toString());
        }
    }

    /// A submission that waits for a person.
    public record Waiting(UUID id, String account, String kind, String code, @Nullable Instant madeAt, long offsetSeconds, Instant receivedAt) {
    }

    /// What waits for a person in the present jurisdiction, the oldest first, at most 200.
    @Transactional(readOnly = true)
    public List<Waiting> listWaiting() {
        return rows.listWaiting();
    }

    /// Decides on one that waits: takes it, as of the moment at which it came in, or refuses it.
    ///
    /// @param rights of who decides
    /// @return empty when none of this id waits here, or it is of a kind for which he has no right
    @Transactional
    public Optional<Answer> decide(UUID id, boolean taken, Set<Right> rights) {
        Optional<SubmissionRows.Held> held = rows.findHeld(id).filter(one -> Optional.ofNullable(kinds.get(one.kind())).map(kind -> rights.contains(kind.right())).orElse(true));
        held.ifPresent(one -> {
            Verdict verdict = taken ? kinds.containsKey(one.kind()) ? takeHeld(one) : new Verdict.Refused("FLD-002", "", "") : new Verdict.Refused(one.code(), "", "");
            rows.decide(one, verdict, Jurisdiction.actorNow(), clock.instant());
            audit.record("submission.decided", one.region(), id.toString(), verdict == null ? "taken" : verdict.code());
        });
        return held.map(one -> rows.known(List.of(id)).get(id)).map(known -> Answer.again(id, known.state(), known.code()));
    }

    private @Nullable Verdict takeHeld(SubmissionRows.Held held) {
        SubmissionKind kind = kinds.get(held.kind());
        return kind == null ? null : kind.take(List.of(new Submission(held.id(), held.account(), held.receivedAt(), held.content()))).get(held.id());
    }
}
