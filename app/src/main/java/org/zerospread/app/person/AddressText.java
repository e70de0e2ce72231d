package org.zerospread.app.person;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.zerospread.engine.region.RegionCode;

/// What makes two written addresses the same: the village and the text, whatever the width of its characters and the blanks between them.
final class AddressText {

    private static final long CODES_PER_VILLAGE = 1_000;
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private AddressText() {
    }

    /// The text whose digest finds an address.
    ///
    /// @param region a grid or a village
    static String key(RegionCode region, String address) {
        return region.low() / CODES_PER_VILLAGE + " " + BLANKS.matcher(Normalizer.normalize(address, Normalizer.Form.NFKC)).replaceAll("");
    }
}
