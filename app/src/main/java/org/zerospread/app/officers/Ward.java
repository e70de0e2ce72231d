package org.zerospread.app.officers;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.region.RegionCode;

/// A firm that needs an officer of one kind.
///
/// @param points how much work it is
/// @param present the officer that it has; null for none
/// @param pinned whether it keeps him whatever is better
public record Ward(UUID firm, RegionCode place, String industry, int points, @Nullable UUID present, boolean pinned) {

    public Ward {
        if (pinned && present == null) {
            throw new IllegalArgumentException("firm " + firm + " is pinned to nobody");
        }
    }
}
