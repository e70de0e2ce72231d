package org.zerospread.engine.resumption;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which step may follow which. No order can be skipped: each step names the states in which it may be taken, and what else it needs.
///
/// Codes: RSM-001 out of order · RSM-002 closed by the matrix · RSM-003 decided by the applicant · RSM-004 dated back or ahead · RSM-010 too many at once or in all · RSM-013 deadline of conditions or
/// findings · RSM-015 something is overdue · RSM-017 screening too old · RSM-018 the review found faults · RSM-021 the way back is not complete.
public final class LoopRule {

    private LoopRule() {
    }

    /// Why a step may not be taken now; empty when it may.
    public static Optional<LoopRefusal> refusal(FirmLoop loop, FirmStep step, LoopTerms terms) {
        if (step.at().isAfter(terms.now()) || loop.lastAt() != null && step.at().isBefore(loop.lastAt())) {
            return refused("RSM-004", "时间早于上一步(" + loop.lastAt() + ")或晚于现在", "dated before the last step (" + loop.lastAt() + ") or later than now");
        }
        if (loop.state() == FirmState.FROZEN && !isWayBack(step)) {
            return refused("RSM-001", "企业已停产封控: 先消毒、检测、复查, 由指挥部解除", "the firm is frozen: disinfection, tests and a review come first, then the command office releases it");
        }
        return switch (step) {
            case FirmStep.Screened s -> Optional.empty();
            case FirmStep.BatchReturned(var at, var by, int staff) -> batch(loop, at, staff, terms);
            case FirmStep.Filed s -> filed(loop, terms);
            case FirmStep.Reviewed s -> first(order(loop, EnumSet.of(FirmState.FILED, FirmState.REVIEWED), "现场审查", "a review on site"), other(loop, s.by()));
            case FirmStep.Approved s -> first(decision(loop, s.by()), passed(loop));
            case FirmStep.ApprovedUnderConditions s -> first(decision(loop, s.by()), deadline(s.at(), s.dueOn(), terms.policy().conditionsMostDays(), terms));
            case FirmStep.Refused s -> decision(loop, s.by());
            case FirmStep.ConditionsMet s -> first(open(loop.conditionsDue(), "没有未落实的条件", "no conditions are open"), other(loop, s.by()));
            case FirmStep.Started s -> started(loop, terms);
            case FirmStep.Drilled s -> order(loop, staffed(), "应急演练", "a drill");
            case FirmStep.Inspected s -> inspected(loop, s, terms);
            case FirmStep.Rectified s -> first(open(loop.findingsDue(), "没有未整改的问题", "no findings are open"), other(loop, s.by()));
            case FirmStep.Frozen s -> Optional.empty();
            case FirmStep.Disinfected s -> frozen(loop);
            case FirmStep.Tested s -> first(frozen(loop), needs(loop, loop.freeze() != null && loop.freeze().disinfectedAt() != null, "消毒", "the disinfection"));
            case FirmStep.Rechecked s -> first(frozen(loop), needs(loop, loop.freeze() != null && loop.freeze().disinfectedAt() != null && loop.freeze().testedAt() != null, "消毒和全员阴性的检测",
                    "the disinfection and negative tests"), other(loop, s.by()));
            case FirmStep.Released s -> first(frozen(loop), needs(loop, loop.freeze() != null && loop.freeze().isReady(), "消毒、全员阴性的检测和合格的复查", "the disinfection, negative tests and a passed review"),
                    other(loop, s.by()));
        };
    }

    private static boolean isWayBack(FirmStep step) {
        return switch (step) {
            case FirmStep.Disinfected s -> true;
            case FirmStep.Tested s -> true;
            case FirmStep.Rechecked s -> true;
            case FirmStep.Released s -> true;
            case FirmStep.Screened s -> false;
            case FirmStep.BatchReturned s -> false;
            case FirmStep.Filed s -> false;
            case FirmStep.Reviewed s -> false;
            case FirmStep.Approved s -> false;
            case FirmStep.ApprovedUnderConditions s -> false;
            case FirmStep.Refused s -> false;
            case FirmStep.ConditionsMet s -> false;
            case FirmStep.Started s -> false;
            case FirmStep.Drilled s -> false;
            case FirmStep.Inspected s -> false;
            case FirmStep.Rectified s -> false;
            case FirmStep.Frozen s -> false;
        };
    }

