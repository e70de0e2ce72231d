package org.zerospread.engine.recruiting;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// How far a project of investment (招商项目) has come. No stage is skipped, and what is signed or lost stays so.
public enum ProjectStage {
    /// 线索: somebody thinks of coming.
    LEAD,
    /// 洽谈: talks by telephone or video.
    TALKS,
    /// 签约
    SIGNED,
    /// 流失: it came to nothing.
    LOST;

    /// How long after the day something may still be written down.
    public static final int DAYS_BACK = 7;

    /// What may follow.
    public Set<ProjectStage> next() {
        return switch (this) {
            case LEAD -> EnumSet.of(TALKS, LOST);
            case TALKS -> EnumSet.of(SIGNED, LOST);
            case SIGNED, LOST -> EnumSet.noneOf(ProjectStage.class);
        };
    }

    /// Whether nothing follows.
    public boolean isFinal() {
        return next().isEmpty();
    }

    /// Why a step cannot be taken.
    ///
    /// @param code stable: `RCR-004` a stage would be skipped or the project has come to its end, `RCR-007` in the future or before the stage before it, `RCR-008` written down too late
    public record Refusal(String field, String code, String zh, String en) {
    }

    /// Whether the project may go from here, where it is since a day, to another stage.
    ///
    /// @param since day of the present stage
    /// @param on day of the step
    /// @param today the district's date
    public Optional<Refusal> refuses(ProjectStage to, LocalDate since, LocalDate on, LocalDate today) {
        if (isFinal()) {
            return Optional.of(new Refusal("stage", "RCR-004", "项目已" + (this == SIGNED ? "签约" : "流失") + ",不能再改", "the project is " + (this == SIGNED ? "signed" : "lost") + " and stays so"));
        }
        if (!next().contains(to)) {
            return Optional.of(new Refusal("stage", "RCR-004", "不能跳步:线索→洽谈→签约", "no stage can be skipped: lead, talks, signed"));
        }
        return day(since, on, today);
    }

    /// Whether a day may be written down today, after what went before.
    public static Optional<Refusal> day(LocalDate since, LocalDate on, LocalDate today) {
        if (on.isAfter(today)) {
            return Optional.of(new Refusal("on", "RCR-007", "日期晚于今天", "the day is in the future"));
        }
        if (on.isBefore(since)) {
            return Optional.of(new Refusal("on", "RCR-007", "日期早于上一步(" + since + ")", "the day is before the step before it, " + since));
        }
        if (on.isBefore(today.minusDays(DAYS_BACK))) {
            return Optional.of(new Refusal("on", "RCR-008", "最多补记 " + DAYS_BACK + " 天前的事", "written down more than " + DAYS_BACK + " days late"));
        }
        return Optional.empty();
    }
}
