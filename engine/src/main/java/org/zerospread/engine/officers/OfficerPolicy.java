package org.zerospread.engine.officers;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the three officers owe a firm, and what counts when firms are shared out among them.
///
/// @param effectiveFrom first day on which it acts
/// @param effectiveTo last such day; null while it is in force
/// @param everyDays for each kind of officer, days from one visit of a firm to the next
/// @param essentialEveryDays the same for essential firms, where it differs
/// @param deadlineDays for each kind of problem, days until it must be solved
/// @param overdueDays for each rung above the lowest, days after the deadline from which a problem is its own
/// @param writtenWithinDays how many days later a visit may still be written down
public record OfficerPolicy(String code, int version, String titleZh, String titleEn, String source, LocalDate effectiveFrom, @Nullable LocalDate effectiveTo,
        Map<OfficerKind, Integer> everyDays, Map<OfficerKind, Integer> essentialEveryDays, Map<ProblemKind, Integer> deadlineDays, Map<Rung, Integer> overdueDays, int writtenWithinDays, Workload workload,
        TownMap map, SharingRule sharing) {

    public OfficerPolicy {
        everyDays = new EnumMap<>(everyDays);
        essentialEveryDays = essentialEveryDays.isEmpty() ? Map.of() : new EnumMap<>(essentialEveryDays);
        deadlineDays = new EnumMap<>(deadlineDays);
        overdueDays = new EnumMap<>(overdueDays);
    }

    /// The edition, such as `officers-2020@1`.
    public String edition() {
        return code + "@" + version;
    }

    /// Days from one visit to the next.
    public int rhythmDays(OfficerKind kind, FirmClass priority) {
        int usual = everyDays.getOrDefault(kind, 1);
        return priority == FirmClass.ESSENTIAL ? essentialEveryDays.getOrDefault(kind, usual) : usual;
    }

    /// The day on which an officer's next visit is due.
    ///
    /// @param assignedOn since when the firm is his: the first visit is due one rhythm later, at the latest
    /// @param lastVisit his kind's last visit there; null when there was none
    public LocalDate nextVisit(OfficerKind kind, FirmClass priority, LocalDate assignedOn, @Nullable LocalDate lastVisit) {
        LocalDate from = lastVisit == null || lastVisit.isBefore(assignedOn) ? assignedOn : lastVisit;
        return from.plusDays(rhythmDays(kind, priority));
    }

    /// The last day on which a problem may be solved.
    public LocalDate deadline(ProblemKind kind, LocalDate raisedOn) {
        return raisedOn.plusDays(deadlineDays.getOrDefault(kind, 1));
    }

    /// Whose an open problem is on a day. It never falls back: who has it keeps it.
    public Rung rung(Rung before, LocalDate due, LocalDate today) {
        Rung reached = before;
        for (Rung rung : Rung.values()) {
            if (rung != Rung.RESIDENT && !today.isBefore(due.plusDays(overdueDays.getOrDefault(rung, 1))) && rung.compareTo(reached) > 0) {
                reached = rung;
            }
        }
        return reached;
    }
}