    private static Optional<LoopRefusal> batch(FirmLoop loop, Instant at, int staff, LoopTerms terms) {
        ResumptionPolicy policy = terms.policy();
        Optional<LoopRefusal> order = order(loop, EnumSet.of(FirmState.SCREENED, FirmState.RETURNING, FirmState.APPROVED, FirmState.CONDITIONAL, FirmState.WORKING), "员工分批返岗", "the return of staff");
        if (order.isPresent()) {
            return order;
        }
        if (terms.opening() == Opening.CLOSED) {
            return closed();
        }
        if (loop.screenedAt() == null || loop.screenedAt().plus(Duration.ofDays(policy.screeningValidDays())).isBefore(at)) {
            return refused("RSM-017", "上次排查已超过 " + policy.screeningValidDays() + " 天, 须重新排查", "the last screening is more than " + policy.screeningValidDays() + " days old: screen again");
        }
        if (isOverdue(loop.conditionsDue(), terms) || isOverdue(loop.findingsDue(), terms)) {
            return refused("RSM-015", "整改或条件已逾期, 落实前不得再有人返岗", "conditions or findings are overdue: nobody else returns before they are met");
        }
        if (staff < 1 || staff > policy.batchMostStaff()) {
            return refused("RSM-010", "一批应有 1 至 " + policy.batchMostStaff() + " 人, 现为 " + staff + " 人", "a batch has 1 to " + policy.batchMostStaff() + " staff, not " + staff);
        }
        if (loop.returned() + staff > terms.mostStaff()) {
            return refused("RSM-010", "按分级管控最多到岗 " + terms.mostStaff() + " 人, 已返 " + loop.returned() + " 人, 这批 " + staff + " 人",
                    "by the matrix at most " + terms.mostStaff() + " may be at work: " + loop.returned() + " have returned, this batch has " + staff);
        }
        return Optional.empty();
    }

    private static Optional<LoopRefusal> filed(FirmLoop loop, LoopTerms terms) {
        if (terms.opening() == Opening.CLOSED) {
            return closed();
        }
        return order(loop, EnumSet.of(FirmState.RETURNING, FirmState.REFUSED), "备案", "filing");
    }

    private static Optional<LoopRefusal> closed() {
        return refused("RSM-002", "按当前分级管控, 此类企业暂不开工", "by the matrix in force firms of this kind stay closed for now");
    }

    /// Work begins with an approval; where the matrix asks only for filing today, with that; where it asks nothing, with the return of staff.
    private static Optional<LoopRefusal> started(FirmLoop loop, LoopTerms terms) {
        Set<FirmState> from = switch (terms.opening()) {
            case OPEN -> EnumSet.of(FirmState.RETURNING, FirmState.FILED, FirmState.REVIEWED, FirmState.APPROVED, FirmState.CONDITIONAL);
            case BY_FILING -> EnumSet.of(FirmState.FILED, FirmState.REVIEWED, FirmState.APPROVED, FirmState.CONDITIONAL);
            case BY_APPROVAL -> EnumSet.of(FirmState.APPROVED, FirmState.CONDITIONAL);
            case CLOSED -> EnumSet.noneOf(FirmState.class);
        };
        if (from.contains(loop.state())) {
            return Optional.empty();
        }
        return terms.opening() == Opening.CLOSED ? closed()
                : refused("RSM-001", "现为" + zh(loop.state()) + ": 未备案或未批准, 不能有人上班", "the firm is " + loop.state() + ": nobody works before it has filed and, where asked, is approved");
    }

