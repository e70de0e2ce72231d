package org.zerospread.app.resumption;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
import org.zerospread.app.enterprise.StaffReturn;
import org.zerospread.app.enterprise.StaffReturns;
import org.zerospread.app.store.BulkCopy;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.resumption.FirmStep;
import org.zerospread.engine.resumption.ReturnRule;

/// The firm's own part of the loop: screening beforehand, return of staff in batches, filing, drills. Each is for one firm or many at once, and is done for all of them or for none.
@Component
public class Loop {

    private static final int MOST_NAMED = 5;
    private static final int LONGEST_NOTE = 500;
    private static final int LONGEST_LABEL = 60;
    private static final BigDecimal LARGEST_ROOM = new BigDecimal(10_000);

    private final JdbcClient sql;
    private final BulkCopy copy;
    private final LoopGate gate;
    private final StaffReturns staff;
    private final FilingCheck filings;

    Loop(JdbcClient sql, BulkCopy copy, LoopGate gate, StaffReturns staff, FilingCheck filings) {
        this.sql = sql;
        this.copy = copy;
        this.gate = gate;
        this.staff = staff;
        this.filings = filings;
    }

    /// Staff who return together.
    ///
    /// @param staff lines of the ledger
    /// @param dropUnfit whether those who may not return are left out; otherwise one of them has the whole batch refused
    public record Batch(UUID firm, List<UUID> staff, boolean dropUnfit) {
        public Batch {
            staff = List.copyOf(staff);
        }
    }

    /// A filing: who signed the commitment, and which edition of it.
    public record Filing(UUID firm, String signedBy, int commitment) {
    }

    private record Line(UUID firm, int seq, long region, UUID staff, ReturnRule.@Nullable Answer answer) {
    }

    /// Goes through the staff lists: who may return that day, and who may not and why.
    @Transactional
    public LoopAnswer screen(List<UUID> firms) {
        LoopGate.Held held = gate.hold(firms);
        Map<UUID, List<StaffReturn>> lists = staff.list(firms).stream().collect(Collectors.groupingBy(StaffReturn::firm));
        Instant now = gate.clock().instant();
        List<Line> out = new ArrayList<>();
        for (UUID id : firms) {
            held.find(id).ifPresent(firm -> {
                List<StaffReturn> list = lists.getOrDefault(id, List.of());
                if (list.isEmpty()) {
                    held.fault(id, "staff", "RSM-011", "员工台账是空的, 请先登记员工", "the staff ledger is empty: list the staff first");
                    return;
                }
                FirmStep step = new FirmStep.Screened(now, Jurisdiction.actorNow(), list.size(), (int) list.stream().filter(StaffReturn::mayReturn).count());
                if (held.allows(firm, step, "staff")) {
                    int seq = held.take(new LoopBook.Taken(firm, step)).seq();
                    list.stream().filter(one -> !one.mayReturn()).forEach(one -> out.add(new Line(id, seq, firm.region().value(), one.id(), one.answer())));
                }
            });
        }
        if (held.isRefused()) {
            return held.refused();
        }
        LoopAnswer done = held.done("firm.screened", out.size() + " may not return");
        keepScreenedOut(out);
        return done;
    }

    /// Has named staff return. Who may not is refused with the reason, and the whole batch with him, unless he is left out expressly.
    @Transactional
    public LoopAnswer returnBatch(List<Batch> batches) {
        LoopGate.Held held = gate.hold(batches.stream().map(Batch::firm).toList());
        Map<UUID, StaffReturn> known = new HashMap<>();
        staff.list(batches.stream().map(Batch::firm).toList()).forEach(one -> known.put(one.id(), one));
        Set<UUID> already = returned(batches);
        List<Line> lines = new ArrayList<>();
        for (Batch batch : batches) {
            held.find(batch.firm()).ifPresent(firm -> {
                List<StaffReturn> fit = fit(batch, known, already, held);
                FirmStep step = new FirmStep.BatchReturned(gate.clock().instant(), Jurisdiction.actorNow(), fit.size());
                if ((batch.dropUnfit() || fit.size() == Set.copyOf(batch.staff()).size()) && held.allows(firm, step, "staff")) {
                    int seq = held.take(new LoopBook.Taken(firm, step)).seq();
                    fit.forEach(one -> lines.add(new Line(firm.id(), seq, firm.region().value(), one.id(), null)));
                }
            });
        }
        if (held.isRefused()) {
            return held.refused();
        }
        LoopAnswer done = held.done("firm.batch_returned", lines.size() + " staff");
        keepReturned(lines);
        return done;
    }

    private List<StaffReturn> fit(Batch batch, Map<UUID, StaffReturn> known, Set<UUID> already, LoopGate.Held held) {
        List<StaffReturn> fit = new ArrayList<>();
        List<StaffReturn> unfit = new ArrayList<>();
        int strangers = 0;
        for (UUID id : new LinkedHashSet<>(batch.staff())) {
            StaffReturn one = known.get(id);
            if (one == null || !one.firm().equals(batch.firm()) || already.contains(id)) {
                strangers++;
            } else if (one.mayReturn()) {
                fit.add(one);
            } else {
                unfit.add(one);
            }
        }
        if (strangers > 0) {
            held.fault(batch.firm(), "staff", "RSM-011", strangers + " 人不在本企业台账上或已经返岗", strangers + " of the batch are not on this firm's ledger or have returned already");
        }
        if (!unfit.isEmpty() && !batch.dropUnfit()) {
            held.fault(batch.firm(), "staff", "RSM-009", unfit.size() + " 人现在不能返岗, 整批没有办理: " + named(unfit, true), unfit.size() + " may not return now, nobody of the batch was taken: " + named(unfit, false));
        }
        return fit;
    }

