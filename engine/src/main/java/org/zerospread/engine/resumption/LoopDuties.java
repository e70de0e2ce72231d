package org.zerospread.engine.resumption;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.resumption.LoopDuty.Actor;
import org.zerospread.engine.resumption.LoopDuty.Kind;

/// What a firm and those over it owe next, with the deadlines of the policy. A deadline of days ends with the last of them.
public final class LoopDuties {

    private final FirmLoop loop;
    private final ResumptionPolicy policy;
    private final ZoneId zone;
    private final List<LoopDuty> duties = new ArrayList<>();

    private LoopDuties(FirmLoop loop, ResumptionPolicy policy, ZoneId zone) {
        this.loop = loop;
        this.policy = policy;
        this.zone = zone;
    }

    /// All that is due, the earliest deadline first; the step of the loop before what runs beside it.
    ///
    /// @param opening what the matrix asks today
    /// @param lastReport day of the last daily report; null before the first
    public static List<LoopDuty> of(FirmLoop loop, Opening opening, @Nullable LocalDate lastReport, ResumptionPolicy policy, LocalDate today, ZoneId zone) {
        LoopDuties due = new LoopDuties(loop, policy, zone);
        due.step(opening);
        due.beside(lastReport, today);
        return due.duties.stream().sorted(Comparator.comparing(LoopDuty::dueAt, Comparator.nullsLast(Comparator.naturalOrder()))).toList();
    }

    private void step(Opening opening) {
        switch (loop.state()) {
            case CLOSED -> add(Kind.SCREEN, Actor.FIRM, null);
            case SCREENED -> add(Kind.RETURN_BATCH, Actor.FIRM, after(loop.screenedAt(), policy.screeningValidDays()));
            case RETURNING -> add(opening == Opening.OPEN ? Kind.START : Kind.FILE, Actor.FIRM, after(loop.returnedAt(), policy.filingDays()));
            case FILED -> {
                add(Kind.REVIEW, Actor.TOWN, after(loop.since(), policy.reviewDays()));
                if (!opening.needsApproval()) {
                    add(Kind.START, Actor.FIRM, after(loop.since(), policy.startDays()));
                }
            }
            case REVIEWED -> add(Kind.DECIDE, Actor.COMMAND, after(loop.since(), policy.decisionDays()));
            case APPROVED, CONDITIONAL -> add(Kind.START, Actor.FIRM, after(loop.since(), policy.startDays()));
            case REFUSED -> add(Kind.FILE_AGAIN, Actor.FIRM, after(loop.since(), policy.refilingDays()));
            case WORKING -> { }
            case FROZEN -> wayBack();
        }
    }

    private void wayBack() {
        FirmLoop.Freeze freeze = loop.freeze();
        if (freeze == null || freeze.disinfectedAt() == null) {
            add(Kind.DISINFECT, Actor.FIRM, after(loop.since(), policy.freeze().disinfectionDays()));
        } else if (freeze.testedAt() == null) {
            add(Kind.TEST, Actor.TOWN, after(loop.since(), policy.freeze().testDays()));
        } else if (freeze.recheckedAt() == null) {
            add(Kind.RECHECK, Actor.TOWN, after(freeze.testedAt(), policy.freeze().recheckDays()));
        } else {
            add(Kind.RELEASE, Actor.COMMAND, after(freeze.recheckedAt(), policy.decisionDays()));
        }
    }

    private void beside(@Nullable LocalDate lastReport, LocalDate today) {
        if (loop.state() == FirmState.WORKING) {
            LocalDate reported = lastReport == null ? today.minusDays(1) : lastReport;
            add(Kind.REPORT, Actor.FIRM, reported.plusDays(1).atTime(policy.reportBy()).atZone(zone).toInstant());
            add(Kind.INSPECT, Actor.TOWN, after(later(loop.inspectedAt(), loop.startedAt()), policy.inspectionEveryDays()));
            add(Kind.DRILL, Actor.FIRM, after(later(loop.drilledAt(), loop.drilledAt() == null ? loop.startedAt() : null), policy.drillEveryDays()));
        }
        if (loop.conditionsDue() != null) {
            add(Kind.MEET_CONDITIONS, Actor.FIRM, endOf(loop.conditionsDue()));
        }
        if (loop.findingsDue() != null) {
            add(Kind.RECTIFY, Actor.FIRM, endOf(loop.findingsDue()));
        }
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null ? other : other == null || one.isAfter(other) ? one : other;
    }

    private void add(Kind kind, Actor actor, @Nullable Instant dueAt) {
        duties.add(new LoopDuty(kind, actor, dueAt));
    }

    private @Nullable Instant after(@Nullable Instant from, int days) {
        return from == null ? null : endOf(LocalDate.ofInstant(from, zone).plusDays(days));
    }

    private Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
