package org.zerospread.engine.resumption;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What keeps a firm from work.
public enum Bottleneck {
    /// A suspected case stopped it.
    FROZEN("因疑似病例封控", "frozen for a suspected case"),
    /// Nobody has found out yet who of its staff may return.
    NOT_SCREENED("尚未排查员工", "its staff are not screened"),
    /// Too few of its staff may return: in quarantine, ill, or without what is asked of them.
    STAFF("可返岗员工不足", "too few of its staff may return"),
    SUPPLIES("防护物资不足", "supplies run short"),
    ROOMS("隔离间不足", "too few isolation rooms"),
    NOT_RETURNED("员工尚未返岗", "no batch of staff has returned"),
    NOT_FILED("尚未备案", "it has not filed"),
    REFUSED("备案未通过, 待整改", "its filing was refused"),
    REVIEW("等待现场审查", "waits for the review on site"),
    DECISION("等待决定", "waits for the decision"),
    CONDITIONS("条件未落实", "conditions are open"),
    NOT_STARTED("已批准, 尚未开工", "approved, but it has not begun");

    private final String zh;
    private final String en;

    Bottleneck(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    /// Whether the firm itself can mend it; else it waits for an authority or for days to pass.
    public boolean isUpToTheFirm() {
        return this != REVIEW && this != DECISION && this != FROZEN && this != STAFF;
    }

    /// What is known of a firm that does not work.
    ///
    /// @param screened how many its last screening was about; null where there was none
    /// @param fit how many of them may return
    /// @param readiness what it has at hand, for the staff who are to be at work
    public record Facts(FirmState state, @Nullable Integer screened, @Nullable Integer fit, Readiness readiness) {}

    /// All that keeps it from work now, what comes first in the loop first; empty for one that works.
    ///
    /// @param fewestPercent below this share of fit staff a firm is short of them
    public static List<Bottleneck> of(Facts facts, ResumptionPolicy.ReadinessRule rule, int fewestPercent) {
        List<Bottleneck> found = new ArrayList<>();
        switch (facts.state()) {
            case WORKING -> { }
            case FROZEN -> found.add(FROZEN);
            case CLOSED -> {
                found.add(NOT_SCREENED);
                addLacks(found, facts.readiness(), rule);
            }
            case SCREENED -> {
                if (facts.screened() != null && facts.fit() != null && facts.fit() * 100L < (long) facts.screened() * fewestPercent) {
                    found.add(STAFF);
                }
                addLacks(found, facts.readiness(), rule);
                found.add(NOT_RETURNED);
            }
            case RETURNING -> {
                addLacks(found, facts.readiness(), rule);
                found.add(NOT_FILED);
            }
            case REFUSED -> {
                addLacks(found, facts.readiness(), rule);
                found.add(REFUSED);
            }
            case FILED -> found.add(REVIEW);
            case REVIEWED -> found.add(DECISION);
            case CONDITIONAL -> found.add(CONDITIONS);
            case APPROVED -> found.add(NOT_STARTED);
        }
        return found;
    }

    private static void addLacks(List<Bottleneck> found, Readiness readiness, ResumptionPolicy.ReadinessRule rule) {
        List<Readiness.Shortfall> lacks = readiness.shortfalls(rule);
        if (lacks.stream().anyMatch(lack -> rule.supplies().stream().anyMatch(item -> item.item().equals(lack.subject())))) {
            found.add(SUPPLIES);
        }
        if (readiness.isolationRooms() < Readiness.isolationRoomsFor(readiness.staff(), rule)) {
            found.add(ROOMS);
        }
    }
}
