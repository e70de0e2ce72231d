package org.zerospread.app.enterprise;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.region.RegionCode;

/// An enterprise (企业).
///
/// @param creditCode unified social credit code (统一社会信用代码, GB 32100), 18 places
/// @param industry code of GB/T 4754: a letter, or a letter and up to four digits
/// @param large whether it is an industrial firm above the state's threshold (规上)
/// @param region where it works: town, village or grid
/// @param phone the office's number, which is public
/// @param staffExpected how many work there when all do
/// @param closedOn day from which it is no more; null while it is
public record Firm(UUID id, String creditCode, String name, String industry, FirmSize size, boolean large, @Nullable String park, Priority priority, RegionCode region, String address,
        @Nullable String contact, @Nullable String phone, int staffExpected, @Nullable LocalDate closedOn) {
}
