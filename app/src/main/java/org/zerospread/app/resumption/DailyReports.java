package org.zerospread.app.resumption;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.store.BulkCopy;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.resumption.DailyReport;
import org.zerospread.engine.resumption.FirmState;
import org.zerospread.engine.resumption.FirmStep;
import org.zerospread.engine.resumption.LoopRefusal;
import org.zerospread.engine.resumption.ResumptionPolicy;

/// Takes the daily reports of firms, one or many at once. The first with staff at work begins the firm's work.
@Component
public class DailyReports {

    private final JdbcClient sql;
    private final BulkCopy copy;
    private final LoopGate gate;
    private final AuditTrail audit;
    private final ResumptionPolicy policy;
    private final ApplicationEventPublisher news;

    DailyReports(JdbcClient sql, BulkCopy copy, LoopGate gate, AuditTrail audit, ResumptionPolicy policy, ApplicationEventPublisher news) {
        this.sql = sql;
        this.copy = copy;
        this.gate = gate;
        this.audit = audit;
        this.policy = policy;
        this.news = news;
    }

    /// The report of a firm.
    public record Given(UUID firm, DailyReport report) {
    }

    private record Ill(UUID report, UUID firm, long region, DailyReport.Ill ill) {
    }

    private record Line(UUID id, LoopBook.Kept firm, DailyReport report) {
    }

    /// Takes reports of today, or none of them. A second report of the same day takes the place of the first, which stays on record.
    @Transactional
    public LoopAnswer report(List<Given> reports) {
        Map<UUID, DailyReport> given = new LinkedHashMap<>();
        reports.forEach(one -> given.put(one.firm(), one.report()));
        LoopGate.Held held = gate.hold(given.keySet());
        Set<UUID> staff = returned(given);
        LocalDate today = gate.clock().today();
        for (LoopBook.Kept firm : held.firms()) {
            DailyReport report = Objects.requireNonNull(given.get(firm.id()));
            Optional<LoopRefusal> refusal = report.refusal(today, firm.present()).or(() -> state(firm, report)).or(() -> stranger(report, staff));
            if (refusal.isPresent()) {
                held.fault(firm.id(), "report", refusal.get().code(), refusal.get().zh(), refusal.get().en());
            } else if (report.atWork() > 0 && firm.loop().state() != FirmState.WORKING) {
                FirmStep step = new FirmStep.Started(gate.clock().instant(), Jurisdiction.actorNow());
                if (held.allows(firm, step, "at_work")) {
                    held.take(new LoopBook.Taken(firm, step));
                }
            }
        }
        if (held.isRefused()) {
            return held.refused();
        }
        if (held.done("firm.started", null) instanceof LoopAnswer.Done(List<UUID> started)) {
            started.forEach(firm -> news.publishEvent(new FirmResumed(firm, held.find(firm).orElseThrow().region(), today)));
        }
        keep(given, held);
        gate.reported(held, today);
        return new LoopAnswer.Done(given.keySet().stream().toList());
    }

    private static Optional<LoopRefusal> state(LoopBook.Kept firm, DailyReport report) {
        FirmState state = firm.loop().state();
        if (!state.hasStaff()) {
            return Optional.of(new LoopRefusal("RSM-001", "还没有员工返岗, 不用日报", "nobody has returned yet, there is nothing to report"));
        }
        return state == FirmState.FROZEN && report.atWork() > 0 ? Optional.of(new LoopRefusal("RSM-001", "企业已停产封控, 不能有人上班", "the firm is frozen, nobody works")) : Optional.empty();
    }

    private static Optional<LoopRefusal> stranger(DailyReport report, Set<UUID> staff) {
        return report.ill().stream().allMatch(one -> staff.contains(one.staff())) ? Optional.empty()
                : Optional.of(new LoopRefusal("RSM-011", "报告的人不在本企业返岗人员中", "somebody reported is not among those who have returned to this firm"));
    }

    private Set<UUID> returned(Map<UUID, DailyReport> given) {
        UUID[] named = given.values().stream().flatMap(report -> report.ill().stream()).map(DailyReport.Ill::staff).distinct().toArray(UUID[]::new);
        if (named.length == 0) {
            return Set.of();
        }
        return new HashSet<>(sql.sql("select r.staff_id from resumption.returned r join enterprise.staff t on t.id = r.staff_id and t.left_on is null where r.staff_id = any(:named) and r.firm_id = any(:firms)")
                .param("named", named).param("firms", LoopBook.array(given.keySet())).query(UUID.class).list());
    }

    private void keep(Map<UUID, DailyReport> given, LoopGate.Held held) {
        List<Line> lines = held.firms().stream().map(firm -> new Line(UUID.randomUUID(), firm, Objects.requireNonNull(given.get(firm.id())))).toList();
        if (lines.isEmpty()) {
            return;
        }
        copy.stage("report_draft", "id uuid, firm_id uuid, region bigint, day date, at_work integer, absent integer, fever integer, ill integer, signed_by text",
                new String[] {"id", "firm_id", "region", "day", "at_work", "absent", "fever", "ill", "signed_by"}, lines, (line, row) -> {
                    row.setUUID(0, line.id());
                    row.setUUID(1, line.firm().id());
                    row.setLong(2, line.firm().region().value());
                    row.setDate(3, line.report().day());
                    row.setInteger(4, line.report().atWork());
                    row.setInteger(5, line.report().absent());
                    row.setInteger(6, line.report().fever(policy.feverTenths()));
                    row.setInteger(7, line.report().ill().size());
                    row.setText(8, line.report().signedBy().strip());
                });
        sql.sql("""
                insert into resumption.report (id, firm_id, region, day, at_work, absent, fever, ill, signed_by, recorded_at, recorded_by)
                select id, firm_id, region, day, at_work, absent, fever, ill, signed_by, :at, :by from report_draft
                """).param("at", gate.clock().instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).update();
        keepIll(lines);
        Line first = lines.getFirst();
        audit.record("firm.reported", Jurisdiction.placeFor(first.firm().region().value()), lines.size() == 1 ? first.firm().id().toString() : null,
                lines.size() == 1 ? first.report().atWork() + " at work, " + first.report().ill().size() + " ill" : lines.size() + " firms");
    }

    private void keepIll(List<Line> lines) {
        List<Ill> ill = lines.stream().flatMap(line -> line.report().ill().stream().map(one -> new Ill(line.id(), line.firm().id(), line.firm().region().value(), one))).toList();
        if (ill.isEmpty()) {
            return;
        }
        copy.stage("ill_draft", "report_id uuid, staff_id uuid, firm_id uuid, region bigint, temperature_tenths integer, symptoms text",
                new String[] {"report_id", "staff_id", "firm_id", "region", "temperature_tenths", "symptoms"}, ill, (one, row) -> {
                    row.setUUID(0, one.report());
                    row.setUUID(1, one.ill().staff());
                    row.setUUID(2, one.firm());
                    row.setLong(3, one.region());
                    row.setInteger(4, one.ill().temperatureTenths());
                    row.setText(5, one.ill().symptoms() == null || one.ill().symptoms().isBlank() ? null : one.ill().symptoms().strip());
                });
        sql.sql("""
                insert into resumption.reported_ill (report_id, staff_id, firm_id, region, temperature_tenths, symptoms)
                select report_id, staff_id, firm_id, region, temperature_tenths, symptoms from ill_draft
                """).update();
    }
}
