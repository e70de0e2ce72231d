package org.zerospread.app.resumption;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.store.BulkCopy;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.resumption.FirmStep;
import org.zerospread.engine.resumption.ResumptionPolicy;

/// The officials' part of the loop: review on site, decision, conditions, inspections and what they find. Whoever filed, or belongs to the firm, does none of it.
@Component
public class Reviews {

    private static final int LONGEST_POINT = 200;
    private static final int MOST_POINTS = 20;

    private final JdbcClient sql;
    private final BulkCopy copy;
    private final LoopGate gate;
    private final FilingCheck filings;
    private final ResumptionPolicy policy;

    Reviews(JdbcClient sql, BulkCopy copy, LoopGate gate, FilingCheck filings, ResumptionPolicy policy) {
        this.sql = sql;
        this.copy = copy;
        this.gate = gate;
        this.filings = filings;
        this.policy = policy;
    }

    /// One item of the checklist as it was found.
    ///
    /// @param remark needed where it is not in order
    public record Item(String item, boolean inOrder, @Nullable String remark) {
    }

    /// What a visit found, every item of the checklist once.
    public record Review(UUID firm, List<Item> items) {
        public Review {
            items = List.copyOf(items);
        }
    }

    /// What is decided of a filing.
    public sealed interface Decision {

        UUID firm();

        record Approve(UUID firm) implements Decision {
        }

        /// @param dueOn last day on which they may be met
        record Conditions(UUID firm, List<String> conditions, LocalDate dueOn) implements Decision {
        }

        record Refuse(UUID firm, List<String> reasons) implements Decision {
        }
    }

    private record Checked(UUID firm, int seq, long region, Item item) {
    }

    private record Point(UUID firm, int seq, long region, int place, String words) {
    }

    /// Reviews on site.
    @Transactional
    public LoopAnswer review(List<Review> reviews) {
        return checked(reviews, "firm.reviewed", (at, passed) -> new FirmStep.Reviewed(at, Jurisdiction.actorNow(), passed));
    }

    /// Reviews on the way back from a freeze.
    @Transactional
    public LoopAnswer recheck(Review review) {
        return checked(List.of(review), "firm.rechecked", (at, passed) -> new FirmStep.Rechecked(at, Jurisdiction.actorNow(), passed));
    }

    private interface StepOf {
        FirmStep of(Instant at, boolean passed);
    }

    private LoopAnswer checked(List<Review> reviews, String action, StepOf step) {
        LoopGate.Held held = gate.hold(reviews.stream().map(Review::firm).toList());
        List<Checked> found = new ArrayList<>();
        for (Review review : reviews) {
            held.find(review.firm()).ifPresent(firm -> {
                if (!isComplete(review, held)) {
                    return;
                }
                Set<String> bad = review.items().stream().filter(item -> !item.inOrder()).map(Item::item).collect(Collectors.toSet());
                boolean passed = policy.checklist().stream().noneMatch(item -> item.bars() && bad.contains(item.id()));
                FirmStep taken = step.of(gate.clock().instant(), passed);
                if (held.allows(firm, taken, "step")) {
                    int seq = held.take(new LoopBook.Taken(firm, taken)).seq();
                    review.items().forEach(item -> found.add(new Checked(firm.id(), seq, firm.region().value(), item)));
                }
            });
        }
        if (held.isRefused()) {
            return held.refused();
        }
        LoopAnswer done = held.done(action, null);
        copy.stage("checked_draft", "firm_id uuid, seq integer, item text, region bigint, in_order boolean, remark text", new String[] {"firm_id", "seq", "item", "region", "in_order", "remark"}, found,
                (one, row) -> {
                    row.setUUID(0, one.firm());
                    row.setInteger(1, one.seq());
                    row.setText(2, one.item().item());
                    row.setLong(3, one.region());
                    row.setBoolean(4, one.item().inOrder());
                    row.setText(5, one.item().remark() == null || one.item().remark().isBlank() ? null : one.item().remark().strip());
                });
        sql.sql("insert into resumption.checked_item (firm_id, seq, item, region, in_order, remark) select firm_id, seq, item, region, in_order, remark from checked_draft").update();
        filings.attachEvidence(reviews.stream().map(Review::firm).toList());
        return done;
    }

    private boolean isComplete(Review review, LoopGate.Held held) {
        Set<String> asked = policy.checklist().stream().map(ResumptionPolicy.ChecklistItem::id).collect(Collectors.toCollection(LinkedHashSet::new));
        Map<String, Item> given = new HashMap<>();
        review.items().forEach(item -> given.put(item.item(), item));
        boolean complete = given.size() == review.items().size() && given.keySet().equals(asked);
        if (!complete) {
            held.fault(review.firm(), "items", "RSM-012", "审查清单每项都要填一次: " + String.join(", ", asked), "each item of the checklist is answered once: " + String.join(", ", asked));
        }
        for (Item item : review.items()) {
            String remark = item.remark() == null ? "" : item.remark().strip();
            if (!item.inOrder() && remark.isEmpty() || remark.length() > LONGEST_POINT) {
                held.fault(review.firm(), "items." + item.item(), "RSM-012", "不合格的要写明原因, 最多 " + LONGEST_POINT + " 字", "say what is wrong, in at most " + LONGEST_POINT + " characters");
                complete = false;
            }
        }
        return complete;
    }

