package org.zerospread.engine.forecast;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.zerospread.engine.allocation.SitePurpose;

/// The reserve of a purpose will be broken, or may be.
///
/// @param asExpected first day on which it is broken when as many come as are expected
/// @param atHigh first day on which it is broken when as many come as only once in ten times; never later than the other
/// @param worst the day on which the most rooms are missing
/// @param cures what would keep it, each on its own
public record ReserveWarning(SitePurpose purpose, Optional<LocalDate> asExpected, LocalDate atHigh, RoomDay worst, List<Cure> cures) {

    public ReserveWarning {
        cures = List.copyOf(cures);
    }

    /// The warning in Chinese.
    public String zh() {
        return purpose.zh() + "房间:" + asExpected.map(day -> "预计 " + day + " 起空房少于预留").orElse("来人偏多时 " + atHigh + " 起空房少于预留") + "。最紧的是 " + worst.date()
                + ":共 " + worst.rooms() + " 间,应留 " + worst.reserve() + " 间,预计需要 " + Math.round(worst.need().expected()) + " 间(八成把握 " + worst.need().low() + "–" + worst.need().high()
                + ",其中现有人员 " + worst.certain() + " 间)";
    }

    /// The warning in English.
    public String en() {
        return "rooms for " + purpose.en() + ": " + asExpected.map(day -> "fewer free than the reserve from " + day + " on, as expected")
                .orElse("fewer free than the reserve from " + atHigh + " on if many come") + "; the tightest day is " + worst.date() + ": " + worst.rooms() + " rooms, " + worst.reserve()
                + " to be kept free, " + Math.round(worst.need().expected()) + " needed (" + worst.need().low() + " to " + worst.need().high() + " four times out of five; " + worst.certain()
                + " of them by stays that run already)";
    }
}