    private static String named(List<StaffReturn> unfit, boolean zh) {
        String names = unfit.stream().limit(MOST_NAMED).map(one -> one.name() + " " + reasons(one.answer(), zh)).collect(Collectors.joining("; "));
        return unfit.size() > MOST_NAMED ? names + " …" : names;
    }

    private static String reasons(ReturnRule.Answer answer, boolean zh) {
        return switch (answer) {
            case ReturnRule.Answer.MayReturn may -> "";
            case ReturnRule.Answer.MayNot(List<ReturnRule.Reason> reasons) -> reasons.stream().map(reason -> zh ? reason.zh() : reason.en()).collect(Collectors.joining(", ", "(", ")"));
        };
    }

    private Set<UUID> returned(List<Batch> batches) {
        return new LinkedHashSet<>(sql.sql("select staff_id from resumption.returned where firm_id = any(:firms)").param("firms", LoopBook.array(batches.stream().map(Batch::firm).toList()))
                .query(UUID.class).list());
    }

    /// Files: with all evidence that the policy asks for, with what must be at hand, and with the commitment signed by name. Where the matrix keeps the firm closed, it is refused with that reason.
    @Transactional
    public LoopAnswer file(List<Filing> all) {
        LoopGate.Held held = gate.hold(all.stream().map(Filing::firm).toList());
        Map<UUID, Filing> filed = new LinkedHashMap<>();
        all.forEach(filing -> filed.put(filing.firm(), filing));
        filings.check(filed, held);
        for (Filing filing : filed.values()) {
            held.find(filing.firm()).ifPresent(firm -> {
                FirmStep step = new FirmStep.Filed(gate.clock().instant(), Jurisdiction.actorNow(), held.asked(firm).opening());
                if (held.allows(firm, step, "firm")) {
                    held.take(new LoopBook.Taken(firm, step, filing.signedBy().strip(), filing.commitment(), null, null));
                }
            });
        }
        if (held.isRefused()) {
            return held.refused();
        }
        LoopAnswer done = held.done("firm.filed", null);
        filings.attachEvidence(filed.keySet());
        return done;
    }

    /// Puts down that an emergency was rehearsed.
    @Transactional
    public LoopAnswer drill(UUID firm, String how) {
        if (how.isBlank() || how.length() > LONGEST_NOTE) {
            return LoopAnswer.Refused.of(firm, "note", "RSM-020", "请写明演练了什么, 最多 " + LONGEST_NOTE + " 字", "say what was rehearsed, in at most " + LONGEST_NOTE + " characters");
        }
        return gate.step(firm, new FirmStep.Drilled(gate.clock().instant(), Jurisdiction.actorNow()), "firm.drilled", how.strip());
    }

    /// Puts down the floor of the rooms in which staff sleep.
    ///
    /// @param squareMetres by label of the room, as on the ledger
    @Transactional
    public LoopAnswer measureRooms(UUID firm, Map<String, BigDecimal> squareMetres) {
        LoopGate.Held held = gate.hold(firm);
        held.find(firm).ifPresent(kept -> {
            if (squareMetres.entrySet().stream().anyMatch(room -> room.getKey().isBlank() || room.getKey().length() > LONGEST_LABEL || room.getValue().signum() <= 0 || room.getValue().compareTo(LARGEST_ROOM) > 0)) {
                held.fault(firm, "rooms", "RSM-020", "宿舍号最多 " + LONGEST_LABEL + " 字, 面积大于 0、不超过 " + LARGEST_ROOM + " m²",
                        "a room has a label of at most " + LONGEST_LABEL + " characters and a floor of more than 0 and at most " + LARGEST_ROOM + " m²");
            } else {
                filings.measureRooms(kept, squareMetres);
            }
        });
        return held.isRefused() ? held.refused() : new LoopAnswer.Done(List.of(firm));
    }

    private void keepScreenedOut(List<Line> out) {
        stage(out);
        sql.sql("insert into resumption.screened_out (firm_id, seq, staff_id, region, reasons, until) select firm_id, seq, staff_id, region, string_to_array(reasons, ','), until from loop_line").update();
    }

    private void keepReturned(List<Line> lines) {
        stage(lines);
        sql.sql("insert into resumption.returned (staff_id, firm_id, seq, region) select staff_id, firm_id, seq, region from loop_line").update();
    }

    private void stage(List<Line> lines) {
        copy.stage("loop_line", "firm_id uuid, seq integer, region bigint, staff_id uuid, reasons text, until date", new String[] {"firm_id", "seq", "region", "staff_id", "reasons", "until"}, lines,
                (line, row) -> {
                    row.setUUID(0, line.firm());
                    row.setInteger(1, line.seq());
                    row.setLong(2, line.region());
                    row.setUUID(3, line.staff());
                    ReturnRule.Answer.@Nullable MayNot not = line.answer() instanceof ReturnRule.Answer.MayNot may ? may : null;
                    row.setText(4, not == null ? null : not.reasons().stream().map(ReturnRule.Reason::code).collect(Collectors.joining(",")));
                    row.setDate(5, not == null ? null : not.until());
                });
    }
}