    /// Decides filings that were reviewed.
    @Transactional
    public LoopAnswer decide(List<? extends Decision> decisions) {
        LoopGate.Held held = gate.hold(decisions.stream().map(Decision::firm).toList());
        List<Point> points = new ArrayList<>();
        Instant now = gate.clock().instant();
        String by = Jurisdiction.actorNow();
        for (Decision decision : decisions) {
            held.find(decision.firm()).ifPresent(firm -> {
                switch (decision) {
                    case Decision.Approve approve -> take(held, firm, new FirmStep.Approved(now, by), List.of(), points);
                    case Decision.Conditions(var id, List<String> conditions, LocalDate dueOn) -> {
                        if (areSaid(held, id, "conditions", conditions)) {
                            take(held, firm, new FirmStep.ApprovedUnderConditions(now, by, dueOn), conditions, points);
                        }
                    }
                    case Decision.Refuse(var id, List<String> reasons) -> {
                        if (areSaid(held, id, "reasons", reasons)) {
                            take(held, firm, new FirmStep.Refused(now, by), reasons, points);
                        }
                    }
                }
            });
        }
        return written(held, decisions.size() == 1 ? action(decisions.getFirst()) : "firm.decided", points);
    }

    private static String action(Decision decision) {
        return switch (decision) {
            case Decision.Approve approve -> "firm.approved";
            case Decision.Conditions conditions -> "firm.approved_under_conditions";
            case Decision.Refuse refuse -> "firm.refused";
        };
    }

    private static boolean areSaid(LoopGate.Held held, UUID firm, String field, List<String> words) {
        boolean said = !words.isEmpty() && words.size() <= MOST_POINTS && words.stream().noneMatch(line -> line.isBlank() || line.length() > LONGEST_POINT);
        if (!said) {
            held.fault(firm, field, "RSM-020", "请逐条写明, 1 至 " + MOST_POINTS + " 条, 每条最多 " + LONGEST_POINT + " 字",
                    "say it line by line: 1 to " + MOST_POINTS + " lines of at most " + LONGEST_POINT + " characters");
        }
        return said;
    }

    private static void take(LoopGate.Held held, LoopBook.Kept firm, FirmStep step, List<String> words, List<Point> points) {
        if (held.allows(firm, step, "decision")) {
            int seq = held.take(new LoopBook.Taken(firm, step)).seq();
            for (int i = 0; i < words.size(); i++) {
                points.add(new Point(firm.id(), seq, firm.region().value(), i + 1, words.get(i).strip()));
            }
        }
    }

    private LoopAnswer written(LoopGate.Held held, String action, List<Point> points) {
        if (held.isRefused()) {
            return held.refused();
        }
        LoopAnswer done = held.done(action, points.isEmpty() ? null : points.size() + " points");
        copy.stage("point_draft", "firm_id uuid, seq integer, place smallint, region bigint, words text", new String[] {"firm_id", "seq", "place", "region", "words"}, points, (point, row) -> {
            row.setUUID(0, point.firm());
            row.setInteger(1, point.seq());
            row.setShort(2, (short) point.place());
            row.setLong(3, point.region());
            row.setText(4, point.words());
        });
        sql.sql("insert into resumption.point (firm_id, seq, place, region, words) select firm_id, seq, place, region, words from point_draft").update();
        return done;
    }

    /// Puts down that open conditions are met, as seen.
    @Transactional
    public LoopAnswer meetConditions(UUID firm, @Nullable String note) {
        return seen(firm, new FirmStep.ConditionsMet(gate.clock().instant(), Jurisdiction.actorNow()), "firm.conditions_met", note);
    }

    /// Puts down an inspection.
    ///
    /// @param findings what is to be put right; none when all was in order
    /// @param dueOn by when, where there are findings
    @Transactional
    public LoopAnswer inspect(UUID firm, List<String> findings, @Nullable LocalDate dueOn) {
        LoopGate.Held held = gate.hold(firm);
        List<Point> points = new ArrayList<>();
        held.find(firm).ifPresent(kept -> {
            if (findings.isEmpty() != (dueOn == null)) {
                held.fault(firm, "due_on", "RSM-013", "有问题须写整改期限, 没有问题不写", "findings have a deadline, and only findings");
            } else if (findings.isEmpty() || areSaid(held, firm, "findings", findings)) {
                take(held, kept, new FirmStep.Inspected(gate.clock().instant(), Jurisdiction.actorNow(), dueOn), findings, points);
            }
        });
        return written(held, "firm.inspected", points);
    }

    /// Puts down that what inspections found is put right, as seen.
    @Transactional
    public LoopAnswer rectify(UUID firm, @Nullable String note) {
        return seen(firm, new FirmStep.Rectified(gate.clock().instant(), Jurisdiction.actorNow()), "firm.rectified", note);
    }

    private LoopAnswer seen(UUID firm, FirmStep step, String action, @Nullable String note) {
        if (note != null && note.length() > LONGEST_POINT) {
            return LoopAnswer.Refused.of(firm, "note", "RSM-020", "说明最多 " + LONGEST_POINT + " 字", "a note has at most " + LONGEST_POINT + " characters");
        }
        LoopAnswer answer = gate.step(firm, step, action, note == null || note.isBlank() ? null : note.strip());
        if (answer instanceof LoopAnswer.Done) {
            filings.attachEvidence(List.of(firm));
        }
        return answer;
    }
}
