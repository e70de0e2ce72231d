package org.zerospread.app.enterprise;

import org.jspecify.annotations.Nullable;

/// A firm as somebody typed it.
///
/// @param large `true` for an industrial firm above the state's threshold
/// @param region name, pinyin or code of a town, village or grid
public record FirmForm(@Nullable String creditCode, @Nullable String name, @Nullable String industry, @Nullable String size, @Nullable String large, @Nullable String park, @Nullable String priority,
        @Nullable String region, @Nullable String address, @Nullable String contact, @Nullable String phone, @Nullable String staffExpected) {

    /// Nothing typed.
    public static FirmForm empty() {
        return new FirmForm(null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /// What is known of a firm.
    public static FirmForm of(Firm firm) {
        return new FirmForm(firm.creditCode(), firm.name(), firm.industry(), firm.size().name(), Boolean.toString(firm.large()), firm.park(), firm.priority().name(), firm.region().toString(), firm.address(),
                firm.contact(), firm.phone(), Integer.toString(firm.staffExpected()));
    }
}
