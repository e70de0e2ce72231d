package org.zerospread.app.resumption;

import java.time.LocalDate;
import java.util.UUID;
import org.zerospread.engine.region.RegionCode;

/// A firm began to work, for the first time or after a freeze: news within the same transaction.
public record FirmResumed(UUID firm, RegionCode region, LocalDate on) {
}
