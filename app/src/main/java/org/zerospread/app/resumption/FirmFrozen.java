package org.zerospread.app.resumption;

import java.util.UUID;
import org.zerospread.app.surveillance.CaseId;
import org.zerospread.engine.region.RegionCode;

/// A firm was stopped by a suspected case among its staff: news within the same transaction.
///
/// @param exposed how many of its staff were beside the case
public record FirmFrozen(UUID firm, RegionCode region, CaseId caseId, int exposed) {
}