    private static Optional<LoopRefusal> inspected(FirmLoop loop, FirmStep.Inspected step, LoopTerms terms) {
        Optional<LoopRefusal> order = first(order(loop, staffed(), "检查", "an inspection"), other(loop, step.by()));
        return order.isPresent() || step.dueOn() == null ? order : deadline(step.at(), step.dueOn(), terms.policy().findingsMostDays(), terms);
    }

    private static Set<FirmState> staffed() {
        return EnumSet.of(FirmState.RETURNING, FirmState.FILED, FirmState.REVIEWED, FirmState.APPROVED, FirmState.CONDITIONAL, FirmState.REFUSED, FirmState.WORKING);
    }

    private static Optional<LoopRefusal> decision(FirmLoop loop, String by) {
        return first(order(loop, EnumSet.of(FirmState.REVIEWED), "审批", "a decision"), other(loop, by));
    }

    private static Optional<LoopRefusal> passed(FirmLoop loop) {
        return loop.review() == null || loop.review().passed() ? Optional.empty()
                : refused("RSM-018", "审查有不合格的必查项: 只能附条件批准或不予批准", "the review found items not in order: approve under conditions, or refuse");
    }

    /// Whoever filed does not judge.
    private static Optional<LoopRefusal> other(FirmLoop loop, String by) {
        return loop.filing() != null && loop.filing().by().equals(by) ? refused("RSM-003", "申请人不能审查、批准自己的申请", "whoever filed neither reviews nor decides") : Optional.empty();
    }

    private static Optional<LoopRefusal> deadline(Instant at, LocalDate dueOn, int mostDays, LoopTerms terms) {
        LocalDate today = LocalDate.ofInstant(at, terms.zone());
        return dueOn.isBefore(today) || dueOn.isAfter(today.plusDays(mostDays))
                ? refused("RSM-013", "期限应在今天起 " + mostDays + " 天之内, 现为 " + dueOn, "the deadline lies from today to " + mostDays + " days ahead, not " + dueOn) : Optional.empty();
    }

    private static Optional<LoopRefusal> open(@Nullable LocalDate dueOn, String zh, String en) {
        return dueOn == null ? refused("RSM-001", zh, en) : Optional.empty();
    }

    private static Optional<LoopRefusal> frozen(FirmLoop loop) {
        return loop.state() == FirmState.FROZEN ? Optional.empty() : refused("RSM-001", "企业没有被停产封控", "the firm is not frozen");
    }

    private static Optional<LoopRefusal> needs(FirmLoop loop, boolean holds, String zh, String en) {
        return holds || loop.state() != FirmState.FROZEN ? Optional.empty() : refused("RSM-021", "还缺" + zh, en + " must come first");
    }

    private static Optional<LoopRefusal> order(FirmLoop loop, Set<FirmState> from, String zh, String en) {
        return from.contains(loop.state()) ? Optional.empty()
                : refused("RSM-001", "现为" + zh(loop.state()) + ", 还不能(或不再)进行" + zh, "the firm is " + loop.state() + ": this is not the time for " + en);
    }

    private static boolean isOverdue(@Nullable LocalDate dueOn, LoopTerms terms) {
        return dueOn != null && dueOn.isBefore(terms.today());
    }

    @SafeVarargs
    private static Optional<LoopRefusal> first(Optional<LoopRefusal>... checks) {
        for (Optional<LoopRefusal> check : checks) {
            if (check.isPresent()) {
                return check;
            }
        }
        return Optional.empty();
    }

    private static Optional<LoopRefusal> refused(String code, String zh, String en) {
        return Optional.of(new LoopRefusal(code, zh, en));
    }

    static String zh(FirmState state) {
        return switch (state) {
            case CLOSED -> "未启动";
            case SCREENED -> "已排查";
            case RETURNING -> "员工返岗中";
            case FILED -> "已备案";
            case REVIEWED -> "已审查";
            case APPROVED -> "已批准";
            case CONDITIONAL -> "附条件批准";
            case REFUSED -> "不予批准";
            case WORKING -> "已复工";
            case FROZEN -> "停产封控";
        };
    }
}
