package org.zerospread.engine.forecast;

import java.time.LocalDate;
import java.util.Optional;
import org.zerospread.engine.allocation.SitePurpose;

/// What would keep the reserve of a purpose.
public sealed interface Cure {

    /// Open more rooms.
    ///
    /// @param expected rooms that are missing when as many come as are expected
    /// @param high rooms that are missing when as many come as only once in ten times
    /// @param by day by which they are needed
    record MoreRooms(SitePurpose purpose, int expected, int high, LocalDate by) implements Cure {}

    /// Borrow rooms of a site of another purpose.
    ///
    /// @param rooms that the site can spare every day to the end of the forecast, its own reserve kept
    /// @param from first day on which they are needed
    record Borrow(String site, String siteName, SitePurpose owner, int rooms, LocalDate from) implements Cure {}

    /// Put those who are still to come on another plan.
    ///
    /// @param brokenOn the day on which the reserve would then be broken; empty when it would hold
    /// @param saved rooms saved on the worst day, as expected
    record OtherPlan(String plan, String titleZh, String titleEn, Optional<LocalDate> brokenOn, int saved) implements Cure {}

    /// The cure in Chinese.
    default String zh() {
        return switch (this) {
            case MoreRooms more -> "至 " + more.by() + " 前增开 " + more.high() + " 间" + more.purpose().zh() + "房间"
                    + (more.expected() == more.high() ? "" : "(按预期人数为 " + more.expected() + " 间)");
            case Borrow borrow -> "自 " + borrow.from() + " 起借用 " + borrow.siteName() + "(" + borrow.owner().zh() + ")" + borrow.rooms() + " 间,其自身预留不受影响";
            case OtherPlan other -> "新来人员改用“" + other.titleZh() + "”:最紧的一天少用 " + other.saved() + " 间,"
                    + other.brokenOn().map(day -> "预留仍会在 " + day + " 被占用").orElse("预留不被占用");
        };
    }

    /// The cure in English.
    default String en() {
        return switch (this) {
            case MoreRooms more -> "open " + more.high() + " more rooms for " + more.purpose().en() + " by " + more.by()
                    + (more.expected() == more.high() ? "" : " (" + more.expected() + " for the expected number)");
            case Borrow borrow -> "borrow " + borrow.rooms() + " rooms of " + borrow.siteName() + " (" + borrow.owner().en() + ") from " + borrow.from() + "; its own reserve holds";
            case OtherPlan other -> "put newcomers on \"" + other.titleEn() + "\": " + other.saved() + " rooms fewer on the tightest day, "
                    + other.brokenOn().map(day -> "the reserve is still broken on " + day).orElse("and the reserve holds");
        };
    }
}
